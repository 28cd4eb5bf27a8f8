"""Level, pitch and timbre of sounds that are known."""

import numpy as np
import pytest

from agent.delivery.frames import SAMPLE_RATE, frames, loud, runs
from tests.agent.delivery.vowel import vowel


def test_a_tone_has_its_level() -> None:
    tone = 0.1 * np.sin(2 * np.pi * 440.0 * np.arange(SAMPLE_RATE) / SAMPLE_RATE)
    level_db = frames(tone.astype(np.float32)).level_db
    assert len(level_db) == 101
    assert level_db[10:-10] == pytest.approx(-23.0, abs=0.3)


@pytest.mark.parametrize("pitch_hz", [80.0, 125.0, 210.0, 320.0])
def test_a_voice_has_its_pitch_however_loud(pitch_hz: float) -> None:
    said = vowel(pitch_hz, (600.0, 1_300.0, 2_500.0), 1.0)
    for gain in (1.0, 0.01):
        looks = frames(np.float32(gain) * said)
        assert looks.periodic[5:-5].all()
        assert looks.voice_hz() == pytest.approx(pitch_hz, rel=0.02)


def test_noise_has_no_pitch() -> None:
    noise = np.random.default_rng(3).normal(0.0, 0.1, SAMPLE_RATE).astype(np.float32)
    assert frames(noise).periodic.mean() < 0.05


def test_timbre_does_not_follow_loudness() -> None:
    said = vowel(120.0, (600.0, 1_300.0, 2_500.0), 0.5)
    other = vowel(120.0, (300.0, 2_300.0, 3_000.0), 0.5)
    one, softer, two = (
        frames(sound).cepstra[25] for sound in (said, np.float32(0.05) * said, other)
    )
    assert one == pytest.approx(softer, abs=0.1)
    assert np.abs(one - two).max() > 8.0


def test_what_is_loud_is_over_the_noise() -> None:
    level_db = np.repeat(np.array([-60.0, -50.0, -20.0, -30.0], np.float32), 25)
    assert runs(loud(level_db, 15.0, 6.0)) == [(50, 100)]
    assert runs(loud(level_db, 60.0, 6.0)) == [(25, 100)]
    assert not loud(np.full(100, -40.0, np.float32), 30.0, 3.0).any()


def test_runs() -> None:
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]
    assert runs(np.zeros(0, np.bool_)) == []
