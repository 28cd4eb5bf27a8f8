"""How sure a decoder was of its text's end, told from its scores."""

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.engines.text_ending import ending, marks

VOCABULARY = [" we", " left", ".", ",", "?", "!", "...", " ...", "-", " -", ":", ";", "<end>"]
NAMES = {" we": "we", " left": "left", ".": "stop", ",": "comma", "<end>": "end"}
MARKS = marks(lambda text: [VOCABULARY.index(text)])


def scores(**likely: float) -> NDArray[np.float32]:
    """Log-probabilities over the vocabulary; what is not named shares the rest."""
    rest = (1.0 - sum(likely.values())) / (len(VOCABULARY) - len(likely))
    shares = [likely.get(NAMES.get(token, token), rest) for token in VOCABULARY]
    return np.log(np.array(shares, np.float32))


WE, LEFT, STOP = 0, 1, 2


def test_a_text_with_a_mark_tells_how_near_another_one_was() -> None:
    steps = [scores(we=0.9), scores(left=0.8), scores(stop=0.6, comma=0.3), scores(end=0.9)]
    found = ending([WE, LEFT, STOP], steps, MARKS)
    assert found is not None
    assert found.stops == pytest.approx(0.62, abs=0.02)
    assert found.goes_on == pytest.approx(0.36, abs=0.04)
    assert found.last_word == pytest.approx(0.8, abs=1e-3)


def test_a_text_without_a_mark_is_looked_at_where_it_stopped() -> None:
    found = ending([WE, LEFT], [scores(we=0.5), scores(left=0.9), scores(end=0.9)], MARKS)
    assert found is not None
    assert found.stops < 0.05
    assert found.last_word == pytest.approx(0.5, abs=1e-3)


def test_a_text_that_was_cut_off_is_looked_at_in_its_last_step() -> None:
    assert ending([WE, LEFT], [scores(we=0.5), scores(left=0.9)], MARKS) is not None


def test_no_text_has_no_end() -> None:
    assert ending([], [], MARKS) is None
