"""Who may enter which room, and until when."""

from datetime import datetime, timedelta

from agent.rooms.errors import BadOffer, NoPlace
from api.calls.models import CallRow
from api.calls.ports import CallRooms
from api.calls.repository import CallRepository
from api.errors import DoesNotFit, Expired, TooLarge, Unavailable, WrongState
from api.ids import new_id
from api.interviews.models import InterviewRow
from schemas.calls import CALL_SURVIVES_S, MAX_SDP_BYTES, IceServer, OfferRequest, PeerJoin

CALL_SURVIVES = timedelta(seconds=CALL_SURVIVES_S)
"""How long a call can be resumed after its last sign of life."""

PRESENCE_HOLDS = timedelta(seconds=60)
"""Without a sign of life for so long, a client that seemed present is gone with its process."""

OFFER_VALID = timedelta(seconds=60)
FULL_RETRY_S = 30
JOINABLE = frozenset({"pending", "in_progress"})


class AlreadyTalking(WrongState):
    """A person is in one room at a time."""

    code = "already_in_a_call"


async def join(
    calls: CallRepository,
    interview: InterviewRow,
    rooms: CallRooms,
    *,
    listen_consent: bool,
    now: datetime,
) -> CallRow:
    """The call to enter: the interview's running one, or a new one.

    Raises WrongState where the interview is over, AlreadyTalking, Unavailable where all places
    are taken.
    """
    _check_joinable(interview)
    if await calls.talks_elsewhere(interview.id, seen_since=now - PRESENCE_HOLDS):
        raise AlreadyTalking("You are in another interview. Leave that one first.")
    call = await calls.running(interview.id, seen_since=now - CALL_SURVIVES)
    call_id = new_id() if call is None else call.id
    if not await rooms.has_place(call_id):
        raise Unavailable("All interviewers are busy.", retry_after_s=FULL_RETRY_S)
    if call is None:
        number = await calls.next_number(interview.id)
        call = _new_call(call_id, interview.id, number, now)
        calls.add(call)
    call.joined_at = now
    call.last_seen_at = now
    call.listen_consent = listen_consent
    return call


def _new_call(call_id: str, interview_id: str, number: int, now: datetime) -> CallRow:
    return CallRow(
        id=call_id,
        interview_id=interview_id,
        number=number,
        transport="peer",
        created_at=now,
        joined_at=now,
        last_seen_at=now,
        listen_consent=False,
        client_present=False,
        ended_at=None,
        ended_by=None,
        end_reason=None,
    )


def _check_joinable(interview: InterviewRow) -> None:
    if interview.status not in JOINABLE:
        raise WrongState("This interview is over. Its results are there to read.")


def peer_join(call: CallRow, ice_servers: tuple[IceServer, ...]) -> PeerJoin:
    """What the client needs to make its offer."""
    offer_url = f"/api/calls/{call.id}/offer"
    return PeerJoin(call_id=call.id, offer_url=offer_url, ice_servers=ice_servers)


async def check_offer(
    calls: CallRepository, call_id: str, offer: OfferRequest, now: datetime
) -> str:
    """The interview an offer is for.

    Raises NotFound, Expired, WrongState, AlreadyTalking, TooLarge, DoesNotFit.
    """
    if len(offer.sdp.encode()) > MAX_SDP_BYTES:
        raise TooLarge(f"An offer may have {MAX_SDP_BYTES} bytes at most.", field="sdp")
    call, interview = await calls.get(call_id)
    if offer.call_id is not None and offer.call_id != call_id:
        raise DoesNotFit("This is another call's address.", field="call_id")
    _check_joinable(interview)
    # Two rooms may have been joined before either of them was entered.
    if await calls.talks_elsewhere(interview.id, seen_since=now - PRESENCE_HOLDS):
        raise AlreadyTalking("You are in another interview. Leave that one first.")
    if call.ended_at is not None or now - call.joined_at > OFFER_VALID:
        raise Expired("This came too late. Join again.")
    return interview.id


async def answer(rooms: CallRooms, *, call_id: str, interview_id: str, offer: OfferRequest) -> str:
    """The SDP answer. Raises DoesNotFit for a bad offer, Unavailable where there is no place."""
    try:
        return await rooms.answer(call_id=call_id, interview_id=interview_id, offer_sdp=offer.sdp)
    except BadOffer as error:
        raise DoesNotFit(error.message, field="sdp") from error
    except NoPlace as error:
        raise Unavailable(
            "All interviewers are busy.", retry_after_s=error.retry_after_s
        ) from error
