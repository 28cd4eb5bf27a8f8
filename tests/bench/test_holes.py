"""Silence where there was speech is found, and nothing else is taken for it."""

import numpy as np
import pytest

from bench.holes import hole_share
from bench.playout import RATE, NotTheSame, Sound


def _speech(seconds: float) -> Sound:
    """Noise in syllables, with a pause of half a second."""
    sound = np.random.default_rng(1).normal(0.0, 3000.0, int(seconds * RATE))
    times = np.arange(len(sound)) / RATE
    sound *= 0.6 + 0.4 * np.sin(2 * np.pi * 4 * times)
    sound[2 * RATE : 5 * RATE // 2] = 0.0
    return sound


def _with_holes(sound: Sound, holes: int, replaced_by: float) -> Sound:
    """Every hole is 20 ms, in the first two seconds."""
    out = 0.5 * sound
    for n in range(holes):
        at = RATE // 5 + n * RATE // 8
        length = RATE // 50
        out[at : at + length] = replaced_by * np.random.default_rng(n).normal(0.0, 1500.0, length)
    return np.concatenate((np.zeros(1234), out, np.zeros(RATE)))


def test_what_came_whole_has_no_holes() -> None:
    speech = _speech(5.0)
    assert hole_share(speech, _with_holes(speech, 0, 0.0)) == 0.0


def test_holes_are_counted_against_what_was_loud() -> None:
    speech = _speech(5.0)
    share = hole_share(speech, _with_holes(speech, 10, 0.0))
    # Of four windows of a hole, two may be half in and half out of it.
    assert share == pytest.approx(10 * 0.02 / 4.5, rel=0.3)


def test_what_was_concealed_is_no_hole() -> None:
    speech = _speech(5.0)
    assert hole_share(speech, _with_holes(speech, 10, 1.0)) == 0.0


def test_another_recording_is_not_compared() -> None:
    with pytest.raises(NotTheSame):
        hole_share(_speech(5.0), np.random.default_rng(5).normal(0.0, 3000.0, 6 * RATE))
