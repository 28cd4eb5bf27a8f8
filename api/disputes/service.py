"""Disagreeing with how an answer was judged."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.answers.repository import AnswerRepository
from api.answers.service import finished_answer
from api.audit.service import note
from api.context import Context
from api.disputes.asking import ask_again
from api.disputes.bodies import dispute_body
from api.disputes.models import DisputeRow
from api.disputes.repository import DisputeRepository, OwnDisputes, evaluations_of
from api.errors import WrongState
from api.ids import new_id
from schemas.admin import DecideDisputeRequest
from schemas.answers import Dispute, DisputeRequest
from schemas.lists import Page


class AlreadyDisputed(WrongState):
    """A dispute about the answer is open."""

    code = "already_disputed"


async def open_dispute(
    db: AsyncSession,
    context: Context,
    owner_id: str,
    answer_id: str,
    request: DisputeRequest,
) -> Dispute:
    """A new dispute, for which the answer is judged once more.

    Raises NotFound, NotFinished, AlreadyDisputed.
    """
    answer, interview = await finished_answer(AnswerRepository(db, owner_id), answer_id)
    disputes = DisputeRepository(db)
    if await disputes.is_open(answer.id):
        raise AlreadyDisputed("You have told us already; your dispute about this answer is open.")
    row = DisputeRow(
        id=new_id(),
        answer_id=answer.id,
        reason=request.reason,
        status="open",
        outcome=None,
        former_id=None,
        again_id=None,
        again_reason=None,
        created_at=context.clock(),
        resolved_at=None,
    )
    await ask_again(db, context.jobs, row, answer, interview, set_up=context.evaluations.set_up)
    disputes.add(row)
    return dispute_body(row, await evaluations_of(db, [row]))


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
    db: AsyncSession, owner_id: str, answer_id: str | None, *, cursor: str | None, limit: int
) -> Page[Dispute]:
    """One page of one's own, the newest first. Raises DoesNotFit."""
    disputes = OwnDisputes(db, owner_id)
    rows, next_cursor = await disputes.page(answer_id, cursor=cursor, limit=limit)
    evaluations = await evaluations_of(db, rows)
    items = tuple(dispute_body(row, evaluations) for row in rows)
    return Page[Dispute](items=items, next_cursor=next_cursor)


async def get_dispute(db: AsyncSession, owner_id: str, dispute_id: str) -> Dispute:
    """One of one's own. Raises NotFound."""
    row = await OwnDisputes(db, owner_id).get(dispute_id)
    return dispute_body(row, await evaluations_of(db, [row]))
