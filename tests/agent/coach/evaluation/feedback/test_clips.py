"""Quotations are short, verbatim, and cut where one breathes."""

from hypothesis import given
from hypothesis import strategies as st

from agent.coach.evaluation.feedback.clips import WHOLE, clipped

LONG = (
    "So the first thing was the printer in the hall, which nobody had looked at for a year, and I "
    "took it apart on a Sunday because the office was empty then."
)


def test_a_short_sentence_is_quoted_whole_without_what_joins_it() -> None:
    assert clipped("And then I called her.", 0) == "I called her"


def test_of_a_long_one_the_clause_is_quoted_that_was_meant() -> None:
    assert clipped(LONG, LONG.index("I took")).startswith("I took it apart on a Sunday")
    assert clipped(LONG, 0) == "the first thing was the printer in the hall"


@given(st.text(max_size=400), st.integers(0, 400))
def test_it_is_verbatim_and_short(text: str, at: int) -> None:
    clip = clipped(text, at)
    assert clip in text
    assert len(clip.split()) <= WHOLE


def test_a_long_sentence_is_not_cut_within_a_name() -> None:
    before = "there was one long summer in which nobody except for me was at the old desk of"
    clip = clipped(f"{before} Bell Payments while all of the others were out at sea or asleep", 0)
    assert clip == before
