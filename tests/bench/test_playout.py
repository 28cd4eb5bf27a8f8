"""Gaps are told from pauses, and found whatever the level."""

import numpy as np
import pytest

from bench.playout import RATE, NotTheSame, Sound, at_rate, compare


def _speech(seconds: float, seed: int) -> Sound:
    """Noise in syllables, with pauses of 0.3 s: something that is like itself only."""
    rng = np.random.default_rng(seed)
    sound = rng.normal(0.0, 3000.0, int(seconds * RATE))
    times = np.arange(len(sound)) / RATE
    sound *= 0.6 + 0.4 * np.sin(2 * np.pi * 4 * times)
    for pause_s in (1.5, 3.2):
        sound[int(pause_s * RATE) : int((pause_s + 0.3) * RATE)] = 0.0
    return sound


def _heard(reference: Sound, gap_s: float, at_s: float = 2.3) -> Sound:
    at = int(at_s * RATE)
    before, gap, after = np.zeros(RATE), np.zeros(int(gap_s * RATE)), np.zeros(RATE // 2)
    noise = np.random.default_rng(9).normal(0.0, 30.0, 1)
    return 0.5 * np.concatenate((before, reference[:at], gap, reference[at:], after)) + noise


@pytest.mark.parametrize("gap_s", [0.0, 0.06, 0.25, 0.8])
def test_a_gap_has_its_length(gap_s: float) -> None:
    reference = _speech(5.0, seed=1)
    played = compare(reference, _heard(reference, gap_s))
    assert played.longest_gap_s == pytest.approx(gap_s, abs=0.005)
    assert played.start_s == pytest.approx(1.0, abs=0.005)


def test_another_text_is_not_compared() -> None:
    with pytest.raises(NotTheSame):
        compare(_speech(5.0, seed=1), _heard(_speech(5.0, seed=2), 0.0))


def test_rates_are_brought_together() -> None:
    assert len(at_rate(np.zeros(48_000, np.int16), 48_000)) == RATE
