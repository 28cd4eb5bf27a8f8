"""Creating interviews, finding them again, and putting them away."""

from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response, status
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime

from api.accounts.principal import PrincipalDep
from api.conditional import NOT_MODIFIED, with_etag
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from api.idempotency.service import IdempotencyKey, once
from api.interviews import service
from api.interviews.announcing import announce
from api.interviews.creation import analyzed, create_interview, creation_events
from api.interviews.repository import Filters, InterviewRepository
from api.pagination import CursorText, Limit
from api.quotas.service import QuotaReached
from api.restoring import restorable_since
from schemas.interviews import CreateInterviewRequest, Interview, InterviewDetails
from schemas.jobs_analysis import JobAnalysis
from schemas.lists import Page
from schemas.vocabulary import InterviewKind, InterviewStatus

router = APIRouter(prefix="/api/interviews", tags=["interviews"])

EVENT_STREAM = "text/event-stream"


@router.post(
    "/create",
    status_code=status.HTTP_201_CREATED,
    response_model=InterviewDetails,
    responses={
        **errors(401, 403, QuotaReached, *BODY_ERRORS),
        201: {"content": {EVENT_STREAM: {"schema": {"type": "string"}}}},
    },
)
async def create(
    body: CreateInterviewRequest,
    request: Request,
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    idempotency_key: IdempotencyKey = None,
) -> InterviewDetails | Response:
    """Create an interview; with `Accept: text/event-stream` its parts arrive as events."""
    now = context.clock()
    owner_id = principal.user.id

    async def make() -> InterviewDetails:
        await context.quotas.take(db, owner_id, "interviews")
        interviews = InterviewRepository(db, owner_id)
        return await create_interview(interviews, body, owner_id=owner_id, now=now)

    interview = await once(
        db,
        owner_id=owner_id,
        key=idempotency_key,
        path=request.url.path,
        request=body,
        now=now,
        answer=InterviewDetails,
        create=make,
    )
    if EVENT_STREAM not in request.headers.get("accept", ""):
        return interview
    analysis = analyzed(body.job_description, field="job_description")
    events = _stream(analysis, interview)
    return StreamingResponse(events, status.HTTP_201_CREATED, media_type=EVENT_STREAM)


async def _stream(analysis: JobAnalysis, interview: InterviewDetails) -> AsyncIterator[str]:
    for event in creation_events(analysis, interview):
        yield f"event: {event.event}\ndata: {event.data.model_dump_json()}\n\n"


@router.get("", responses=errors(401, 422))
async def list_mine(
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    status: InterviewStatus | None = None,
    kind: InterviewKind | None = None,
    q: Annotated[str | None, Query(min_length=1, max_length=200)] = None,
    since: Annotated[AwareDatetime | None, Query(alias="from")] = None,
    until: Annotated[AwareDatetime | None, Query(alias="to")] = None,
    deleted: bool = False,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[Interview]:
    """One's own interviews, the newest first; `from` ≤ created < `to`.

    deleted: those instead that were deleted and can still be restored.
    """
    interviews = InterviewRepository(db, principal.user.id)
    deleted_since = restorable_since(context.clock()) if deleted else None
    filters = Filters(
        status=status, kind=kind, q=q, since=since, until=until, deleted_since=deleted_since
    )
    return await service.list_interviews(interviews, filters, cursor=cursor, limit=limit)


@router.get(
    "/{interview_id}",
    response_model=InterviewDetails,
    responses={**errors(401, 404), **NOT_MODIFIED},
)
async def get(interview_id: str, request: Request, principal: PrincipalDep, db: DbDep) -> Response:
    """One interview with what it was made from; it has an ETag."""
    interviews = InterviewRepository(db, principal.user.id)
    return with_etag(request, await service.get_interview(interviews, interview_id))


@router.delete(
    "/{interview_id}", status_code=status.HTTP_204_NO_CONTENT, responses=errors(401, 403, 404)
)
async def delete(
    interview_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> None:
    """Delete an interview with all that belongs to it; for 30 days it can be restored."""
    interviews = InterviewRepository(db, principal.user.id)
    row = await service.delete_interview(interviews, interview_id, context.clock())
    announce(context.events, db, row)


@router.post("/{interview_id}/restore", responses=errors(401, 403, 404, 410))
async def restore(
    interview_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> InterviewDetails:
    """Bring a deleted interview back."""
    interviews = InterviewRepository(db, principal.user.id)
    interview = await service.restore_interview(interviews, interview_id, context.clock())
    announce(context.events, db, await interviews.get(interview_id))
    return interview
