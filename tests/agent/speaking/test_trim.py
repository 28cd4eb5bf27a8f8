"""The finish of a sentence: no silence, no click, one level."""

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.speaking.trim import PEAK_DBFS, SPEECH_DBFS, level, speech_rms, trim

RATE = 24_000


def tone(amplitude: float, seconds: float) -> NDArray[np.float32]:
    at = np.arange(int(seconds * RATE)) / RATE
    return (amplitude * np.sin(2 * np.pi * 200 * at)).astype(np.float32)


def padded(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.concatenate([np.zeros(RATE // 2, np.float32), sound, np.zeros(RATE // 2, np.float32)])


def test_silence_around_the_sound_goes() -> None:
    kept = trim(padded(tone(0.3, 1.0)), RATE)
    assert len(kept) / RATE == pytest.approx(1.08, abs=0.02)


def test_the_ends_are_silent_so_nothing_clicks() -> None:
    kept = trim(tone(0.3, 1.0) + np.float32(0.2), RATE)
    assert kept[0] == 0.0
    assert kept[-1] == 0.0
    assert np.abs(np.diff(kept)).max() < 0.03


def test_a_pause_inside_stays() -> None:
    sound = np.concatenate([tone(0.3, 0.5), np.zeros(RATE, np.float32), tone(0.3, 0.5)])
    assert len(trim(padded(sound), RATE)) / RATE == pytest.approx(2.08, abs=0.02)


def test_the_input_is_left_as_it_was() -> None:
    samples = tone(0.3, 1.0)
    before = samples.copy()
    trim(samples, RATE)
    assert np.array_equal(samples, before)


@pytest.mark.parametrize("samples", [np.zeros(0, np.float32), np.zeros(RATE, np.float32)])
def test_silence_is_trimmed_to_nothing(samples: NDArray[np.float32]) -> None:
    assert trim(samples, RATE).size == 0
    assert np.array_equal(level(samples, RATE), samples)


@pytest.mark.parametrize("amplitude", [0.01, 0.2, 0.9])
def test_any_loudness_comes_to_the_same_level(amplitude: float) -> None:
    finished = level(padded(tone(amplitude, 1.0)), RATE)
    assert 20 * np.log10(speech_rms(finished, RATE)) == pytest.approx(SPEECH_DBFS, abs=0.1)


def test_a_peak_holds_the_level_down() -> None:
    samples = tone(0.05, 1.0)
    samples[12_000] = 0.9
    assert 20 * np.log10(np.abs(level(samples, RATE)).max()) == pytest.approx(PEAK_DBFS, abs=0.01)
