"""The port of a voice."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE = 24_000
"""Hz of all audio that is spoken."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How a voice is used.

    pace: 1 is the voice's own; 1.1 is a tenth faster. Between 0.5 and 2.
    pitch_semitones: above (positive) or below the voice's own.
    """

    pace: float
    pitch_semitones: float

    def __post_init__(self) -> None:
        if not 0.5 <= self.pace <= 2.0:
            raise ValueError(f"pace {self.pace} is not between 0.5 and 2")
        if not -6.0 <= self.pitch_semitones <= 6.0:
            raise ValueError(f"pitch {self.pitch_semitones} is not within 6 semitones")

    @property
    def pitch_factor(self) -> float:
        """Ratio of frequencies."""
        return 2.0 ** (self.pitch_semitones / 12.0)


class Voice(Protocol):
    """Says one sentence at a time."""

    @property
    def name(self) -> str:
        """Engine and voice, such as `hibari/heart`: part of every cache key."""
        ...

    def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        """Yield mono audio at SAMPLE_RATE in −1..1, in order, as it is made."""
        ...
