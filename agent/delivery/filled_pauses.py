"""The "um"s and "uh"s of an answer, found in its sound: a recogniser leaves them out. Pure.

A filled pause is one sound that is held, by a tongue at rest, mostly between silences, where
the words could do without it: beside them, or within one that is stretched over it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from agent.delivery.frames import HOP_S, SAMPLE_RATE, Floats, Frames
from agent.delivery.steady import Steady, steady_stretches
from agent.delivery.vowels import is_central
from schemas.turn import Word

_SHORTEST_S: Final = 0.18
_LONGEST_S: Final = 2.0
_LONG_S: Final = 0.5
_VOWEL_S: Final = (0.12, 0.3)
"""Of the beginning, at least and at most: an "um" ends with its lips closed."""

# How far a timbre may stray (dB): most where all else speaks for a filled pause. Fluent speech
# strays by 2 to 4 in its steadiest fifth of a second, a held vowel by 1 to 3.
_STRAYS_DB: Final = 2.0
_SILENCE_DB: Final = 0.5
_LENGTH_DB: Final = 0.4
_SPARE_DB: Final = 0.2
_NEEDED_DB: Final = -0.3

_IN_SPEECH_S: Final = 0.26
"""A vowel between two consonants is held up to here; a filled pause without silence is longer."""

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
    found: list[FilledPause] = []
    for held in steady_stretches(frames, round(_SHORTEST_S / HOP_S)):
        start_s, end_s = held.begin * HOP_S, held.end * HOP_S
        if end_s - start_s > _LONGEST_S or held.spread_db > _may_stray(held, words):
            continue
        vowel_s = min(max(_VOWEL_S[0], (end_s - start_s) / 2), _VOWEL_S[1])
        begin = int(start_s * SAMPLE_RATE)
        if is_central(samples[begin : begin + int(vowel_s * SAMPLE_RATE)]):
            found.append(FilledPause(_written(held, frames), start_s, end_s))
    return found


def _may_stray(held: Steady, words: Sequence[Word]) -> float:
    length_s = (held.end - held.begin) * HOP_S
    silences = held.after_silence + held.before_silence
    if not silences and length_s < _IN_SPEECH_S:
        return 0.0
    spare = _is_spare(held.begin * HOP_S, held.end * HOP_S, words)
    return (
        _STRAYS_DB
        + _SILENCE_DB * silences
        + _LENGTH_DB * (length_s >= _LONG_S)
        + (_SPARE_DB if spare else _NEEDED_DB)
    )


def _is_spare(start_s: float, end_s: float, words: Sequence[Word]) -> bool:
    """Whether the words that lie over a stretch have time enough without it."""
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
