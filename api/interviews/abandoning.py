"""Giving up interviews that were left in the middle."""

from datetime import timedelta
from typing import Final

from sqlalchemy import exists, update

from api.calls.models import CallRow
from api.interviews.models import InterviewRow
from api.jobs.ports import JobKind
from api.jobs.run import JobRun
from schemas.events import InterviewChanged

LEFT_FOR: Final = timedelta(hours=24)
"""An interview that has begun is given up so long after the last sign of life of its last call."""


async def abandon_left(run: JobRun) -> None:
    """Give up everybody's interviews that were left. One that was never begun stays pending."""
    since = run.clock() - LEFT_FOR
    alive = exists().where(CallRow.interview_id == InterviewRow.id, CallRow.last_seen_at > since)
    left = (InterviewRow.status == "in_progress", InterviewRow.created_at <= since, ~alive)
    async with run.transaction() as db:
        abandoned = await db.execute(
            update(InterviewRow)
            .where(*left)
            .values(status="abandoned")
            .returning(InterviewRow.id, InterviewRow.owner_id)
            .execution_options(synchronize_session=False)
        )
        for interview_id, owner_id in abandoned:
            changed = InterviewChanged(id=interview_id, status="abandoned")
            run.events.publish_after(db, owner_id, changed)
        await run.finish(db)


ABANDON_LEFT: Final = JobKind("abandon_left_interviews", abandon_left, every=timedelta(hours=1))
