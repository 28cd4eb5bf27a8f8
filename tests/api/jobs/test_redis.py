"""Several processes with one Redis: work is shared, and events reach everybody."""

import asyncio
from collections.abc import AsyncIterator, Callable
from random import Random

import pytest
from redis.asyncio import Redis

from api.database import Database
from api.events.events import Events
from api.events.redis_relay import RedisRelay
from api.jobs.background import PLACES, Background
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from schemas.events import ResumeChanged
from tests.api.support import FakeClock, eventually, settled

READY = ResumeChanged(id="r1", status="ready")


class Server:
    """What one process of the API has."""

    def __init__(self, address: str, redis_url: str, clock: FakeClock) -> None:
        self.done: list[str] = []
        self.go_on = asyncio.Event()
        self.database = Database(address)
        self.events = Events(RedisRelay(redis_url, clock))
        self.background = Background(
            self.database, self.events, clock, redis_url=redis_url, random=Random(1)
        )

    async def start(self) -> None:
        """Begin to work and to listen."""
        await self.events.start()
        await self.background.start((JobKind("write", self._write),))

    async def _write(self, run: JobRun) -> None:
        await self.go_on.wait()
        self.done.append(run.subject)

    async def ask(self, subject: str) -> None:
        """Ask for work."""
        async with self.database.writing() as db:
            await self.background.jobs.enqueue(db, "write", subject=subject, owner_id=None)

    async def aclose(self) -> None:
        """End."""
        self.go_on.set()
        await self.background.aclose()
        await self.events.aclose()
        await self.database.aclose()


async def forget_all(redis_url: str) -> None:
    """Empty this Redis."""
    async with Redis.from_url(redis_url) as redis:  # pyright: ignore[reportUnknownMemberType]
        await redis.flushall()  # pyright: ignore[reportUnknownMemberType]


@pytest.fixture
async def new_server(
    database_url: str, redis_url: str, clock: FakeClock
) -> AsyncIterator[Callable[[], Server]]:
    """Makes servers on one database and one Redis, both empty."""
    await forget_all(redis_url)
    made: list[Server] = []

    def new() -> Server:
        made.append(Server(database_url, redis_url, clock))
        return made[-1]

    yield new
    for server in made:
        await server.aclose()


async def test_work_goes_to_whom_has_a_place(new_server: Callable[[], Server]) -> None:
    one, two = new_server(), new_server()
    await one.start()
    await two.start()
    for number in range(2 * PLACES):
        await one.ask(str(number))
    one.go_on.set()
    two.go_on.set()
    await settled(one.database)
    assert sorted(one.done + two.done) == [str(number) for number in range(2 * PLACES)]
    assert one.done
    assert two.done


async def test_work_is_found_when_redis_forgot_it(
    new_server: Callable[[], Server], redis_url: str
) -> None:
    one = new_server()
    one.go_on.set()
    await one.ask("asked for before anybody worked")
    await forget_all(redis_url)
    await one.start()
    await settled(one.database)
    assert one.done == ["asked for before anybody worked"]


async def test_events_reach_the_clients_of_every_process(
    new_server: Callable[[], Server],
) -> None:
    one, two = new_server(), new_server()
    await one.events.start()
    await two.events.start()
    with two.events.subscribe("me", last_id=None) as mine:
        await one.events.publish("me", READY)
        async with asyncio.timeout(10):
            sent = await mine.waiting.get()
    assert sent is not None
    assert sent.data == READY.model_dump_json()


async def test_what_was_missed_is_known_to_every_process(
    new_server: Callable[[], Server], clock: FakeClock, redis_url: str
) -> None:
    one = new_server()
    await one.events.start()
    with one.events.subscribe("me", last_id=None) as mine:
        await one.events.publish("me", READY)
        first = await mine.waiting.get()
    await one.events.publish("me", ResumeChanged(id="r2", status="failed"))
    assert first is not None
    two = new_server()
    await two.events.start()

    async def known() -> bool:
        with two.events.subscribe("me", last_id=first.id) as again:
            return again.waiting.qsize() == 1

    await eventually(known)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_listening_ends_wherever_it_is(new_server: Callable[[], Server]) -> None:
    for turns_of_the_loop in range(40):
        events = new_server().events
        await events.start()
        for _ in range(turns_of_the_loop):
            await asyncio.sleep(0)
        async with asyncio.timeout(5):
            await events.aclose()


async def test_without_redis_hints_are_lost_and_nothing_else(
    database_url: str, clock: FakeClock
) -> None:
    server = Server(database_url, "redis://127.0.0.1:1", clock)
    await server.start()
    await server.events.publish("me", READY)
    await server.ask("it waits")
    await server.aclose()
    again = Background(
        database := Database(database_url),
        server.events,
        clock,
        redis_url=None,
        random=Random(1),
    )
    await again.start((JobKind("write", server._write),))  # pyright: ignore[reportPrivateUsage]
    await settled(database)
    assert server.done == ["it waits"]
    await again.aclose()
    await database.aclose()
