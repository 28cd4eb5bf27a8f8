"""The "um"s and "uh"s of an answer, found in its sound: a recogniser leaves them out. Pure.

A filled pause is one sound that is held, by a tongue at rest, mostly after a silence, where
the words could do without it: beside them, or within one that is stretched over it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import Final

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

_FARTHEST_OCTAVES: Final = 0.45
"""An "ee" or "oh" is none, however steady it is held."""

_LETTER_S: Final = 0.04
_WORD_S: Final = 0.04
"""What a word needs when it is said in haste: this, and more for each letter."""

# Frames; the release belongs to the "m".
_ONSET: Final = 2
_RELEASE: Final = 4
_MIDDLE: Final = 1
"""The cepstrum's second: low and high against the middle."""
_CLOSED_DB: Final = 10.0


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
        vowel_s = min(max(_VOWEL_S[0], (end_s - start_s) / 2), _VOWEL_S[1])
        begin = held.begin * SAMPLE_RATE // 100
        vowel = samples[begin : begin + int(vowel_s * SAMPLE_RATE)]
        octaves = octaves_from_rest(vowel, voice_hz)
        evidence = (
            _BEFOREHAND
            + _FOR_LENGTH * log(end_s - start_s)
            + _FOR_SPREAD_DB * held.spread_db
            + _AFTER_SILENCE * held.after_silence
            + _SPARE * has_time_besides((start_s, end_s), words)
            + _FOR_OCTAVES * octaves
        )
        if evidence > 0.0 and octaves < _FARTHEST_OCTAVES and end_s - start_s <= _LONGEST_S:
            found.append(FilledPause(_written(held, frames), start_s, end_s))
    return found


def has_time_besides(stretch: tuple[float, float], words: Sequence[Word]) -> bool:
    """Whether the words that lie over a stretch have time enough without it."""
    start_s, end_s = stretch
    over = [word for word in words if word.end_s > start_s and word.start_s < end_s]
    left_s = sum(max(0.0, start_s - w.start_s) + max(0.0, w.end_s - end_s) for w in over)
    return left_s >= sum(_WORD_S + _LETTER_S * len(word.text) for word in over)


def _written(held: Steady, frames: Frames) -> str:
    """By the end's timbre against the beginning's: closed lips take the middle of it away."""
    third = (held.end - held.begin) // 3
    middle = frames.cepstra[:, _MIDDLE]
    opened = middle[held.begin + _ONSET : held.begin + third].mean()
    closed = middle[held.end + _RELEASE - third : held.end + _RELEASE].mean()
    return "um" if closed - opened > _CLOSED_DB else "uh"
