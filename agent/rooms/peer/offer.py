"""Reads a client's offer, refuses what cannot be answered, and leaves out what must not be tried.

An offer comes from outside: it is bounded before it is parsed, and aiortc gets it only in the
form that was understood here.
"""

import ipaddress
import re
from dataclasses import dataclass

from aiortc.rtcicetransport import RTCIceCandidate
from aiortc.sdp import MediaDescription, SessionDescription

from agent.rooms.errors import BadOffer

_BYTES_MAX = 64 * 1024
_LINES_MAX = 500
"""A browser's offer of sound and data has about 80 lines."""
_CANDIDATES_MAX = 50
_MESSAGE_MIN = 16 * 1024
"""Bytes that a client must be able to take in one message: ours have up to 15 KiB."""

_FINGERPRINTS = {"sha-256", "sha-384", "sha-512"}
_PARSER_ERRORS = (
    ValueError,
    AssertionError,
    KeyError,
    IndexError,
    AttributeError,
    TypeError,
    StopIteration,
)
"""What aiortc's parser raises on lines that it does not understand."""


@dataclass(frozen=True, slots=True)
class Offer:
    """sdp: the offer as understood. typing_only: the client hears, but sends no sound."""

    sdp: str
    typing_only: bool


def read_offer(sdp: str) -> Offer:
    """Check an offer. Raises BadOffer with a text for the client."""
    if len(sdp.encode(errors="replace")) > _BYTES_MAX:
        raise BadOffer("The offer is larger than 64 KiB.")
    if sdp.count("\n") + sdp.count("\r") > 2 * _LINES_MAX or len(sdp.splitlines()) > _LINES_MAX:
        raise BadOffer(f"The offer has more than {_LINES_MAX} lines.")
    try:
        description = SessionDescription.parse(sdp)
    except _PARSER_ERRORS as error:
        raise BadOffer("The offer is not a valid session description.") from error
    audio = _check_media(description)
    for media in description.media:
        _check_transport(media)
        if len(media.ice_candidates) > _CANDIDATES_MAX:
            raise BadOffer(f"The offer has more than {_CANDIDATES_MAX} candidates.")
        media.ice_candidates = [c for c in media.ice_candidates if _is_reachable(c)]
        # The client's checks show its addresses even where its candidates do not.
        media.ice_candidates_complete = False
    try:
        return Offer(sdp=str(description), typing_only=audio.direction == "recvonly")
    except _PARSER_ERRORS as error:
        raise BadOffer("The offer is not a valid session description.") from error


def _check_media(description: SessionDescription) -> MediaDescription:
    """Exactly one line of sound and one of data, on one transport. Returns the sound's."""
    kinds = [media.kind for media in description.media]
    if "audio" not in kinds:
        raise BadOffer("The offer has no audio line.")
    if "application" not in kinds:
        raise BadOffer("The offer has no data channel.")
    if sorted(kinds) != ["application", "audio"]:
        raise BadOffer("The offer must have one audio line, one data channel and nothing else.")
    mids = [media.rtp.muxId for media in description.media]
    bundles = [group.items for group in description.group if group.semantic == "BUNDLE"]
    if len(set(mids)) != len(mids) or len(bundles) != 1 or sorted(bundles[0]) != sorted(mids):
        raise BadOffer("The offer must bundle audio and data on one transport.")
    audio, data = description.media if kinds[0] == "audio" else reversed(description.media)
    audio.direction = audio.direction or "sendrecv"
    # aiortc writes "rtcp-mux" down only beside a port, which Firefox may not send. What it sends
    # beside one is a name of mDNS, which nobody needs here (RFC 5761, 5.1.3) and aiortc refuses.
    audio.rtcp_port, audio.rtcp_host = audio.port, None
    if audio.direction not in ("sendrecv", "recvonly"):
        raise BadOffer("The offer's audio line does not receive.")
    if not any(codec.mimeType.lower() == "audio/opus" for codec in audio.rtp.codecs):
        raise BadOffer("The offer's audio line has no Opus.")
    if not data.sctp_port or data.sctp_port >= 1 << 16:
        raise BadOffer("The offer's data channel has no port.")
    limit = data.sctpCapabilities.maxMessageSize if data.sctpCapabilities else _MESSAGE_MIN
    if limit < 0 or 0 < limit < _MESSAGE_MIN:
        raise BadOffer("The offer's data channel cannot take messages of 15 KiB.")
    return audio


def _check_transport(media: MediaDescription) -> None:
    user, password = (media.ice.usernameFragment, media.ice.password) if media.ice else ("", "")
    if not re.fullmatch(r"[a-zA-Z0-9+/]{4,256}", user or "") or not (
        re.fullmatch(r"[a-zA-Z0-9+/]{22,256}", password or "")
    ):
        raise BadOffer("The offer has no valid ICE user name and password.")
    fingerprints = media.dtls.fingerprints if media.dtls else []
    if not any(f.algorithm.lower() in _FINGERPRINTS for f in fingerprints):
        raise BadOffer("The offer has no certificate fingerprint that can be checked.")
    if media.kind == "audio" and not media.rtcp_mux:
        raise BadOffer("The offer's audio line does not multiplex RTCP.")


def _is_reachable(candidate: RTCIceCandidate) -> bool:
    """Whether it is worth a try: UDP to an address of one host.

    Browsers hide their addresses behind names that only multicast DNS resolves. To wait for that
    would hold the answer up for seconds; such a client reaches us, and shows its address by that.
    """
    try:
        address = ipaddress.ip_address(candidate.ip)
    except ValueError:
        return False
    return (
        candidate.protocol.lower() == "udp"
        and candidate.component == 1
        and 0 < candidate.port < 1 << 16
        and not (address.is_multicast or address.is_unspecified or address.is_reserved)
    )
