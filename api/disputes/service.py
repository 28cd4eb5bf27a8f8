"""Disagreeing with how an answer was judged."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.answers.repository import AnswerRepository
from api.answers.service import finished_answer
from api.audit.service import note
from api.disputes.models import DisputeRow
from api.disputes.repository import DisputeRepository, OwnDisputes
from api.errors import WrongState
from api.ids import new_id
from schemas.admin import DecideDisputeRequest
from schemas.answers import Dispute, DisputeRequest
from schemas.lists import Page


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


async def decide(
    db: AsyncSession,
    dispute_id: str,
    request: DecideDisputeRequest,
    *,
    actor_id: str,
    now: datetime,
) -> DisputeRow:
    """An open dispute, decided; that somebody did is noted. Raises NotFound, WrongState."""
    row, owner_id = await DisputeRepository(db).to_decide(dispute_id)
    if row.status != "open":
        raise WrongState("This dispute has been decided already.")
    row.status = request.status
    row.outcome = request.outcome
    row.resolved_at = now
    note(
        db,
        "dispute_decided",
        at=now,
        actor_id=actor_id,
        owner_id=owner_id,
        subject=row.id,
        detail={"status": request.status},
    )
    return row


async def list_disputes(
    disputes: OwnDisputes, answer_id: str | None, *, cursor: str | None, limit: int
) -> Page[Dispute]:
    """One page of one's own, the newest first. Raises DoesNotFit."""
    rows, next_cursor = await disputes.page(answer_id, cursor=cursor, limit=limit)
    return Page[Dispute](items=tuple(map(dispute_body, rows)), next_cursor=next_cursor)


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
