"""Lets a client in: its offer in, a room and the answer out."""

import asyncio
import re
import time
from typing import Final

from aiortc import (
    RTCBundlePolicy,
    RTCConfiguration,
    RTCIceServer,
    RTCPeerConnection,
    RTCRtpSender,
    RTCSessionDescription,
)
from aiortc.exceptions import InvalidAccessError, InvalidStateError, OperationError

from agent.rooms.errors import BadOffer
from agent.rooms.peer.internals import tap_packets
from agent.rooms.peer.offer import read_offer
from agent.rooms.peer.room import PeerRoom
from agent.rooms.peer.settings import IceSettings
from agent.rooms.peer.sound import Sound
from agent.rooms.port import Listener


async def answer_offer(
    sdp: str, *, listener: Listener | None, ice: IceSettings
) -> tuple[PeerRoom, str]:
    """Make a room for the client that sent this offer; returns it with the complete answer.

    Raises BadOffer where the offer does not fit, and ConnectionError where this machine has no
    address that a client could reach. Nothing is left open then.
    """
    offer = read_offer(sdp)
    clock = asyncio.get_running_loop().time
    connection = RTCPeerConnection(_configuration(ice))
    sound = Sound(listener, clock, time.time)
    transceiver = connection.addTransceiver(sound.track, direction="sendrecv")
    codecs = RTCRtpSender.getCapabilities("audio").codecs
    transceiver.setCodecPreferences([codec for codec in codecs if codec.name == "opus"])
    tap_packets(transceiver.receiver, sound.on_packet)
    room = PeerRoom(
        connection,
        transceiver.sender,
        sound,
        typing_only=offer.typing_only,
        ice=ice,
        clock=clock,
    )
    try:
        answer = await _negotiate(connection, offer.sdp)
    except BaseException:
        await room.close()
        raise
    return room, answer


async def _negotiate(connection: RTCPeerConnection, sdp: str) -> str:
    try:
        await connection.setRemoteDescription(RTCSessionDescription(sdp=sdp, type="offer"))
        answer = await connection.createAnswer()
    except (ValueError, InvalidAccessError, InvalidStateError, OperationError) as error:
        raise BadOffer("The offer cannot be answered.") from error
    await connection.setLocalDescription(answer)
    complete = with_copies(connection.localDescription.sdp)
    if "a=candidate:" not in complete:
        raise ConnectionError("this machine has no address that a client could reach")
    return complete


_OPUS: Final = re.compile(r"^a=rtpmap:(\d+) opus/48000/2\r\n", re.I | re.M)


def with_copies(answer: str) -> str:
    """The answer, asking for packets that carry a copy of the one before (RFC 7587, 7.1).

    aiortc has no parameters for Opus, and a browser sends no copies unless asked.
    """
    return _OPUS.sub(r"\g<0>a=fmtp:\1 minptime=10;useinbandfec=1\r\n", answer)


def _configuration(ice: IceSettings) -> RTCConfiguration:
    servers = [
        RTCIceServer(urls=s.url, username=s.username, credential=s.credential) for s in ice.servers
    ]
    return RTCConfiguration(iceServers=servers, bundlePolicy=RTCBundlePolicy.MAX_BUNDLE)
