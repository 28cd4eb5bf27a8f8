"""Disagreeing with how an answer was judged."""

from fastapi import APIRouter, Request, status

from api.accounts.principal import PrincipalDep
from api.answers.repository import AnswerRepository
from api.answers.service import NotFinished
from api.context import ContextDep, DbDep
from api.disputes.repository import DisputeRepository
from api.disputes.service import AlreadyDisputed, open_dispute
from api.documented import BODY_ERRORS, errors
from api.idempotency.service import IdempotencyKey, once
from schemas.answers import Dispute, DisputeRequest

router = APIRouter(prefix="/api/answers", tags=["answers"])


@router.post(
    "/{answer_id}/dispute",
    status_code=status.HTTP_201_CREATED,
    responses=errors(401, 403, 404, 409, NotFinished, AlreadyDisputed, *BODY_ERRORS),
)
async def dispute(
    answer_id: str,
    body: DisputeRequest,
    request: Request,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    idempotency_key: IdempotencyKey = None,
) -> Dispute:
    """Say why a judgement is wrong; one dispute an answer is open at a time."""
    now = context.clock()
    answers = AnswerRepository(db, principal.user.id)
    return await once(
        db,
        owner_id=principal.user.id,
        key=idempotency_key,
        path=request.url.path,
        request=body,
        now=now,
        answer=Dispute,
        create=lambda: open_dispute(answers, DisputeRepository(db), answer_id, body, now),
    )
