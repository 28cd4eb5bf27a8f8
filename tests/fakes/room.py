"""A room in memory: a microphone to speak into, a speaker that plays, a pipe for messages."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Final, Literal

import numpy as np
from livekit.agents.voice import io
from numpy.typing import NDArray

from agent.rooms.peer.audio_input import PeerAudioInput
from agent.rooms.peer.audio_output import PeerAudioOutput
from agent.rooms.port import Departure, Listener
from schemas.room import MAX_MESSAGE_BYTES
from tests.fakes.sound import FRAME

BEAT_S: Final = 0.02
_AUDIBLE: Final = 200


class FakeRoom:
    """Implements `port.Room`; needs a running loop, whose time it keeps.

    microphone: samples to come, 16 kHz; silence where there are none.
    played: for each beat since `began_s` (loop time), whether the speaker sounded.
    sent: what the agent sent, as it was sent; `news` is set with each message and at the end.
    """

    def __init__(self, listener: Listener, *, typing_only: bool, open_channel: bool) -> None:
        loop = asyncio.get_running_loop()
        self.began_s = loop.time()
        self.microphone = np.zeros(0, np.int16)
        self.played: list[bool] = []
        self.sent: list[str] = []
        self.news = asyncio.Event()
        self._typing_only = typing_only
        self._listener = listener
        self._input = PeerAudioInput()
        self._output = PeerAudioOutput(time.time)
        self._inbox: asyncio.Queue[str | bytes | None] = asyncio.Queue()
        self._opened = asyncio.Event()
        self._departure: asyncio.Future[Departure] = loop.create_future()
        self._beating = loop.create_task(self._beat())
        if open_channel:
            self.open_channel()

    # What the agent sees.

    @property
    def transport(self) -> Literal["peer", "livekit"]:
        """See port.Room."""
        return "peer"

    @property
    def typing_only(self) -> bool:
        """See port.Room."""
        return self._typing_only

    @property
    def audio_input(self) -> io.AudioInput:
        """See port.Room."""
        return self._input

    @property
    def audio_output(self) -> io.AudioOutput:
        """See port.Room."""
        return self._output

    def send(self, message: str) -> None:
        """See port.Room."""
        size = len(message.encode())
        if size > MAX_MESSAGE_BYTES:
            raise ValueError(f"a message of {size} bytes")
        if not self.gone:
            self.sent.append(message)
            self.news.set()

    async def messages(self) -> AsyncIterator[str | bytes]:
        """See port.Room."""
        while (message := await self._inbox.get()) is not None:
            yield message

    async def opened(self) -> None:
        """See port.Room."""
        await self._opened.wait()
        if self.gone:
            raise ConnectionError("the client left before")

    async def departed(self) -> Departure:
        """See port.Room."""
        return await asyncio.shield(self._departure)

    async def close(self) -> None:
        """See port.Room."""
        self._depart(Departure("closed", "hung up"))
        await asyncio.gather(self._beating, return_exceptions=True)

    # What a test does to it.

    @property
    def gone(self) -> bool:
        """Whether the client is no longer there."""
        return self._departure.done()

    def open_channel(self) -> None:
        """Let messages pass."""
        self._opened.set()

    def vanish(self) -> None:
        """The client is gone without a word."""
        self._depart(Departure("lost", "sent nothing"))

    def receive(self, message: str | bytes) -> None:
        """The client sends."""
        if not self.gone:
            self._inbox.put_nowait(message)

    def speak(self, samples: NDArray[np.int16]) -> None:
        """Put samples behind those that are still to come."""
        self.microphone = np.concatenate((self.microphone, samples))

    def _depart(self, departure: Departure) -> None:
        if self.gone:
            return
        self._departure.set_result(departure)
        self._beating.cancel()
        self._input.end()
        self._output.leave()
        self._inbox.put_nowait(None)
        self._opened.set()
        self.news.set()

    async def _beat(self) -> None:
        while True:
            due_s = self.began_s + BEAT_S * (len(self.played) + 1)
            await asyncio.sleep(due_s - asyncio.get_running_loop().time())
            heard = self._next_frame()
            self._input.put(heard)
            self._listener.candidate(heard)
            out = self._output.take()
            self._listener.interviewer(out.tobytes())
            self.played.append(int(out.max()) > _AUDIBLE)

    def _next_frame(self) -> bytes:
        frame, self.microphone = self.microphone[:FRAME], self.microphone[FRAME:]
        return frame.tobytes().ljust(2 * FRAME, b"\0")
