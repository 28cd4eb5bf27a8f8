"""Where an interview stands after one more of its answers was evaluated."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.evaluations.models import EvaluationRow
from api.evaluations.outcome import Judged, overall
from api.evaluations.repository import EvaluationRepository
from api.events.events import Events
from api.interviews.announcing import announce
from api.interviews.models import InterviewRow
from schemas.events import EvaluationChanged


async def settle_interview(db: AsyncSession, events: Events, interview: InterviewRow) -> None:
    """Count what is judged; the last one completes the interview. It is locked before."""
    evaluations = await EvaluationRepository(db).of_interview(interview.id)
    scored = overall(_judged(row) for row in evaluations)
    interview.overall_score = None if scored is None else scored.score
    open_ = sum(row.status == "pending" for row in evaluations)
    if open_ == 0 and interview.status == "evaluating":
        interview.status = "completed"
        announce(events, db, interview)
    changed = EvaluationChanged(
        id=interview.id,
        status="running" if open_ else "done",
        progress=1 - open_ / len(evaluations) if evaluations else 1.0,
    )
    events.publish_after(db, interview.owner_id, changed)


def _judged(row: EvaluationRow) -> Judged:
    return Judged("", (), row.score, row.low, row.high, None)
