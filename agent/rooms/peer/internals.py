"""What aiortc and aioice keep to themselves and this room cannot do without.

All of it is here, and a test fails when a new version changes it.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol, cast

from aioice import stun
from aiortc import RTCIceTransport, RTCRtpReceiver, RTCSctpTransport
from aiortc.rtp import RtpPacket

_JITTER_BUFFER = "_RTCRtpReceiver__jitter_buffer"


class _Tap:
    """Stands where aiortc's jitter buffer stood, and never has a frame for aiortc to decode."""

    def __init__(self, on_packet: Callable[[RtpPacket], None]) -> None:
        self._on_packet = on_packet

    def add(self, packet: RtpPacket) -> tuple[bool, None]:
        self._on_packet(packet)
        return False, None


def tap_packets(receiver: RTCRtpReceiver, on_packet: Callable[[RtpPacket], None]) -> None:
    """Get each RTP packet as it arrives, instead of aiortc's buffering and decoding it.

    aiortc's own jitter buffer holds 80 ms on a clean link and collapses under loss, and what it
    decodes goes into a queue without bounds.
    """
    if not hasattr(receiver, _JITTER_BUFFER):
        raise RuntimeError("aiortc's receiver has no jitter buffer where it had one in 1.16")
    setattr(receiver, _JITTER_BUFFER, _Tap(on_packet))


_SCTP_WINDOW = 1024 * 1024
"""What aiortc offers a client to send ahead, in bytes."""


def unfinished_bytes(sctp: RTCSctpTransport) -> int:
    """Bytes of messages that have begun and not ended: aiortc collects them without a bound."""
    return _SCTP_WINDOW - sctp._advertised_rwnd  # pyright: ignore[reportPrivateUsage]


class _Pair(Protocol):
    remote_addr: tuple[str, int]
    protocol: "_StunProtocol"


class _StunProtocol(Protocol):
    transport: asyncio.DatagramTransport
    transactions: "dict[bytes, _Question]"

    def send_stun(self, message: stun.Message, addr: tuple[str, int]) -> None: ...


class _Question:
    """Stands among aioice's transactions, which wait half a second only, or repeat themselves
    over sockets that were closed meanwhile."""

    def __init__(self) -> None:
        self.answered = asyncio.Event()

    def response_received(self, message: stun.Message, addr: tuple[str, int]) -> None:
        self.answered.set()


class _Connection(Protocol):
    remote_password: str
    _nominated: dict[int, _Pair]

    def build_request(self, pair: _Pair, nominate: bool) -> stun.Message: ...


_ANSWERS_WITHIN_S = 1.5


async def answers(transport: RTCIceTransport) -> bool:
    """Ask the other end for a sign of life, once; False if none comes within 1.5 s.

    aioice asks every five seconds and gives up after six failures, and tells nobody until then.
    """
    connection = cast(_Connection, transport._connection)  # pyright: ignore[reportPrivateUsage]
    pair = connection._nominated.get(1)  # pyright: ignore[reportPrivateUsage]
    if pair is None or pair.protocol.transport.is_closing():
        return False
    request = connection.build_request(pair, nominate=False)
    request.add_message_integrity(connection.remote_password.encode())
    question = _Question()
    pair.protocol.transactions[request.transaction_id] = question
    try:
        pair.protocol.send_stun(request, pair.remote_addr)
        async with asyncio.timeout(_ANSWERS_WITHIN_S):
            await question.answered.wait()
    except TimeoutError:
        return False
    finally:
        del pair.protocol.transactions[request.transaction_id]
    return True
