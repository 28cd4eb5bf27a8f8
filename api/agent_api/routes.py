"""The agent's door."""

from functools import partial
from typing import Annotated

from fastapi import APIRouter, Body, Depends, Path, Query, Request, status

from api.agent_api import service
from api.agent_api.repository import AgentRepository
from api.agent_api.token import require_service_token
from api.context import ContextDep, DbDep
from api.database import after_commit
from api.documented import BODY_ERRORS, errors
from api.errors import DoesNotFit
from api.interviews.announcing import announce
from schemas.agent_api import (
    MAX_CHUNK_NUMBER,
    AgentInterview,
    Heartbeat,
    JournalBatch,
    JournalStored,
)

router = APIRouter(
    prefix="/api/agent", tags=["agent"], dependencies=[Depends(require_service_token)]
)

ChunkNumber = Annotated[int, Path(ge=0, le=MAX_CHUNK_NUMBER)]
CallId = Annotated[str, Query(max_length=64)]


@router.get("/interviews/{interview_id}", responses=errors(401, 404, 422))
async def interview(
    interview_id: str, call_id: CallId, context: ContextDep, db: DbDep
) -> AgentInterview:
    """Everything a process needs to begin a call or to go on with it."""
    repository = AgentRepository(db)
    return await service.interview_for_agent(
        repository,
        context.audio,
        interview_id,
        call_id,
        most_follow_ups=context.settings.most_follow_ups,
    )


@router.post(
    "/calls/{call_id}/journal", responses=errors(401, 404, 409, service.JournalGap, *BODY_ERRORS)
)
async def journal(
    call_id: str, batch: Annotated[JournalBatch, Body()], context: ContextDep, db: DbDep
) -> JournalStored:
    """Store events, each exactly once; 409 with the last number stored where some are missing."""
    stored = await service.store_journal(AgentRepository(db), call_id, batch, context.clock())
    after_commit(db, partial(context.metrics.count_call, stored.figures_before, stored.figures))
    await service.ask_for_evaluations(db, context.evaluations, stored)
    if stored.interview.status != stored.status_before:
        announce(context.events, db, stored.interview)
    if stored.talked_s is not None:
        minutes = stored.talked_s / 60
        await context.quotas.note(db, stored.interview.owner_id, "minutes", minutes)
    return JournalStored(last_seq=stored.last_seq)


@router.put(
    "/calls/{call_id}/audio/{n}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(401, 404, 413, 422),
    openapi_extra={"requestBody": {"required": True, "content": {"audio/ogg": {}}}},
)
async def audio(call_id: str, n: ChunkNumber, request: Request, context: ContextDep) -> None:
    """Store a chunk of audio; sending it again changes nothing."""
    async with context.database.reading() as db:
        await AgentRepository(db).call(call_id)
    data = await request.body()
    if not data:
        raise DoesNotFit("The chunk is empty.", field="body")
    await context.audio.put_chunk(call_id, n, data)


@router.post("/calls/{call_id}/heartbeat", responses=errors(401, 404))
async def heartbeat(call_id: str, context: ContextDep, db: DbDep) -> Heartbeat:
    """A sign of life; tells whether the call is over."""
    ended = await service.heartbeat(AgentRepository(db), call_id, context.clock())
    return Heartbeat(ended=ended)
