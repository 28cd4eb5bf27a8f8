"""Telling a worker of work: by taskiq, within this process or over Redis Streams."""

import asyncio
from contextlib import suppress
from typing import Final

import structlog
from redis.exceptions import RedisError
from taskiq import AsyncBroker, InMemoryBroker
from taskiq.acks import AcknowledgeType
from taskiq.exceptions import SendTaskError
from taskiq.kicker import AsyncKicker
from taskiq.receiver import Receiver
from taskiq_redis import RedisStreamBroker

from api.jobs.ports import Work

TASK: Final = "work"
STREAM: Final = "mockmate:jobs"
GROUP: Final = "mockmate"
KEPT: Final = 10_000
LOCK_S: Final = 10.0
AGAIN_S: Final = 1.0
"""Seconds until a Redis that is down is asked again."""


class LocalQueue:
    """This process does all work."""

    def __init__(self) -> None:
        self._broker = InMemoryBroker()
        self._started = False

    async def start(self, work: Work) -> None:
        """Begin to have work done."""
        _register(self._broker, work)
        await self._broker.startup()
        self._started = True

    async def wake(self, job_id: str) -> None:
        """Have this work done; before the start nothing is, and the sweeper will find it."""
        if self._started:
            await AsyncKicker[[str], None](TASK, self._broker, {}).kiq(job_id)

    async def aclose(self) -> None:
        """Wait until nothing is done any more."""
        self._started = False
        await self._broker.wait_all()
        await self._broker.shutdown()


class RedisQueue:
    """Whichever process has a place takes the work.

    What Redis forgets does not matter: the rows say what is to be done, and a message that was
    lost is sent again. So a message counts as done when it is received.
    """

    def __init__(self, url: str, *, places: int) -> None:
        self._broker = RedisStreamBroker(
            url,
            queue_name=STREAM,
            consumer_group_name=GROUP,
            consumer_id="0",
            maxlen=KEPT,
            # A process takes no more than it has places for.
            xread_count=1,
            unacknowledged_lock_timeout=LOCK_S,
        )
        self._places = places
        self._over = asyncio.Event()
        self._listening: asyncio.Task[None] | None = None

    async def start(self, work: Work) -> None:
        """Begin to have work done, here and in every other process that started."""
        _register(self._broker, work)
        self._listening = asyncio.create_task(self._listen())

    async def wake(self, job_id: str) -> None:
        """Have this work done by some process; where Redis is down it is told again later."""
        try:
            await AsyncKicker[[str], None](TASK, self._broker, {}).kiq(job_id)
        except SendTaskError:
            _log().warning("job_not_announced", job_id=job_id)

    async def aclose(self) -> None:
        """Take no more work, and wait until nothing is done any more."""
        self._over.set()
        if self._listening is not None:
            await self._listening
        await self._broker.shutdown()

    async def _listen(self) -> None:
        receiver = Receiver(
            self._broker,
            run_startup=False,
            max_async_tasks=self._places,
            ack_type=AcknowledgeType.WHEN_RECEIVED,
        )
        while not self._over.is_set():
            try:
                await self._broker.startup()
                await receiver.listen(self._over)
            except RedisError as error:
                _log().warning("jobs_unreachable", error=type(error).__name__)
                with suppress(TimeoutError):
                    async with asyncio.timeout(AGAIN_S):
                        await self._over.wait()


def _register(broker: AsyncBroker, work: Work) -> None:
    # The broker renames what it is given, and a method cannot be renamed.
    async def run(job_id: str) -> None:
        await work(job_id)

    broker.register_task(run, task_name=TASK)


def _log() -> structlog.stdlib.BoundLogger:
    return structlog.get_logger("api.jobs")
