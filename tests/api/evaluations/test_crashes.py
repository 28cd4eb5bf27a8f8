"""Whatever moment a process is killed at, every answer is evaluated, and none twice."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from api.clock import system_clock
from api.database import Database
from api.evaluations.asking import Evaluations
from api.evaluations.models import EvaluationRow
from api.evaluations.repository import EvaluationRepository
from api.events.events import Events
from api.events.local import LocalRelay
from api.interviews.models import InterviewRow
from api.jobs.models import JobRow
from api.jobs.ports import Work
from api.jobs.service import Jobs
from tests.api.evaluations.over import add_over, somebody
from tests.api.support import eventually

ROOT = Path(__file__).parents[3]
INTERVIEWS = 6
ANSWERS = 4
ROUNDS = 3
LINES_BEFORE_A_KILL = (1, 50)
"""A worker says a dozen lines for each answer, and some to find work."""


class NoQueue:
    """Wakes nobody: as if the process died just after its transaction."""

    async def start(self, work: Work) -> None: ...
    async def wake(self, job_id: str) -> None: ...
    async def aclose(self) -> None: ...


async def ask_for_all(database: Database) -> None:
    """Interviews that are over, each with its evaluations asked for in one transaction."""
    jobs = Jobs(NoQueue(), system_clock)
    events = Events(LocalRelay(system_clock))
    evaluations = Evaluations(jobs, events, system_clock, set_up=True)
    async with database.writing() as db:
        db.add(somebody(system_clock()))
    for name in (f"i{number}" for number in range(INTERVIEWS)):
        # No two are alike.
        answers = {f"a-{name}-{n}": f"I moved {name} {n} times." for n in range(1, ANSWERS + 1)}
        async with database.writing() as db:
            interview = await add_over(db, name, answers, system_clock())
            groups = (await EvaluationRepository(db).groups([name]))[name]
            assert await evaluations.ask(db, interview, groups)


async def worker(address: str, redis_url: str, seed: int, folder: Path) -> Process:
    """A process that evaluates."""
    module = ["-W", "error", "-m", "tests.api.evaluations.worker"]
    options = [*module, address, redis_url, str(seed), str(folder)]
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


async def test_every_answer_is_evaluated_once(
    database_url: str, queue_url: str, tmp_path: Path
) -> None:
    random = Random(5)
    database = Database(database_url)
    await ask_for_all(database)

    async def all_completed() -> bool:
        async with database.reading() as db:
            left = select(func.count()).where(InterviewRow.status != "completed")
            return (await db.execute(left)).scalar_one() == 0

    for number in range(ROUNDS):
        pair = [
            await worker(database_url, queue_url, 2 * number + which, tmp_path) for which in (0, 1)
        ]
        await asyncio.gather(
            *(killed_after(process, random.randint(*LINES_BEFORE_A_KILL)) for process in pair)
        )
    assert not await all_completed(), "the kills came too late to prove anything"
    last = await worker(database_url, queue_url, 99, tmp_path)
    reading = asyncio.create_task(_read_on(last))
    try:
        await eventually(all_completed)
    finally:
        last.kill()
        await reading
        await last.wait()
    async with database.reading() as db:
        evaluations = (await db.execute(select(EvaluationRow))).scalars().all()
        scores = (await db.execute(select(InterviewRow.overall_score))).scalars().all()
        attempts = (await db.execute(select(func.sum(JobRow.attempts)))).scalar_one()
        undone = (await db.execute(select(JobRow.id).where(JobRow.status != "done"))).all()
    await database.aclose()
    expected = {f"a-i{i}-{n}" for i in range(INTERVIEWS) for n in range(1, ANSWERS + 1)}
    assert Counter(row.answer_id for row in evaluations) == dict.fromkeys(expected, 1)
    assert {(row.status, row.score) for row in evaluations} == {("scored", 7.0)}
    assert set(scores) == {7.0}
    assert undone == []
    assert attempts > len(expected), "no kill hit an evaluation that was under way"


async def _read_on(process: Process) -> None:
    """So that it is not held up by what it says."""
    assert process.stdout is not None
    while await process.stdout.readline():
        pass
