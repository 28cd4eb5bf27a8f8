"""The floors: every kind of worthless answer is there, and none of them is a usable one."""

from collections import Counter
from typing import Final

from tests.trust.cases import load_cases
from tests.trust.floors import FLOOR_KINDS, load_floors

FLOORS: Final = load_floors()


def test_there_are_enough_of_every_kind() -> None:
    counts = Counter(floor.kind for floor in FLOORS)
    assert len(FLOORS) >= 40
    assert set(counts) == set(FLOOR_KINDS)
    assert min(counts.values()) >= 4


def test_each_has_an_id_a_question_and_an_answer_of_its_own() -> None:
    for texts in (
        [floor.id for floor in FLOORS],
        [floor.question for floor in FLOORS],
        [floor.answer for floor in FLOORS],
    ):
        assert len(set(texts)) == len(FLOORS)


def test_no_question_is_one_of_the_judged_cases() -> None:
    assert not {floor.question for floor in FLOORS} & {case.question for case in load_cases()}


def test_they_are_short_and_long() -> None:
    lengths = sorted(len(floor.answer.split()) for floor in FLOORS)
    assert sum(length <= 15 for length in lengths) >= 8
    assert sum(length >= 60 for length in lengths) >= 8
