"""Disagreeing with how an answer was judged."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status

from api.accounts.principal import PrincipalDep
from api.answers.service import NotFinished
from api.conditional import NOT_MODIFIED, with_etag
from api.context import ContextDep, DbDep
from api.disputes.service import AlreadyDisputed, get_dispute, list_disputes, open_dispute
from api.documented import BODY_ERRORS, errors
from api.idempotency.service import IdempotencyKey, once
from api.pagination import CursorText, Limit
from schemas.answers import Dispute, DisputeRequest
from schemas.lists import Page

router = APIRouter(prefix="/api", tags=["answers"])


@router.post(
    "/answers/{answer_id}/dispute",
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
    """Say why a judgement is wrong, and have it judged once more; one is open at a time."""
    owner_id = principal.user.id
    return await once(
        db,
        owner_id=owner_id,
        key=idempotency_key,
        path=request.url.path,
        request=body,
        now=context.clock(),
        answer=Dispute,
        create=lambda: open_dispute(db, context, owner_id, answer_id, body),
    )


@router.get("/disputes", responses=errors(401, 422))
async def list_mine(
    principal: PrincipalDep,
    db: DbDep,
    answer_id: Annotated[str | None, Query(min_length=1, max_length=64)] = None,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[Dispute]:
    """One's own disputes and what came of them, the newest first; of one answer or of all."""
    return await list_disputes(db, principal.user.id, answer_id, cursor=cursor, limit=limit)


@router.get(
    "/disputes/{dispute_id}", response_model=Dispute, responses={**errors(401, 404), **NOT_MODIFIED}
)
async def get(dispute_id: str, request: Request, principal: PrincipalDep, db: DbDep) -> Response:
    """One of one's own disputes, with an ETag."""
    return with_etag(request, await get_dispute(db, principal.user.id, dispute_id))
