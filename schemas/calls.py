"""How a client gets into the room."""

from typing import Annotated, Final, Literal

from pydantic import Field

from schemas.base import Id, Schema

MAX_SDP_BYTES = 64 * 1024
"""The largest offer, in bytes of UTF-8."""

CALL_SURVIVES_S: Final = 600
"""How long a call without a client can be resumed."""


class JoinRequest(Schema):
    """What a client says on joining; `listen_consent`: an admin may listen."""

    listen_consent: bool = False


class IceServer(Schema):
    """A STUN or TURN server, in the browser's own words."""

    urls: tuple[str, ...]
    username: str | None = None
    credential: str | None = None


class PeerJoin(Schema):
    """Where to send the offer, within 60 s."""

    room: Literal["peer"] = "peer"
    call_id: Id
    offer_url: str
    ice_servers: tuple[IceServer, ...]


class LiveKitJoin(Schema):
    """The LiveKit room to connect to, and the token for it."""

    room: Literal["livekit"] = "livekit"
    call_id: Id
    url: str
    token: str


JoinedRoom = Annotated[PeerJoin | LiveKitJoin, Field(discriminator="room")]


class OfferRequest(Schema):
    """A complete SDP offer. Its size is checked in bytes by the route, which answers 413."""

    sdp: Annotated[str, Field(min_length=1, max_length=2 * MAX_SDP_BYTES)]
    type: Literal["offer"]
    call_id: Id | None = None


class OfferAnswer(Schema):
    """The complete SDP answer."""

    sdp: str
    type: Literal["answer"] = "answer"
    call_id: Id
