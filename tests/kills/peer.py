"""The client's end of the room: a peer connection, a microphone, and the channel `events`."""

import asyncio
import json
from collections.abc import AsyncIterator
from fractions import Fraction
from typing import Any

import numpy as np
from aiortc import (
    RTCConfiguration,
    RTCDataChannel,
    RTCPeerConnection,
    RTCSessionDescription,
)
from aiortc.contrib.media import MediaBlackhole
from aiortc.mediastreams import MediaStreamTrack
from av import AudioFrame
from numpy.typing import NDArray

RATE = 48_000
FRAME = RATE // 50


class Microphone(MediaStreamTrack):
    """Sends what `say` is given, and silence in between: 48 kHz mono, 20 ms a frame."""

    kind = "audio"

    def __init__(self) -> None:
        super().__init__()
        self._clock = asyncio.get_running_loop().time
        self._began = self._clock()
        self._frames = 0
        self._unsaid = np.zeros(0, np.int16)
        self._said = asyncio.Event()

    async def say(self, samples: NDArray[np.int16]) -> None:
        """Speak, and return when the last sample has gone out."""
        self._unsaid = samples
        self._said.clear()
        await self._said.wait()

    async def recv(self) -> AudioFrame:
        """The next frame, when it is due."""
        await asyncio.sleep(self._began + self._frames * 0.02 - self._clock())
        now, self._unsaid = self._unsaid[:FRAME], self._unsaid[FRAME:]
        if not len(self._unsaid):
            self._said.set()
        samples = np.pad(now, (0, FRAME - len(now))).reshape(1, FRAME)
        frame = AudioFrame.from_ndarray(samples, layout="mono")
        frame.sample_rate = RATE
        frame.pts = self._frames * FRAME
        frame.time_base = Fraction(1, RATE)
        self._frames += 1
        return frame


class Peer:
    """One connection to the room. Build it with `make`, close it at the end."""

    def __init__(self, microphone: Microphone | None) -> None:
        self.microphone = microphone
        self._connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._channel: RTCDataChannel = self._connection.createDataChannel("events")
        self._messages: asyncio.Queue[dict[str, Any] | None] = asyncio.Queue()
        self._opened = asyncio.Event()
        self._speaker = MediaBlackhole()
        if microphone is None:
            self._connection.addTransceiver("audio", direction="recvonly")
        else:
            self._connection.addTransceiver(microphone, direction="sendrecv")
        self._connection.on("track", self._speaker.addTrack)
        self._channel.on("open", self._opened.set)
        self._channel.on("message", self._on_message)
        self._channel.on("close", lambda: self._messages.put_nowait(None))

    async def offer(self) -> str:
        """The complete SDP offer."""
        await self._connection.setLocalDescription(await self._connection.createOffer())
        return self._connection.localDescription.sdp

    async def accept(self, answer: str) -> None:
        """Take the room's answer and return once the channel is open."""
        await self._connection.setRemoteDescription(RTCSessionDescription(answer, "answer"))
        await self._speaker.start()
        await self._opened.wait()

    def send(self, kind: str, **fields: object) -> None:
        """Send a message."""
        self._channel.send(json.dumps({"type": kind, **fields}))

    async def messages(self) -> AsyncIterator[dict[str, Any]]:
        """What the interviewer sends, in order, until the channel closes."""
        while (message := await self._messages.get()) is not None:
            yield message

    async def close(self) -> None:
        """Hang up."""
        await self._speaker.stop()
        await self._connection.close()

    def _on_message(self, raw: str) -> None:
        self._messages.put_nowait(json.loads(raw))
