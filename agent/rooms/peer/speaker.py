"""The interviewer's track: Opus packets for aiortc to send as they are."""

import asyncio
from collections import deque
from fractions import Fraction
from typing import Any

import av
from aiortc.mediastreams import MediaStreamTrack

from agent.libopus import CallEncoder
from agent.opus import CLOCK, PACKET, Samples
from agent.rooms.peer.audio_output import RATE

_BIT_RATE = 32_000
"""Bits a second: transparent for one voice at 24 kHz."""

_WAITING_MAX = 10
"""Packets kept for a sender that does not fetch them; then the oldest are dropped."""


class SpeakerTrack(MediaStreamTrack):
    """Encodes 20 ms at a time and hands the packets over at once.

    Encoded here, at 24 kHz and in the event loop (0.06 ms a frame), because aiortc's own encoder
    works on 48 kHz stereo at 96 kbit/s and takes a thread switch for each frame.
    """

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._encoder = CallEncoder(RATE, _BIT_RATE)
        self._beat = 0
        self._packets: deque[av.Packet[Any]] = deque(maxlen=_WAITING_MAX)
        self._changed = asyncio.Event()

    def put(self, samples: Samples) -> None:
        """Send 20 ms: 480 samples at 24 kHz."""
        packet: av.Packet[Any] = av.Packet(self._encoder.encode(samples))
        packet.pts = self._beat * PACKET
        packet.time_base = Fraction(1, CLOCK)
        self._packets.append(packet)
        self._beat += 1
        self._changed.set()

    def expect_loss(self, percent: int) -> None:
        """Be ready for so much loss on the way, 0 to 100 %."""
        self._encoder.expect_loss(percent)

    def skip(self, beats: int) -> None:
        """Let time pass without sending."""
        self._beat += beats

    async def recv(self) -> "av.Packet[Any]":
        """The next packet, as soon as there is one."""
        while not self._packets:
            self._changed.clear()
            await self._changed.wait()
        return self._packets.popleft()
