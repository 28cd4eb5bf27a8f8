"""Practising one question."""

from fastapi import APIRouter, Request, status

from api.accounts.principal import PrincipalDep
from api.answers.repository import AnswerRepository
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from api.idempotency.service import IdempotencyKey, once
from api.interviews.repository import InterviewRepository
from api.practice.service import create_practice
from api.quotas.service import QuotaReached
from schemas.interviews import Interview
from schemas.practice import PracticeRequest

router = APIRouter(prefix="/api/practice", tags=["practice"])


@router.post(
    "", status_code=status.HTTP_201_CREATED, responses=errors(401, 403, QuotaReached, *BODY_ERRORS)
)
async def create(
    body: PracticeRequest,
    request: Request,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    idempotency_key: IdempotencyKey = None,
) -> Interview:
    """An interview of one question, joined like any other."""
    now = context.clock()
    owner_id = principal.user.id

    async def make() -> Interview:
        await context.quotas.take(db, owner_id, "interviews")
        interviews, answers = InterviewRepository(db, owner_id), AnswerRepository(db, owner_id)
        return await create_practice(interviews, answers, body, owner_id=owner_id, now=now)

    return await once(
        db,
        owner_id=owner_id,
        key=idempotency_key,
        path=request.url.path,
        request=body,
        now=now,
        answer=Interview,
        create=make,
    )
