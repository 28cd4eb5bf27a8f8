"""Onsets and ends are found to the sample window, whatever the noise."""

import numpy as np
import pytest
from numpy.typing import NDArray

from bench.audible import Span, audible_spans, count_clicks

RATE = 48_000
WINDOW = 240


def _tone(seconds: float, dbfs: float = -20.0) -> NDArray[np.int16]:
    times = np.arange(int(seconds * RATE)) / RATE
    wave = 2**0.5 * 10 ** (dbfs / 20) * np.sin(2 * np.pi * 440 * times)
    return np.round(wave * 32767).astype(np.int16)


def _noise(seconds: float, dbfs: float) -> NDArray[np.int16]:
    drawn = np.random.default_rng(1).normal(0.0, 10 ** (dbfs / 20), int(seconds * RATE))
    return np.round(drawn * 32767).astype(np.int16)


@pytest.mark.parametrize("floor_dbfs", [-90.0, -65.0, -50.0])
def test_a_sound_is_found_in_noise(floor_dbfs: float) -> None:
    tape = _noise(3.0, floor_dbfs)
    tape[50_000:90_000] += _tone(40_000 / RATE)
    (span,) = audible_spans(tape, RATE)
    assert span.start == pytest.approx(50_000, abs=WINDOW)
    assert span.end == pytest.approx(90_000, abs=WINDOW)


def test_noise_alone_is_silence() -> None:
    assert audible_spans(_noise(2.0, -55.0), RATE) == []


def test_silences_shorter_than_the_join_are_inside() -> None:
    tape = np.zeros(2 * RATE, np.int16)
    for start_s in (0.2, 0.6, 1.5):
        start = int(start_s * RATE)
        tape[start : start + RATE // 5] = _tone(0.2)
    assert len(audible_spans(tape, RATE)) == 3
    assert len(audible_spans(tape, RATE, join_s=0.3)) == 2


def test_a_click_is_no_sound() -> None:
    tape = np.zeros(RATE, np.int16)
    tape[20_000:20_100] = 10_000
    assert audible_spans(tape, RATE) == []


def _pulses() -> NDArray[np.int16]:
    """A low voice: silence, and a steep smooth pulse a hundred times a second."""
    sound = np.zeros(RATE, np.int16)
    pulse = np.round(20_000 * np.hanning(25)).astype(np.int16)
    for start in range(0, RATE - 480, 480):
        sound[start : start + 25] = pulse
    return sound


def test_a_break_clicks_and_a_voice_does_not() -> None:
    whole = _tone(1.0)
    assert count_clicks(whole, RATE) == 0
    assert count_clicks(_pulses(), RATE) == 0
    broken = whole.copy()
    # A quarter of a period into the tone: the loudest instant.
    broken[24_000 + 27 : 26_000] = 0
    assert count_clicks(broken, RATE) >= 1


def test_moving_a_span_keeps_its_length() -> None:
    assert Span(3, 8).moved(100) == Span(103, 108)
