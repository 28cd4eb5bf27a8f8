"""Whatever moment a process is killed at, no work is lost and none has its effect twice."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from api.audit.models import AuditRow
from api.clock import system_clock
from api.database import Database
from api.jobs.models import JobRow
from api.jobs.ports import Work
from api.jobs.service import Jobs
from tests.api.support import eventually

ROOT = Path(__file__).parents[3]
WORK = 24
ROUNDS = 3
LINES_BEFORE_A_KILL = (1, 25)
"""A worker says five lines for each piece of work, and one when it starts."""


class NoQueue:
    """Wakes nobody: as if the process died just after its transaction."""

    async def start(self, work: Work) -> None: ...
    async def wake(self, job_id: str) -> None: ...
    async def aclose(self) -> None: ...


async def worker(address: str, redis_url: str, seed: int) -> Process:
    """A process that works."""
    options = ["-W", "error", "-m", "tests.api.jobs.worker", address, redis_url, str(seed)]
    return await asyncio.create_subprocess_exec(sys.executable, *options, cwd=ROOT, stdout=PIPE)


async def killed_after(process: Process, lines: int) -> None:
    """Read so many lines of what it does, and kill it in the midst of it."""
    assert process.stdout is not None
    async with asyncio.timeout(60):
        for _ in range(lines):
            assert await process.stdout.readline(), "a worker ended by itself"
    await kill(process)


async def kill(process: Process) -> None:
    """SIGKILL: nothing is tidied up."""
    process.kill()
    await process.communicate()


@pytest.fixture
def queue_url(request: pytest.FixtureRequest) -> str:
    """Redis for PostgreSQL, where several processes belong; none for SQLite."""
    on_sqlite = request.getfixturevalue("database_url").startswith("sqlite")
    return "" if on_sqlite else request.getfixturevalue("redis_url")


async def test_nothing_is_lost_or_done_twice(database_url: str, queue_url: str) -> None:
    random = Random(4)
    database = Database(database_url)
    jobs = Jobs(NoQueue(), system_clock)
    for number in range(WORK):
        async with database.writing() as db:
            await jobs.enqueue(db, "write", subject=f"work {number}", owner_id=None)

    async def all_done() -> bool:
        async with database.reading() as db:
            counted = select(func.count()).where(JobRow.status != "done")
            return (await db.execute(counted)).scalar_one() == 0

    for number in range(ROUNDS):
        pair = [await worker(database_url, queue_url, 2 * number + which) for which in (0, 1)]
        await asyncio.gather(
            *(killed_after(process, random.randint(*LINES_BEFORE_A_KILL)) for process in pair)
        )
    assert not await all_done(), "the kills came too late to prove anything"
    last = await worker(database_url, queue_url, 99)
    try:
        await eventually(all_done)
    finally:
        await kill(last)
    async with database.reading() as db:
        effects = Counter((await db.execute(select(AuditRow.subject))).scalars())
        attempts = (await db.execute(select(func.sum(JobRow.attempts)))).scalar_one()
    await database.aclose()
    assert effects == {f"work {number}": 1 for number in range(WORK)}
    assert attempts > WORK, "no kill hit work that was under way"
