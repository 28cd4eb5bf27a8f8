"""A client for the peer room's tests: a real WebRTC peer on this machine's own address."""

import asyncio
from collections.abc import Callable
from fractions import Fraction
from typing import Any, cast

import av
import numpy as np
from aiortc import (
    RTCConfiguration,
    RTCDataChannel,
    RTCIceTransport,
    RTCPeerConnection,
    RTCSctpTransport,
    RTCSessionDescription,
)
from aiortc.mediastreams import MediaStreamTrack
from aiortc.rtp import RtpPacket

from agent.opus import CLOCK, PACKET, OpusDecoder, OpusEncoder, Samples
from agent.rooms.peer.internals import tap_packets

RATE = 24_000
FRAME = RATE // 50


class ToneTrack(MediaStreamTrack):
    """Sends a tone of 440 Hz while `speaking`, silence while not, nothing at all while `muted`."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self.speaking = False
        self.muted = False
        self._clock = asyncio.get_running_loop().time
        self._began = self._clock()
        self._frame = 0
        self._encoder = OpusEncoder(RATE, 32_000)

    async def recv(self) -> "av.Packet[Any]":
        while True:
            await asyncio.sleep(self._began + self._frame * 0.02 - self._clock())
            start = self._frame * FRAME
            self._frame += 1
            if not self.muted:
                break
        times = np.arange(start, start + FRAME) / RATE
        tone = np.sin(2 * np.pi * 440 * times) * (8000 if self.speaking else 0)
        packet: av.Packet[Any] = av.Packet(self._encoder.encode(tone.astype(np.int16)))
        packet.pts = (self._frame - 1) * PACKET
        packet.time_base = Fraction(1, CLOCK)
        return packet


class PeerClient:
    """What a browser does, as far as a room can tell."""

    def __init__(self, connection: RTCPeerConnection, channel: RTCDataChannel) -> None:
        self._connection = connection
        self._channel = channel
        self._decoder = OpusDecoder(RATE)
        self._clock = asyncio.get_running_loop().time
        self.track: ToneTrack | None = None
        self.heard: list[tuple[float, Samples]] = []
        self.messages: list[str] = []
        self.closed = asyncio.Event()
        self._message = asyncio.Event()
        self._sound = asyncio.Event()
        channel.on("message", self._on_message)
        channel.on("close", self.closed.set)

    @classmethod
    def make(cls, *, typing_only: bool = False) -> "PeerClient":
        connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        client = cls(connection, connection.createDataChannel("events"))
        if typing_only:
            transceiver = connection.addTransceiver("audio", direction="recvonly")
        else:
            client.track = ToneTrack()
            transceiver = connection.addTransceiver(client.track, direction="sendrecv")
        tap_packets(transceiver.receiver, client._on_packet)
        return client

    @property
    def ice(self) -> RTCIceTransport:
        return self._connection.getSenders()[0].transport.transport

    @property
    def sctp(self) -> RTCSctpTransport:
        return self._channel.transport

    async def offer(self) -> str:
        await self._connection.setLocalDescription(await self._connection.createOffer())
        return self._connection.localDescription.sdp

    async def accept(self, answer: str) -> None:
        await self._connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))

    def speak(self, on: bool) -> None:
        assert self.track is not None
        self.track.speaking = on

    def mute(self) -> None:
        assert self.track is not None
        self.track.muted = True

    def send(self, message: str | bytes) -> None:
        self._channel.send(message)

    async def open(self) -> None:
        if self._channel.readyState != "open":
            opened = asyncio.Event()
            self._channel.on("open", opened.set)
            await opened.wait()

    async def received(self, count: int) -> list[str]:
        """The first `count` messages, once they are there."""
        while len(self.messages) < count:
            self._message.clear()
            await self._message.wait()
        return self.messages[:count]

    async def hears(self, what: Callable[[Samples], bool]) -> float:
        """When the first packet from now on came whose sound is so."""
        index = len(self.heard)
        while True:
            while index < len(self.heard):
                at, samples = self.heard[index]
                if what(samples):
                    return at
                index += 1
            self._sound.clear()
            await self._sound.wait()

    async def open_channel(self, label: str) -> None:
        """Open another channel; returns once the room has closed it."""
        closed = asyncio.Event()
        self._connection.createDataChannel(label).on("close", closed.set)
        await closed.wait()

    def close_channel(self) -> None:
        self._channel.close()

    async def leave(self) -> None:
        await self._connection.close()

    def vanish(self) -> None:
        """From now on nothing reaches the room and nothing comes in: a pulled plug."""
        for protocol in cast(Any, self.ice)._connection._protocols:
            protocol.transport.sendto = _nothing
            protocol.datagram_received = _nothing

    def _on_message(self, message: str | bytes) -> None:
        assert isinstance(message, str)
        self.messages.append(message)
        self._message.set()

    def _on_packet(self, packet: RtpPacket) -> None:
        self.heard.append((self._clock(), self._decoder.decode(packet.payload)))
        self._sound.set()


def _nothing(*_: object) -> None:
    """Nothing happens."""
