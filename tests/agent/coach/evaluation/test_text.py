"""An answer as sentences and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.coach.evaluation.text import sentences, stem


def test_short_forms_are_written_out_and_stammering_is_not_heard() -> None:
    (one,) = sentences("Um, I I didn't, uh, know that he's gone.")
    assert one.words == ("i", "did", "not", "know", "that", "he", "is", "gone")


def test_what_runs_on_is_cut_before_a_conjunction() -> None:
    long = "I called the first plumber and he said no, and then I called a second one, " * 2
    assert len(sentences(f"{long}and he came.")) > 1


@given(st.text(max_size=300))
def test_a_sentence_stands_where_it_says(text: str) -> None:
    for one in sentences(text, part=2):
        assert one.text == text[one.span.start : one.span.end]
        assert one.span.part == 2
        assert len(one.places) == len(one.words)
        assert all(one.text[begin:end].strip() for begin, end in one.places)


@pytest.mark.parametrize(
    "forms",
    [
        ("stopped", "stop", "stopping"),
        ("decide", "deciding", "decided"),
        ("tickets", "ticket"),
        ("replies", "reply", "replied"),
        ("allocation", "allocated", "allocating"),
    ],
)
def test_forms_of_a_word_share_their_stem(forms: tuple[str, ...]) -> None:
    assert len(set(map(stem, forms))) == 1
