"""Answers an offer and gives back what it hears a fixed time later: `python echo_peer.py PORT`.

What a call with it takes beyond DELAY_S is the client's own error, and twice the way between the
two processes. Run by the bench's own Python.
"""

import asyncio
import sys
import time
from collections import deque
from fractions import Fraction
from typing import Any, Final

import av
import uvicorn
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamTrack
from aiortc.rtp import RtpPacket
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from agent.rooms.peer.internals import tap_packets

DELAY_S: Final = 0.3
CLOCK: Final = 48_000
PACKET: Final = CLOCK // 50


class Echo(MediaStreamTrack):
    """Gives each packet back as it came, DELAY_S after it arrived."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[tuple[float, bytes]] = deque()
        self._came = asyncio.Event()
        self._sent = 0

    def take(self, packet: RtpPacket) -> None:
        """A packet that arrived now."""
        payload: Any = packet.payload
        self._held.append((time.monotonic() + DELAY_S, payload))
        self._came.set()

    async def recv(self) -> "av.Packet[Any]":
        """The next packet, when it is due."""
        while not self._held:
            self._came.clear()
            await self._came.wait()
        due_s, payload = self._held.popleft()
        await asyncio.sleep(due_s - time.monotonic())
        packet: av.Packet[Any] = av.Packet(payload)
        packet.pts = self._sent * PACKET
        packet.time_base = Fraction(1, CLOCK)
        self._sent += 1
        return packet


class Booth:
    """Its calls, kept as long as the process runs: a calibration is one call."""

    def __init__(self) -> None:
        self._connections: list[RTCPeerConnection] = []

    async def offer(self, request: Request) -> Response:
        """Answer an offer."""
        sdp = (await request.json())["sdp"]
        connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._connections.append(connection)
        echo = Echo()
        connection.addTrack(echo)
        await connection.setRemoteDescription(RTCSessionDescription(sdp, "offer"))
        tap_packets(connection.getReceivers()[0], echo.take)
        await connection.setLocalDescription(await connection.createAnswer())
        return JSONResponse({"sdp": connection.localDescription.sdp})


async def _status(_: Request) -> Response:
    return Response()


def main() -> None:
    """Serve until told to end."""
    routes = [
        Route("/api/offer", Booth().offer, methods=["POST"]),
        Route("/status", _status),
    ]
    uvicorn.run(Starlette(routes=routes), host="127.0.0.1", port=int(sys.argv[1]))


if __name__ == "__main__":
    main()
