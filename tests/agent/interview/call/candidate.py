"""The candidate's side of a test: speaks, presses buttons, hears and reads."""

import asyncio
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from schemas import room
from tests.fakes.room import BEAT_S, FakeRoom
from tests.fakes.sound import RATE, Tongue

PATIENCE_S: Final = 60.0
"""Longest wait for anything, in virtual seconds."""

_Message = TypeVar("_Message", bound=room.FromAgent)


class Candidate:
    """One client in a room. Its messages are checked as they are read: schema and `seq`."""

    def __init__(self, where: FakeRoom, tongue: Tongue) -> None:
        self.room = where
        self._tongue = tongue
        self._read = 0

    # Does.

    def send(self, message: room.ClientMessage) -> None:
        """Press a button."""
        self.room.receive(message.model_dump_json())

    async def say(self, text: str) -> None:
        """Speak; returns with the last sample."""
        await self.make_sound(self._tongue.sound(text))

    async def make_sound(self, samples: NDArray[np.int16]) -> None:
        """Be audible; returns with the last sample."""
        self.room.speak(samples)
        await asyncio.sleep(len(samples) / RATE)

    # Reads.

    @property
    def messages(self) -> list[room.AgentMessage]:
        """All that has come so far."""
        return [room.read_agent_message(raw) for raw in self.room.sent]

    def got(self, kind: type[_Message]) -> list[_Message]:
        """All of one kind that have come so far."""
        return [message for message in self.messages if isinstance(message, kind)]

    async def sees(self, kind: type[_Message], **having: object) -> _Message:
        """The next message of this kind with these fields; what comes before it is passed over."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                for raw in self.room.sent[self._read :]:
                    self._read += 1
                    message = room.read_agent_message(raw)
                    fits = all(getattr(message, key, None) == want for key, want in having.items())
                    if isinstance(message, kind) and fits:
                        return message
                if self.room.gone:
                    raise ConnectionError(f"gone before {kind.__name__} came")
                self.room.news.clear()
                await self.room.news.wait()

    async def listening(self) -> None:
        """Until the interviewer listens."""
        await self.sees(room.AgentStateChanged, state="listening")

    async def gone(self) -> None:
        """Until the agent has hung up."""
        async with asyncio.timeout(PATIENCE_S):
            await self.room.departed()

    # Hears.

    @property
    def heard_s(self) -> float:
        """Seconds of the interviewer's voice so far."""
        return sum(self.room.played) * BEAT_S

    @property
    def longest_gap_s(self) -> float:
        """The longest silence within what the interviewer has said so far."""
        sounds = "".join("x" if on else "." for on in self.room.played).strip(".")
        return BEAT_S * max(len(gap) for gap in sounds.split("x"))

    @property
    def hears_voice(self) -> bool:
        """Whether the interviewer is audible at this instant."""
        return any(self.room.played[-2:])

    async def hears(self, voice: bool) -> float:
        """Wait until the interviewer is audible, or no longer is; returns the seconds it took."""
        for beat in range(round(PATIENCE_S / BEAT_S)):
            if self.hears_voice is voice:
                return beat * BEAT_S
            await asyncio.sleep(BEAT_S)
        raise TimeoutError("the interviewer " + ("stayed silent" if voice else "went on"))
