"""The "um"s and "uh"s of an answer, found in its sound: a recogniser leaves them out. Pure.

A filled pause is one sound that is held, by a tongue at rest, mostly after a silence, where
the words could do without it: beside them, or within one that is stretched over it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np

from agent.delivery.frames import HOP_S, SAMPLE_RATE, Floats, Frames
from agent.delivery.steady import Steady, steady_stretches
from agent.delivery.vowels import octaves_from_rest
from schemas.turn import Word

_SHORTEST_S: Final = 0.12
_LONGEST_S: Final = 2.0
_VOWEL_S: Final = (0.12, 0.3)
"""Of the beginning, at least and at most: an "um" ends with its lips closed."""

# What speaks for a filled pause, in log odds: a logistic regression over the answers that
# `make eval-delivery` has for tuning, said again by other seeds and voices.
_BEFOREHAND: Final = 7.7
_FOR_LENGTH: Final = 2.4
_FOR_SPREAD_DB: Final = -1.9
_AFTER_SILENCE: Final = 1.5
_SPARE: Final = 0.9
_FOR_OCTAVES: Final = -6.6

_LETTER_S: Final = 0.04
_WORD_S: Final = 0.04
"""What a word needs when it is said in haste: this, and more for each letter."""

_ONSET: Final = 2
_CLOSED_DB: Final = 8.2


@dataclass(frozen=True, slots=True)
class FilledPause:
    """A sound without a word, and how it is written: "um" where the lips close, else "uh"."""

    word: str
    start_s: float
    end_s: float


def filled_pauses(samples: Floats, frames: Frames, words: Sequence[Word]) -> list[FilledPause]:
    """All in order. samples: mono, SAMPLE_RATE; frames: of these; words: as recognised in them."""
    voice_hz = frames.voice_hz()
    found: list[FilledPause] = []
    for held in steady_stretches(frames, round(_SHORTEST_S / HOP_S)):
        start_s, end_s = held.begin * HOP_S, held.end * HOP_S
        if end_s - start_s > _LONGEST_S:
            continue
        vowel_s = min(max(_VOWEL_S[0], (end_s - start_s) / 2), _VOWEL_S[1])
        begin = held.begin * SAMPLE_RATE // 100
        vowel = samples[begin : begin + int(vowel_s * SAMPLE_RATE)]
        evidence = (
            _BEFOREHAND
            + _FOR_LENGTH * log(end_s - start_s)
            + _FOR_SPREAD_DB * held.spread_db
            + _AFTER_SILENCE * held.after_silence
            + _SPARE * has_time_besides((start_s, end_s), words)
            + _FOR_OCTAVES * octaves_from_rest(vowel, voice_hz)
        )
        if evidence > 0.0:
            found.append(FilledPause(_written(held, frames), start_s, end_s))
    return found


def has_time_besides(stretch: tuple[float, float], words: Sequence[Word]) -> bool:
    """Whether the words that lie over a stretch have time enough without it."""
    start_s, end_s = stretch
    over = [word for word in words if word.end_s > start_s and word.start_s < end_s]
    left_s = sum(max(0.0, start_s - w.start_s) + max(0.0, w.end_s - end_s) for w in over)
    return left_s >= sum(_WORD_S + _LETTER_S * len(word.text) for word in over)


def _written(held: Steady, frames: Frames) -> str:
    """By how far the timbre went: lips that close change it more than a vowel that drifts."""
    third = (held.end - held.begin) // 3
    opened = frames.cepstra[held.begin + _ONSET : held.begin + third].mean(axis=0)
    closed = frames.cepstra[held.end - third : held.end - _ONSET].mean(axis=0)
    change = np.asarray(opened - closed, dtype=np.float64)
    return "um" if float(np.sqrt(np.mean(change**2))) > _CLOSED_DB else "uh"
