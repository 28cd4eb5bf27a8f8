"""What an answer lacks, on answers written for it."""

import time

import pytest

from agent.coach.listening import what_it_lacks
from tests.agent.coach.listening.answers import ASKS, NO_RESUME, RESUME, STANDS, Case
from tests.trust.cases import load_cases

LONG_ANSWER = " ".join(case.text for case in STANDS)
WORDS_IN_THREE_MINUTES = 480


@pytest.mark.parametrize("case", [*ASKS, *STANDS], ids=str)
def test_what_an_answer_lacks(case: Case) -> None:
    found = what_it_lacks(case.text, case.category, RESUME)
    assert (None if found is None else found.lack) == case.lack


def test_there_are_enough_of_them() -> None:
    assert min(len(ASKS), len(STANDS)) >= 60


@pytest.mark.parametrize("case", [case for case in ASKS if case.lack != "contradiction"], ids=str)
def test_a_resume_changes_nothing_but_contradictions(case: Case) -> None:
    assert what_it_lacks(case.text, case.category, NO_RESUME) == what_it_lacks(
        case.text, case.category, RESUME
    )


@pytest.mark.parametrize("case", [case for case in ASKS if case.lack == "contradiction"], ids=str)
def test_without_a_resume_nothing_is_contradicted(case: Case) -> None:
    found = what_it_lacks(case.text, case.category, NO_RESUME)
    assert found is None or found.lack != "contradiction"


@pytest.mark.parametrize("closing", ["That's it.", "I'm done.", "That's all I can say."])
@pytest.mark.parametrize("case", ASKS, ids=str)
def test_who_says_that_they_are_done_is_asked_nothing(case: Case, closing: str) -> None:
    assert what_it_lacks(f"{case.text} {closing}", case.category, RESUME) is None


@pytest.mark.parametrize(
    "result", ["In the end we saved forty percent.", "After that it never happened again."]
)
@pytest.mark.parametrize("case", ASKS, ids=str)
def test_nobody_who_told_the_result_is_asked_for_it(case: Case, result: str) -> None:
    found = what_it_lacks(f"{case.text} {result}", case.category, RESUME)
    assert found is None or found.lack != "no_result"


def test_good_answers_stand() -> None:
    cases = [case for case in load_cases("tuning") if case.level in ("good", "excellent")]
    asked = [c.id for c in cases if what_it_lacks(c.answer, c.category, NO_RESUME) is not None]
    assert len(asked) <= 0.05 * len(cases), asked


def test_an_update_is_quick_on_a_long_answer() -> None:
    text = " ".join(LONG_ANSWER.split()[:WORDS_IN_THREE_MINUTES])
    what_it_lacks(text, "behavioral", RESUME)
    began = time.process_time()
    for category in ("technical", "behavioral", "experience", "situational"):
        what_it_lacks(text, category, RESUME)
    assert time.process_time() - began < 10.0, "far from quick: the figure is a few milliseconds"
