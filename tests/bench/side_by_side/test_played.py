import numpy as np
import pytest

from bench.side_by_side.envelope import envelope
from bench.side_by_side.standins.played import Played
from bench.tape import RATE
from tests.bench.side_by_side.made import babble, line

FIRST, SECOND = babble(3.0, seed=1), babble(3.0, seed=2)


@pytest.fixture
def played() -> Played:
    lines = [line("a", FIRST, "I", "led", "it."), line("b", SECOND, "We", "shipped", "early.")]
    return Played({one.clip_id: one for one in lines})


def test_tells_whose_microphone_it_is_and_when_that_was_played(played: Played) -> None:
    played.play("0", "a", 100.0)
    played.play("1", "b", 100.4)
    heard = envelope(np.concatenate((np.zeros(RATE, np.int16), SECOND[: 2 * RATE])), RATE)
    found = played.find(heard, 95.0, 105.0, None)
    assert found is not None
    assert found.call == "1"
    assert found.at_s == pytest.approx(99.4, abs=0.02)


def test_looks_in_one_call_where_it_is_known(played: Played) -> None:
    played.play("0", "a", 100.0)
    played.play("1", "b", 100.4)
    assert played.find(envelope(SECOND, RATE), 95.0, 105.0, "0") is None


def test_words_and_breaths_are_told_once_they_have_ended(played: Played) -> None:
    played.play("0", "a", 100.0)
    assert [word.text for word in played.words("0", 0.0, 102.1)] == ["I", "led"]
    assert played.words("0", 102.1, 103.0)[0].end_s == pytest.approx(103.0)
    assert played.part_ends("0", 0.0, 102.9) == []
    assert played.part_ends("0", 102.9, 103.0) == [103.0]


def test_a_new_cell_knows_nothing_of_the_last_one(played: Played) -> None:
    played.play("0", "a", 100.0)
    played.clear()
    assert played.find(envelope(FIRST, RATE), 95.0, 105.0, None) is None


def test_what_nobody_made_is_not_played(played: Played) -> None:
    with pytest.raises(KeyError):
        played.play("0", "c", 100.0)
