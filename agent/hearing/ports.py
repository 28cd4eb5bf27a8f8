"""What the ears need from engines, and whom they tell."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import Transcription
from agent.hearing.open_turn import FinishedTurn, Part


class Transcriber(Protocol):
    """Words of an utterance."""

    @property
    def busy(self) -> bool:
        """True while what is not urgent should not begin."""
        ...

    async def text(self, samples: NDArray[np.float32]) -> str:
        """What was said (mono, 16 kHz, -1..1); empty where nothing was. Raises where it failed."""
        ...

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        """The same of what a pause follows, with how sure its end is."""
        ...

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        """The same of a stretch that was cut from a long utterance; it may take a little longer."""
        ...


class TurnEndModel(Protocol):
    """The audio model of turn ends."""

    async def probability(self, samples: NDArray[np.int16]) -> float:
        """That the turn ended (0..1), from its last 1.2 s at most (mono, 16 kHz)."""
        ...


class Listener(Protocol):
    """What a call wants to know as it happens; finished turns themselves come by AgentSession."""

    def candidate_spoke(self, on: bool) -> None:
        """A turn's speech became audible, or paused."""
        ...

    def part_heard(self, turn_id: str, part: Part) -> None:
        """The next stretch of the open turn is final."""
        ...

    def caption(self, turn_id: str, text: str) -> None:
        """The whole turn so far, not final."""
        ...

    def voice_held(self) -> None:
        """Someone is audible while the interviewer speaks: the voice stops, for now."""
        ...

    def voice_goes_on(self) -> None:
        """It was a false alarm, or looks like one: the voice goes on where it stopped."""
        ...

    def barged_in(self) -> None:
        """The candidate took the floor while the interviewer spoke."""
        ...

    def empty_turn(self, turn: FinishedTurn) -> None:
        """A turn ended without a word; AgentSession passes such turns over in silence."""
        ...

    def hearing_stopped(self) -> None:
        """Something unforeseen happened: this client is heard no more."""
        ...

    def hearing_failed(self, error: Exception) -> None:
        """A stretch could not be read; its audio is kept in the recording."""
        ...
