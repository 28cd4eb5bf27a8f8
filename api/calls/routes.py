"""Getting into the room."""

from fastapi import APIRouter

from api.accounts.principal import PrincipalDep
from api.accounts.turns import one_at_a_time
from api.calls import service
from api.calls.repository import CallRepository
from api.context import ContextDep, DbDep, RoomsDep
from api.documented import BODY_ERRORS, errors
from api.interviews.repository import InterviewRepository
from api.quotas.service import QuotaReached
from schemas.calls import JoinRequest, OfferAnswer, OfferRequest, PeerJoin

router = APIRouter(prefix="/api", tags=["calls"])


@router.post(
    "/interviews/{interview_id}/join",
    responses=errors(401, 403, 404, 409, service.AlreadyTalking, QuotaReached, 503, *BODY_ERRORS),
)
async def join(
    interview_id: str,
    principal: PrincipalDep,
    context: ContextDep,
    rooms: RoomsDep,
    db: DbDep,
    body: JoinRequest | None = None,
) -> PeerJoin:
    """Enter the room, for the first time or again; the newest join wins."""
    owner_id = principal.user.id
    # Joining twice at the same moment makes one call, and in one interview only.
    await one_at_a_time(db, owner_id)
    await context.quotas.check(db, owner_id, "minutes")
    interview = await InterviewRepository(db, owner_id).get(interview_id)
    call = await service.join(
        CallRepository(db, owner_id),
        interview,
        rooms,
        listen_consent=body is not None and body.listen_consent,
        now=context.clock(),
    )
    return service.peer_join(call, context.settings.ice_servers)


@router.post(
    "/calls/{call_id}/offer",
    responses=errors(401, 403, 404, 409, service.AlreadyTalking, 410, 503, *BODY_ERRORS),
)
async def offer(
    call_id: str,
    body: OfferRequest,
    principal: PrincipalDep,
    context: ContextDep,
    rooms: RoomsDep,
) -> OfferAnswer:
    """Answer a complete SDP offer, within 60 s of the join."""
    # The interviewer asks and tells this API while it answers: no transaction may be open.
    async with context.database.reading() as db:
        calls = CallRepository(db, principal.user.id)
        interview_id = await service.check_offer(calls, call_id, body, context.clock())
    sdp = await service.answer(rooms, call_id=call_id, interview_id=interview_id, offer=body)
    return OfferAnswer(sdp=sdp, call_id=call_id)
