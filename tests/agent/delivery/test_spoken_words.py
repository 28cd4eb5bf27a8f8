"""Words are counted as they are said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.delivery.spoken_words import spoken_words


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("engineers,", 1),
        ("don't", 1),
        ("we’ve", 1),
        ("follow-up", 2),
        ("CI/CD", 2),
        ("R&D", 3),
        ("7", 1),
        ("21", 2),
        ("40%", 2),
        ("$12", 2),
        ("100", 2),
        ("0", 1),
        ("342", 4),
        ("2,000", 2),
        ("3,450", 5),
        ("1,000,000", 2),
        ("2019", 2),
        ("1998.", 2),
        ("1990s", 2),
        ("2000", 2),
        ("10th", 1),
        ("1.5", 3),
        ("10:30", 2),
        ("we cut 40% in 2019.", 7),
        ("", 0),
        ("…", 0),
        ("$", 0),
    ],
)
def test_what_is_written_is_said(written: str, said: int) -> None:
    assert spoken_words(written) == said


def test_a_long_number_is_read_out_digit_by_digit() -> None:
    assert spoken_words("0" * 5_000) == 5_000


@given(st.text(max_size=60))
def test_anything_can_be_counted(text: str) -> None:
    assert 0 <= spoken_words(text) <= 9 * max(1, len(text))


@given(st.lists(st.sampled_from(["a", "team", "40%", "2019", "don't"]), max_size=12))
def test_words_add_up(words: list[str]) -> None:
    assert spoken_words(" ".join(words)) == sum(spoken_words(word) for word in words)
