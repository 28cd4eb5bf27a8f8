"""Giving up interviews that were left in the middle."""

from datetime import timedelta
from typing import Final

from sqlalchemy import exists, select

from api.calls.models import CallRow
from api.evaluations.asking import Evaluations
from api.evaluations.repository import EvaluationRepository
from api.interviews.announcing import announce
from api.interviews.models import InterviewRow
from api.jobs.ports import JobKind
from api.jobs.run import JobRun

ABANDON_LEFT: Final = "abandon_left_interviews"

LEFT_FOR: Final = timedelta(hours=24)
"""An interview that has begun is given up so long after the last sign of life of its last call."""


class Abandoning:
    """Gives up what was left, and has it evaluated as far as it went."""

    def __init__(self, evaluations: Evaluations) -> None:
        self._evaluations = evaluations

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (JobKind(ABANDON_LEFT, self.abandon_left, every=timedelta(hours=1)),)

    async def abandon_left(self, run: JobRun) -> None:
        """Give up everybody's interviews that were left. One that was never begun stays pending."""
        since = run.clock() - LEFT_FOR
        alive = exists().where(
            CallRow.interview_id == InterviewRow.id, CallRow.last_seen_at > since
        )
        left = (InterviewRow.status == "in_progress", InterviewRow.created_at <= since, ~alive)
        async with run.transaction() as db:
            query = select(InterviewRow).where(*left).with_for_update(of=InterviewRow)
            abandoned = (await db.execute(query)).scalars().all()
            groups = await EvaluationRepository(db).groups([one.id for one in abandoned])
            for interview in abandoned:
                interview.status = "abandoned"
                announce(run.events, db, interview)
                await self._evaluations.ask(db, interview, groups[interview.id])
            await run.finish(db)
