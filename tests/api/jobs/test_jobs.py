"""Background work: asked for in a transaction, done once, tried again, given up."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import func, select, update

from api.accounts.models import UserRow
from api.audit.models import AuditRow
from api.database import Database
from api.errors import WrongState
from api.events.events import Events
from api.events.local import LocalRelay
from api.ids import new_id
from api.jobs.background import Background
from api.jobs.models import JobRow
from api.jobs.ports import JobKind
from api.jobs.repository import JobRepository
from api.jobs.run import JobFailed, JobRun
from api.jobs.runner import LONGEST_RETRY_S, retry_after
from tests.api.support import FakeClock, eventually, settled

OWNER = "owner"
LEASE = timedelta(seconds=60)


@dataclass
class Work:
    """What handlers in these tests did, and how they are told to behave."""

    done: list[str] = field(default_factory=list[str])
    errors: list[Exception] = field(default_factory=list[Exception])
    began: asyncio.Event = field(default_factory=asyncio.Event)
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    slow: bool = False

    async def handle(self, run: JobRun) -> None:
        """Write one row about the subject, unless told to fail."""
        self.began.set()
        if self.slow:
            await self.go_on.wait()
        if self.errors:
            raise self.errors.pop(0)
        async with run.transaction() as db:
            db.add(
                AuditRow(id=new_id(), at=run.clock(), action="worked", subject=run.payload["what"])
            )
            await run.finish(db, result_url="/api/files/1")
        self.done.append(run.payload["what"])


class Office:
    """A database with one person, and the background that works on it."""

    def __init__(self, url: str, clock: FakeClock, work: Work) -> None:
        self.clock = clock
        self.work = work
        self.database = Database(url)
        self.events = Events(LocalRelay(clock))
        self.kinds = (JobKind("write", work.handle, max_attempts=3),)
        self.background = self.new_background()

    def new_background(self) -> Background:
        """What another process, or the next start, would have."""
        return Background(
            self.database, self.events, self.clock, redis_url=None, random=Random(1), lease=LEASE
        )

    async def ask(self, what: str, *, subject: str = "1", kind: str = "write") -> str:
        """The id of the work."""
        async with self.database.writing() as db:
            return await self.background.jobs.enqueue(
                db, kind, subject=subject, owner_id=OWNER, payload={"what": what}
            )

    async def row(self, job_id: str) -> JobRow:
        """How it stands."""
        async with self.database.reading() as db:
            return await JobRepository(db).any(job_id)

    async def until(self, job_id: str, status: str) -> JobRow:
        """The row, once it has this status."""
        await eventually(lambda: self._is(job_id, status=status))
        return await self.row(job_id)

    async def after(self, job_id: str, attempts: int) -> JobRow:
        """The row, once so many attempts were made."""
        await eventually(lambda: self._is(job_id, attempts=attempts, lease=None))
        return await self.row(job_id)

    async def _is(self, job_id: str, **expected: object) -> bool:
        row = await self.row(job_id)
        return all(getattr(row, name) == value for name, value in expected.items())

    async def written(self) -> int:
        """How often a handler's effect was kept."""
        async with self.database.reading() as db:
            return (await db.execute(select(func.count()).select_from(AuditRow))).scalar_one()


@pytest.fixture
async def office(database_url: str, clock: FakeClock) -> AsyncIterator[Office]:
    office = Office(database_url, clock, Work())
    async with office.database.writing() as db:
        db.add(
            UserRow(id=OWNER, name="Owner", role="user", guest=True, created_at=clock(), email=None)
        )
    await office.events.start()
    await office.background.start(office.kinds)
    yield office
    office.work.go_on.set()
    await office.background.aclose()
    await office.database.aclose()


async def test_work_is_done_once_it_is_committed(office: Office) -> None:
    job_id = await office.ask("letter")
    row = await office.until(job_id, "done")
    assert (row.progress, row.attempts, row.result_url) == (1.0, 1, "/api/files/1")
    assert row.finished_at == office.clock()
    assert office.work.done == ["letter"]
    assert await office.written() == 1


async def test_work_is_not_done_where_its_cause_is_rolled_back(office: Office) -> None:
    async def ask_and_break() -> None:
        async with office.database.writing() as db:
            await office.background.jobs.enqueue(db, "write", subject="1", owner_id=OWNER)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await ask_and_break()
    job_id = await office.ask("other", subject="2")
    await office.until(job_id, "done")
    assert office.work.done == ["other"]


async def test_what_waits_is_asked_for_once(office: Office) -> None:
    office.work.slow = True
    blockers = [await office.ask("x", subject=f"blocker {n}") for n in range(4)]
    first = await office.ask("old words")
    assert await office.ask("new words") == first
    office.work.go_on.set()
    for job_id in (*blockers, first):
        await office.until(job_id, "done")
    assert sorted(office.work.done) == ["new words", "x", "x", "x", "x"]


async def test_what_is_being_done_is_done_once_more(office: Office) -> None:
    office.work.slow = True
    first = await office.ask("old words")
    await office.work.began.wait()
    assert await office.ask("new words") == first
    office.work.go_on.set()

    async def twice() -> bool:
        await office.background.sweep()
        return office.work.done == ["old words", "new words"]

    await eventually(twice)
    await office.until(first, "done")


async def test_the_same_can_be_asked_for_when_it_is_done(office: Office) -> None:
    first = await office.ask("one")
    await office.until(first, "done")
    second = await office.ask("two")
    await office.until(second, "done")
    assert first != second
    assert office.work.done == ["one", "two"]


async def test_what_fails_is_tried_again_later(office: Office) -> None:
    office.work.errors = [OSError("disk"), OSError("disk")]
    job_id = await office.ask("letter")
    row = await office.after(job_id, 1)
    assert row.next_try_at > office.clock()
    await office.background.sweep()
    await settled(office.database)
    assert (await office.row(job_id)).attempts == 1, "it is not tried before its time"
    for attempts in (2, 3):
        office.clock.advance(seconds=2 * LONGEST_RETRY_S)
        await office.background.sweep()
        row = await office.after(job_id, attempts)
    assert row.status == "done"
    assert office.work.done == ["letter"]


async def test_what_fails_again_and_again_is_a_dead_letter(office: Office) -> None:
    office.work.errors = [OSError("secret words")] * 3
    job_id = await office.ask("letter")
    for attempts in (1, 2, 3):
        row = await office.after(job_id, attempts)
        office.clock.advance(seconds=2 * LONGEST_RETRY_S)
        await office.background.sweep()
    assert row.status == "failed"
    assert row.error == "This did not work, also not after several tries."
    async with office.database.reading() as db:
        letters, more = await JobRepository(db).page("failed", cursor=None, limit=10)
    assert [letter.id for letter in letters] == [job_id]
    assert more is None


async def test_a_dead_letter_can_be_tried_again(office: Office) -> None:
    office.work.errors = [JobFailed("The file is broken.")]
    job_id = await office.ask("letter")
    assert (await office.until(job_id, "failed")).error == "The file is broken."
    async with office.database.writing() as db:
        await office.background.jobs.retry(db, job_id)
    row = await office.until(job_id, "done")
    assert (row.attempts, row.error) == (1, None)
    with pytest.raises(WrongState):
        async with office.database.writing() as db:
            await office.background.jobs.retry(db, job_id)


async def test_a_dead_letter_is_not_tried_beside_newer_work(office: Office) -> None:
    office.work.errors = [JobFailed("broken")]
    dead = await office.ask("letter")
    await office.until(dead, "failed")
    office.work.slow = True
    await office.ask("letter")
    with pytest.raises(WrongState):
        async with office.database.writing() as db:
            await office.background.jobs.retry(db, dead)


async def test_an_unknown_kind_is_a_dead_letter(office: Office) -> None:
    job_id = await office.ask("letter", kind="unheard of")
    row = await office.until(job_id, "failed")
    assert row.error == "This version does not know how to do this."


async def test_at_the_end_work_goes_back_and_is_begun_again(office: Office) -> None:
    office.work.slow = True
    job_id = await office.ask("letter")
    await office.work.began.wait()
    await office.background.aclose()
    row = await office.row(job_id)
    assert (row.status, row.attempts, row.lease) == ("pending", 0, None)
    office.work.slow = False
    office.background = office.new_background()
    await office.background.start(office.kinds)
    await office.until(job_id, "done")
    assert await office.written() == 1


async def test_a_dead_worker_is_followed_by_another(office: Office) -> None:
    office.work.slow = True
    job_id = await office.ask("letter")
    await office.work.began.wait()
    office.work.slow = False
    office.clock.advance(seconds=LEASE.total_seconds() + 61)
    other = office.new_background()
    await other.start(office.kinds)
    try:
        await office.until(job_id, "done")
        # The first one wakes up: nothing of what it does is kept.
        office.work.go_on.set()
        await office.background.aclose()
    finally:
        await other.aclose()
    row = await office.row(job_id)
    assert (row.status, row.attempts) == ("done", 2)
    assert office.work.done == ["letter"]
    assert await office.written() == 1


async def test_work_that_kills_its_worker_is_given_up(office: Office) -> None:
    office.work.slow = True
    job_id = await office.ask("letter")
    await office.work.began.wait()
    async with office.database.writing() as db:
        long_ago = office.clock() - timedelta(days=1)
        await db.execute(
            update(JobRow).where(JobRow.id == job_id).values(attempts=3, lease_until=long_ago)
        )
    office.clock.advance(minutes=2)
    other = office.new_background()
    await other.start(office.kinds)
    row = await office.until(job_id, "failed")
    await other.aclose()
    assert row.attempts == 4


async def test_progress_is_told(office: Office) -> None:
    async def half(run: JobRun) -> None:
        await run.progress(0.5)

    await office.background.aclose()
    office.background = office.new_background()
    await office.background.start((JobKind("half", half),))
    with office.events.subscribe(OWNER, last_id=None) as mine:
        await office.until(await office.ask("", kind="half"), "done")
        told = [mine.waiting.get_nowait() for _ in range(mine.waiting.qsize())]
    shares = [event.data for event in told if event is not None]
    assert ['"progress":0.0' in shares[0], '"progress":0.5' in shares[1]] == [True, True]
    assert '"status":"done","progress":1.0' in shares[2]


async def test_regular_work_is_asked_for_when_it_is_due(office: Office) -> None:
    days: list[int] = []

    async def daily(run: JobRun) -> None:
        days.append(run.clock().day)

    await office.background.aclose()
    office.background = office.new_background()
    await office.background.start((JobKind("daily", daily, every=timedelta(days=1)),))
    for hours in (0, 12, 12, 24):
        office.clock.advance(hours=hours)
        await office.background.ask_for_regular()
        await settled(office.database)
    assert days == [2, 3, 4]


async def test_old_work_is_forgotten(office: Office) -> None:
    job_id = await office.ask("letter")
    await office.until(job_id, "done")
    office.clock.advance(days=31)
    await office.background.ask_for_regular()
    await settled(office.database)
    async with office.database.reading() as db:
        known = (await db.execute(select(JobRow.kind))).scalars().all()
    assert known == ["forget_done_jobs"]


def test_retries_are_further_and_further_apart() -> None:
    random = Random(7)
    waits = [retry_after(attempt, random).total_seconds() for attempt in range(1, 12)]
    for attempt, wait in enumerate(waits, start=1):
        usual = min(LONGEST_RETRY_S, 2.0**attempt)
        assert 0.5 * usual <= wait <= 1.5 * usual
    assert len(set(waits)) == len(waits)
