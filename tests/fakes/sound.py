"""Speech whose words can be read off its samples, so that a transcript follows from the audio.

Each spoken word is a square wave of its own height. A recogniser that reads heights gets the
words of any stretch that it is given, and of no other; what the product cuts, it really loses.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 16_000
FRAME: Final = RATE // 50
"""Samples in 20 ms."""
WORD_S: Final = 0.3
_WORD: Final = int(WORD_S * RATE)
_LOWEST: Final = 1_000
_HALF_WAVE: Final = 40


class Tongue:
    """What a candidate can say: knows which word every height stands for."""

    def __init__(self) -> None:
        self._words: list[str] = []

    def sound(self, text: str) -> NDArray[np.int16]:
        """`text` as samples, int16 mono at 16 kHz, `WORD_S` a word."""
        wave = np.where(np.arange(_WORD) // _HALF_WAVE % 2, 1, -1)
        first = _LOWEST + len(self._words)
        words = text.split()
        self._words += words
        return np.concatenate([wave * (first + n) for n in range(len(words))]).astype(np.int16)

    def read(self, samples: NDArray[np.float32]) -> str:
        """The words of which more than half is in `samples`."""
        heights = np.abs(np.rint(samples * 32768.0)).astype(np.int64)
        counts = np.bincount(heights)[_LOWEST:]
        numbers: list[int] = np.flatnonzero(counts * 2 > _WORD).tolist()
        return " ".join(self._words[number] for number in numbers)


def noise(seconds: float, seed: int = 1) -> NDArray[np.int16]:
    """Loud and without a word: a cough, a door, traffic."""
    heights = np.random.default_rng(seed).integers(-8_000, 8_000, round(seconds * RATE))
    return heights.astype(np.int16)


def quiet(seconds: float) -> NDArray[np.int16]:
    """Digital silence."""
    return np.zeros(round(seconds * RATE), np.int16)


def is_loud(window: NDArray[np.int16]) -> float:
    """A voice detector: the probability of speech in a window."""
    return 0.95 if int(window.max()) >= _LOWEST or int(window.min()) <= -_LOWEST else 0.02
