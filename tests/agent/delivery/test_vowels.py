"""Vowels are told apart by their resonances, whoever says them."""

import numpy as np
import pytest

from agent.delivery.vowels import octaves_from_rest
from tests.agent.delivery.vowel import RATE, vowel


@pytest.mark.parametrize("pitch_hz", [90.0, 120.0, 150.0])
def test_a_tongue_at_rest(pitch_hz: float) -> None:
    uh = vowel(pitch_hz, (600.0, 1_300.0, 2_500.0, 3_500.0), 0.2)
    assert octaves_from_rest(uh, pitch_hz) < 0.25


@pytest.mark.parametrize(("second_hz", "third_hz"), [(2_300.0, 3_000.0), (800.0, 2_300.0)])
def test_ee_and_oh_are_far(second_hz: float, third_hz: float) -> None:
    other = vowel(110.0, (300.0, second_hz, third_hz, 3_600.0), 0.2)
    assert octaves_from_rest(other, 110.0) > 0.45


def test_a_shorter_throat_has_higher_resonances() -> None:
    uh = vowel(220.0, (690.0, 1_550.0, 2_900.0), 0.2)
    assert octaves_from_rest(uh, 220.0) < octaves_from_rest(uh, 100.0)


@pytest.mark.parametrize("length", [0, 100, RATE // 5])
def test_silence_and_next_to_nothing_are_as_far_as_it_goes(length: int) -> None:
    assert octaves_from_rest(np.zeros(length, np.float32), 120.0) == 0.6
