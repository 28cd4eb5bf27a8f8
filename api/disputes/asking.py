"""Having a disputed answer judged once more, in the transaction that opens the dispute."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.answers.models import AnswerRow
from api.disputes.models import DisputeRow
from api.disputes.repository import DisputeRepository
from api.evaluations import reasons
from api.evaluations.repository import EvaluationRepository
from api.interviews.models import InterviewRow
from api.jobs.service import Jobs

JUDGE_AGAIN: Final = "judge_disputed_answer"


async def ask_again(
    db: AsyncSession,
    jobs: Jobs,
    dispute: DisputeRow,
    answer: AnswerRow,
    interview: InterviewRow,
    *,
    set_up: bool,
) -> None:
    """Each judgement is doubted once: who doubts the second one waits for a person.

    What is said to a follow-up is judged with what was said before it. The interview is locked
    before. set_up: whether anything here evaluates.
    """
    rows = EvaluationRepository(db)
    groups = (await rows.groups([interview.id]))[interview.id]
    (group,) = (one for one in groups if answer in one.answers)
    former = (await rows.latest([group.main.id])).get(group.main.id)
    dispute.former_id = former and former.id
    if not set_up:
        dispute.again_reason = reasons.NOT_SET_UP
    elif group.main.passed_over:
        dispute.again_reason = reasons.SKIPPED
    elif former is not None and former.status == "pending":
        dispute.again_reason = reasons.BEING_EVALUATED
    elif former is not None and await DisputeRepository(db).came_of_one(former):
        dispute.again_reason = reasons.JUDGED_TWICE
    else:
        await jobs.enqueue(db, JUDGE_AGAIN, subject=dispute.id, owner_id=interview.owner_id)
