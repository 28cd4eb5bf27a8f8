"""The turn that is being spoken: its audio, and the text of the stretches already read.

A long answer is read stretch by stretch while it goes on, so that at its end only the tail is
open. Positions are seconds of the call's audio.
"""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.hearing.voice_activity import SAMPLE_RATE

KEPT_S: Final = 2.0
"""Latest audio that is held though it was read: the model of turn ends hears it once more."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a turn and its text, final."""

    text: str
    start_s: float
    end_s: float


@dataclass(frozen=True, slots=True)
class FinishedTurn:
    """A turn that is over, with the stamps of schemas.turn.Turn that the ears know."""

    turn_id: str
    text: str
    first_speech_s: float
    last_audible_s: float
    end_decided_s: float
    text_final_s: float


@dataclass(slots=True)
class Stretch:
    """Audio between two positions; `text` is None until it has been read."""

    start_s: float
    end_s: float
    text: str | None = None


@dataclass(slots=True)
class OpenTurn:
    """Grows by `hear`, is cut by `cut`; `tail_s` is where the unread rest begins.

    audio_from_s is the position of the first sample held: a little before the first speech, for a
    recogniser that needs to hear a word begin.
    """

    turn_id: str
    first_speech_s: float
    audio_from_s: float
    last_audible_s: float
    tail_s: float = field(init=False)
    stretches: list[Stretch] = field(default_factory=list[Stretch])
    _audio: list[NDArray[np.int16]] = field(default_factory=list[NDArray[np.int16]])

    def __post_init__(self) -> None:
        self.tail_s = self.audio_from_s

    def hear(self, pcm: NDArray[np.int16]) -> None:
        """Append samples (int16, 16 kHz)."""
        self._audio.append(pcm)

    def audio(self, start_s: float, end_s: float) -> NDArray[np.int16]:
        """The samples between two positions."""
        held = self._held()
        first = max(0, round((start_s - self.audio_from_s) * SAMPLE_RATE))
        return held[first : max(first, round((end_s - self.audio_from_s) * SAMPLE_RATE))]

    def cut(self, end_s: float, text: str | None = None) -> Stretch:
        """Close the tail at `end_s`; the rest is the new tail."""
        stretch = Stretch(self.tail_s, end_s, text)
        self.stretches.append(stretch)
        self.tail_s = end_s
        self._forget_read()
        return stretch

    def pending(self) -> bool:
        """Is a closed stretch still unread?"""
        return any(stretch.text is None for stretch in self.stretches)

    def text(self, tail: str = "") -> str:
        """All that has been read, and `tail` behind it."""
        return " ".join(text for text in (*(s.text for s in self.stretches), tail) if text)

    def _held(self) -> NDArray[np.int16]:
        if len(self._audio) != 1:
            self._audio = [np.concatenate(self._audio) if self._audio else np.zeros(0, np.int16)]
        return self._audio[0]

    def _forget_read(self) -> None:
        """Let go of what nobody asks for any more: an answer may last as long as the interview."""
        held = self._held()
        unread = [stretch.start_s for stretch in self.stretches if stretch.text is None]
        wanted_s = min([self.tail_s, *unread])
        read = round((wanted_s - self.audio_from_s) * SAMPLE_RATE)
        excess = min(read, len(held) - round(KEPT_S * SAMPLE_RATE))
        if excess > 0:
            self._audio = [held[excess:].copy()]
            self.audio_from_s += excess / SAMPLE_RATE
