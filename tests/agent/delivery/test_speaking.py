"""Speaking time, pauses and pace from stretches of voice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.delivery.speaking import (
    PAUSE_S,
    pace,
    pace_by_window,
    silences,
    spoken_stretches,
    total_s,
)
from schemas.turn import Word


def word(start_s: float, end_s: float, text: str = "word") -> Word:
    return Word(text=text, start_s=start_s, end_s=end_s, confidence=1.0)


@st.composite
def voices(draw: st.DrawFn) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    at_s = 0.0
    for gap_s, long_s in draw(
        st.lists(st.tuples(st.floats(0.2, 3.0), st.floats(0.1, 4.0)), max_size=8)
    ):
        found.append((at_s + gap_s, at_s + gap_s + long_s))
        at_s = found[-1][1]
    return found


def test_a_breath_is_spoken_and_a_pause_is_not() -> None:
    voiced = [(1.0, 3.0), (3.3, 5.0), (6.0, 8.0)]
    spoken = spoken_stretches(voiced, voiced)
    assert spoken == [(1.0, 5.0), (6.0, 8.0)]
    assert silences(voiced, spoken) == [(5.0, 6.0)]


def test_a_cough_has_no_words_and_is_not_spoken() -> None:
    voiced = [(0.2, 0.5), (2.0, 6.0), (9.0, 9.3)]
    spoken = spoken_stretches(voiced, [(2.1, 5.9)])
    assert spoken == [(2.0, 6.0)]
    assert silences(voiced, spoken) == [], "before and after an answer nobody pauses"


def test_a_cough_inside_parts_a_pause() -> None:
    voiced = [(1.0, 3.0), (5.0, 5.3), (7.0, 9.0)]
    spoken = spoken_stretches(voiced, [(1.0, 3.0), (7.0, 9.0)])
    assert silences(voiced, spoken) == [(3.0, 5.0), (5.3, 7.0)]


@given(voices())
def test_spoken_and_silent_make_up_the_whole(voiced: list[tuple[float, float]]) -> None:
    spoken = spoken_stretches(voiced, voiced)
    pauses = silences(voiced, spoken)
    assert all(end - start >= PAUSE_S for start, end in pauses)
    whole = voiced[-1][1] - voiced[0][0] if voiced else 0.0
    assert total_s(spoken) + total_s(pauses) == pytest.approx(whole, abs=1e-6)


@pytest.mark.parametrize(
    ("words", "seconds", "wpm"), [(150, 60.0, 150.0), (1, 0.4, None), (0, 30.0, None)]
)
def test_pace(words: int, seconds: float, wpm: float | None) -> None:
    assert pace(words, seconds) == wpm


def test_each_ten_seconds_have_their_own_pace() -> None:
    words = [word(at / 2, at / 2 + 0.4) for at in range(20)]
    words += [word(20.0 + at, 20.4 + at) for at in range(5)]
    spoken = [(0.0, 10.0), (20.0, 25.0)]
    assert pace_by_window(words, spoken, 25.0) == [120.0, 0.0, 60.0]


def test_a_word_over_a_border_counts_on_both_sides() -> None:
    words = [word(9.0, 11.0), *(word(at, at + 1.0) for at in range(11, 20))]
    first, second = pace_by_window(words, [(0.0, 20.0)], 20.0)
    assert first == 3.0
    assert second == 57.0


def test_words_without_a_length_count_where_they_are() -> None:
    assert pace_by_window([word(3.0, 3.0)], [(0.0, 10.0)], 12.0) == [6.0, 0.0]
