"""Held vowels: which of them are "um"s."""

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.delivery.filled_pauses import FilledPause, filled_pauses, has_time_besides
from agent.delivery.frames import frames
from schemas.turn import Word
from tests.agent.delivery.vowel import RATE, vowel

UH = (600.0, 1_300.0, 2_500.0, 3_500.0)
EE = (300.0, 2_300.0, 3_000.0, 3_600.0)
OH = (450.0, 800.0, 2_300.0, 3_400.0)


def word(text: str, start_s: float, end_s: float) -> Word:
    return Word(text=text, start_s=start_s, end_s=end_s, confidence=0.9)


def found(*sounds: NDArray[np.float32], words: tuple[Word, ...] = ()) -> list[FilledPause]:
    samples = np.concatenate(sounds)
    return filled_pauses(samples, frames(samples), words)


def silence(seconds: float) -> NDArray[np.float32]:
    return np.zeros(int(seconds * RATE), np.float32)


def test_a_held_uh_between_silences_is_one() -> None:
    [one] = found(silence(0.5), vowel(110.0, UH, 0.5), silence(0.5))
    assert one.word == "uh"
    assert (one.start_s, one.end_s) == pytest.approx((0.5, 1.0), abs=0.1)


def test_lips_that_close_make_it_an_um() -> None:
    hum = np.float32(0.3) * vowel(110.0, (250.0,), 0.3)
    [one] = found(silence(0.5), vowel(110.0, UH, 0.3), hum, silence(0.5))
    assert one.word == "um"
    assert one.end_s == pytest.approx(1.1, abs=0.1)


@pytest.mark.parametrize("resonances", [EE, OH], ids=["ee", "oh"])
def test_another_vowel_is_none(resonances: tuple[float, ...]) -> None:
    assert found(silence(0.5), vowel(110.0, resonances, 0.5), silence(0.5)) == []


@pytest.mark.parametrize("seconds", [0.05, 3.0])
def test_neither_is_a_short_one_nor_one_that_does_not_end(seconds: float) -> None:
    assert found(silence(0.5), vowel(110.0, UH, seconds), silence(0.5)) == []


def test_words_have_time_besides() -> None:
    um = (1.0, 1.5)
    assert has_time_besides(um, [])
    assert has_time_besides(um, [word("moved", 0.4, 1.0), word("it", 1.5, 1.7)])
    assert has_time_besides(um, [word("moved", 0.6, 1.5)])
    assert not has_time_besides(um, [word("moved", 0.95, 1.5)])
