"""Which words of an utterance have been heard. Pure."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from agent.speaking.voice import SAMPLE_RATE


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of speech: a sentence with its sound, or a pause without text.

    samples: int16 mono at `voice.SAMPLE_RATE`.
    """

    text: str
    samples: NDArray[np.int16]


class HeardWords:
    """The words of an utterance against the time it has been played.

    Where a sentence begins and ends is known from its sound; within it, each word takes a share of
    the time by its length. A word counts from its middle on.
    """

    def __init__(self) -> None:
        self._words: list[str] = []
        self._middles_s: list[float] = []
        self._length_s = 0.0

    def add(self, said: Said) -> None:
        """What is played after all that was added before."""
        duration_s = len(said.samples) / SAMPLE_RATE
        words = said.text.split()
        # The space after a word is part of the time that it takes.
        lengths = [len(word) + 1 for word in words]
        for word, length, end in zip(words, lengths, accumulate(lengths), strict=True):
            middle = (end - length / 2) / sum(lengths)
            self._words.append(word)
            self._middles_s.append(self._length_s + middle * duration_s)
        self._length_s += duration_s

    def count(self, played_s: float) -> int:
        """How many words have been heard after so many seconds of playing."""
        return bisect_right(self._middles_s, played_s)

    def text(self, played_s: float) -> str:
        """What has been heard after so many seconds of playing."""
        return " ".join(self._words[: self.count(played_s)])
