"""A call over a peer connection, for contestants that answer an offer over HTTP."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from fractions import Fraction
from typing import Any, Final

import av
from aiortc import RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.mediastreams import MediaStreamTrack
from aiortc.rtp import RtpPacket

from agent.opus import OpusDecoder
from agent.rooms.peer.internals import tap_packets
from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.line import NoAnswer
from bench.side_by_side.client.microphone import FRAME, Microphone
from bench.tape import RATE

CONNECTED_WITHIN_S: Final = 30.0
CLOSED_WITHIN_S: Final = 10.0
PING_S: Final = 1.0
Answer = Callable[[str], Awaitable[str]]
"""Gives an offer's SDP to the contestant and brings its answer."""


class _Track(MediaStreamTrack):
    kind = "audio"

    def __init__(self, microphone: Microphone) -> None:
        super().__init__()
        self._microphone = microphone
        self._frames = 0

    async def recv(self) -> av.AudioFrame:
        samples = await self._microphone.next_frame()
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, FRAME), layout="mono")
        frame.sample_rate = RATE
        frame.pts = self._frames * FRAME
        frame.time_base = Fraction(1, RATE)
        self._frames += 1
        return frame


class PeerLine:
    """See Line. greeting: sent once the data channel is open. ping: sent every second, where the
    contestant takes a client that says nothing for gone. on_message: gets what it says there.
    """

    def __init__(
        self,
        microphone: Microphone,
        ear: Ear,
        answer: Answer,
        *,
        greeting: str | None,
        ping: str | None,
        on_message: Callable[[str], None] | None = None,
    ) -> None:
        self._microphone = microphone
        self._ear = ear
        self._answer = answer
        self._greeting = greeting
        self._ping = ping
        self._decoder = OpusDecoder(RATE)
        self._connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._channel = self._connection.createDataChannel("events")
        self._opened = asyncio.Event()
        self._channel.on("open", self._opened.set)
        if on_message is not None:
            self._channel.on("message", on_message)
        self._pinging: asyncio.Task[None] | None = None
        transceiver = self._connection.addTransceiver(_Track(microphone), direction="sendrecv")
        tap_packets(transceiver.receiver, self._on_packet)

    async def open(self) -> None:
        """See Line."""
        await self._connection.setLocalDescription(await self._connection.createOffer())
        answer = await self._answer(self._connection.localDescription.sdp)
        await self._connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        try:
            async with asyncio.timeout(CONNECTED_WITHIN_S):
                await self._opened.wait()
                await self._microphone.begun.wait()
        except TimeoutError as error:
            raise NoAnswer("The data channel did not open.") from error
        if self._greeting is not None:
            self._channel.send(self._greeting)
        if self._ping is not None:
            self._pinging = asyncio.create_task(self._keep_alive(self._ping))

    async def close(self) -> None:
        """See Line. Raises TimeoutError."""
        if self._pinging is not None:
            self._pinging.cancel()
        # It may never end where the connection was not there yet.
        async with asyncio.timeout(CLOSED_WITHIN_S):
            await self._connection.close()

    async def _keep_alive(self, ping: str) -> None:
        while True:
            await asyncio.sleep(PING_S)
            self._channel.send(ping)

    def _on_packet(self, packet: RtpPacket) -> None:
        payload: Any = packet.payload
        self._ear.hear(self._decoder.decode(payload), time.monotonic())
