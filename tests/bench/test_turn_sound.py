"""What is read off a tape of both sides, on tapes of which everything is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.audible import Span
from bench.tape import RATE, Tape, TapeTorn
from bench.turn_sound import NothingSaid, hear_turn, hole_after_s, stops_after_s

WINDOW_S = 0.006
START = 480_000
"""The tape's first frame: positions are frames of the page, not of the tape."""


def _voice(samples: int) -> NDArray[np.int16]:
    return np.round(6000 * np.sin(2 * np.pi * 220 * np.arange(samples) / RATE)).astype(np.int16)


def _tape(near: list[tuple[float, float]], far: list[tuple[float, float]]) -> Tape:
    """Ten seconds in which each side sounds in these stretches."""
    sides: list[NDArray[np.int16]] = []
    for stretches in (near, far):
        side = np.zeros(10 * RATE, np.int16)
        for begin, end in stretches:
            a, b = int(begin * RATE), int(end * RATE)
            side[a:b] = _voice(b - a)
        sides.append(side)
    return Tape(START, sides[0], sides[1])


def _said(begin: float, end: float) -> Span:
    return Span(START + int(begin * RATE), START + int(end * RATE))


def test_voice_to_voice_counts_from_the_last_audible_sample() -> None:
    # The clip is longer than what can be heard of it.
    sound = hear_turn(_tape([(2.0, 4.0)], [(0.0, 1.0), (4.7, 6.0)]), _said(1.9, 4.1))
    assert sound.voice_to_voice_s == pytest.approx(0.7, abs=WINDOW_S)
    assert sound.cut_in is None


def test_a_pause_inside_an_answer_is_no_end() -> None:
    sound = hear_turn(_tape([(1.0, 2.0), (4.0, 5.0)], [(5.6, 7.0)]), _said(1.0, 5.0))
    assert sound.voice_to_voice_s == pytest.approx(0.6, abs=WINDOW_S)


def test_a_voice_inside_the_answer_cuts_in() -> None:
    sound = hear_turn(_tape([(1.0, 2.0), (4.0, 5.0)], [(2.8, 3.5), (5.5, 7.0)]), _said(1.0, 5.0))
    assert sound.cut_in == pytest.approx(START + 2.8 * RATE, abs=WINDOW_S * RATE)


def test_no_reply_is_no_number() -> None:
    assert hear_turn(_tape([(1.0, 2.0)], []), _said(1.0, 2.0)).voice_to_voice_s is None


def test_a_silent_microphone_is_an_error() -> None:
    with pytest.raises(NothingSaid):
        hear_turn(_tape([], [(1.0, 2.0)]), _said(1.0, 2.0))


def test_a_barge_in_stops_the_voice() -> None:
    tape = _tape([(3.0, 5.0)], [(2.0, 3.5), (6.0, 7.0)])
    assert stops_after_s(tape, _said(3.0, 5.0)) == pytest.approx(0.5, abs=2 * WINDOW_S)


def test_who_talks_on_did_not_stop() -> None:
    assert stops_after_s(_tape([(3.0, 5.0)], [(2.0, 9.0)]), _said(3.0, 5.0)) is None


def test_a_voice_that_begins_again_stopped_only_then() -> None:
    tape = _tape([(3.0, 5.0)], [(2.0, 3.2), (3.6, 4.0), (6.0, 7.0)])
    assert stops_after_s(tape, _said(3.0, 5.0)) == pytest.approx(1.0, abs=2 * WINDOW_S)


def test_a_voice_that_was_turned_down_has_stopped() -> None:
    tape = _tape([(3.0, 5.0)], [(2.0, 4.0)])
    duck = slice(int(3.2 * RATE), 4 * RATE)
    tape.far[duck] = tape.far[duck] // 20
    assert stops_after_s(tape, _said(3.0, 5.0)) == pytest.approx(0.2, abs=2 * WINDOW_S)


def test_a_hole_is_a_silence_that_speech_follows() -> None:
    tape = _tape([(3.0, 3.4)], [(2.0, 3.6), (4.6, 6.0)])
    assert hole_after_s(tape, _said(3.0, 3.4), 2.0) == pytest.approx(1.0, abs=2 * WINDOW_S)


def test_tapes_must_meet() -> None:
    tape = _tape([], [])
    first, second = tape.part(START, START + 100), tape.part(START + 100, START + 300)
    assert len(first.then(second).near) == 300
    with pytest.raises(TapeTorn):
        first.then(tape.part(START + 101, START + 300))
