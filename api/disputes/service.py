"""Disagreeing with how an answer was judged."""

from datetime import datetime

from api.answers.repository import AnswerRepository
from api.answers.service import finished_answer
from api.disputes.models import DisputeRow
from api.disputes.repository import DisputeRepository
from api.errors import WrongState
from api.ids import new_id
from schemas.answers import Dispute, DisputeRequest


class AlreadyDisputed(WrongState):
    """A dispute about the answer is open."""

    code = "already_disputed"


async def open_dispute(
    answers: AnswerRepository,
    disputes: DisputeRepository,
    answer_id: str,
    request: DisputeRequest,
    now: datetime,
) -> Dispute:
    """A new dispute. Raises NotFound, NotFinished, AlreadyDisputed."""
    answer, _ = await finished_answer(answers, answer_id)
    if await disputes.is_open(answer.id):
        raise AlreadyDisputed("You have told us already; your dispute about this answer is open.")
    row = DisputeRow(
        id=new_id(),
        answer_id=answer.id,
        reason=request.reason,
        status="open",
        outcome=None,
        created_at=now,
        resolved_at=None,
    )
    disputes.add(row)
    return dispute_body(row)


def dispute_body(row: DisputeRow) -> Dispute:
    """A dispute as the person sees it."""
    return Dispute.model_validate(
        {
            "id": row.id,
            "answer_id": row.answer_id,
            "status": row.status,
            "reason": row.reason,
            "outcome": row.outcome,
            "created_at": row.created_at,
            "resolved_at": row.resolved_at,
        }
    )
