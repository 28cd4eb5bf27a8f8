"""The microphone as livekit-agents reads it."""

import asyncio
from collections import deque

from livekit import rtc
from livekit.agents.voice import io

from agent.rooms.peer.microphone import FRAME, RATE

_KEPT = 500
"""Frames kept for a reader that falls behind: 10 s. The oldest go first."""


class PeerAudioInput(io.AudioInput):
    """16 kHz mono frames of 20 ms, one for each that the microphone gave; ends at departure."""

    def __init__(self) -> None:
        super().__init__(label="peer microphone")
        self._frames: deque[bytes] = deque(maxlen=_KEPT)
        self._changed = asyncio.Event()
        self._ended = False

    def put(self, pcm: bytes) -> None:
        """Add the next frame."""
        self._frames.append(pcm)
        self._changed.set()

    def end(self) -> None:
        """No more frames will come: iteration ends after those that are there."""
        self._ended = True
        self._changed.set()

    async def __anext__(self) -> rtc.AudioFrame:
        while not self._frames:
            if self._ended:
                raise StopAsyncIteration
            self._changed.clear()
            await self._changed.wait()
        return rtc.AudioFrame(self._frames.popleft(), RATE, 1, FRAME)
