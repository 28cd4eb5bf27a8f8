"""Changed answers keep the content: a score that moves between the two is the scorer's mistake."""

import re
from collections import Counter
from typing import Final

import pytest

from tests.trust.cases import HALVES, LEVELS
from tests.trust.changed import Change, ChangedAnswer, load_changed

ENOUGH: Final[dict[Change, int]] = {"padded": 24, "accent": 64, "nervous": 16}
CHANGED: Final = load_changed()

NUMBERS: Final = re.compile(
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety|hundred|thousand"
)
HESITATION: Final = re.compile(r"\b(um|uh|sorry|i mean|no, )\b", re.IGNORECASE)


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.casefold())


def numbers(text: str) -> set[str]:
    return {word for word in words(text) if NUMBERS.fullmatch(word)}


def share(one: ChangedAnswer) -> float:
    """The length in words, as a multiple of the answer's as it was."""
    return len(words(one.answer)) / len(words(one.case.answer))


def test_an_answer_is_changed_at_most_once_in_a_way() -> None:
    assert max(Counter((one.case.id, one.kind) for one in CHANGED).values()) == 1


@pytest.mark.parametrize("kind", ENOUGH)
def test_a_kind_has_enough_from_both_halves_and_all_levels(kind: Change) -> None:
    changed = load_changed(kind)
    assert len(changed) >= ENOUGH[kind]
    assert {(one.case.half, one.case.level) for one in changed} == {
        (half, level) for half in HALVES for level in LEVELS
    }


def test_padded_answers_are_about_twice_as_long() -> None:
    for one in load_changed("padded"):
        assert 1.7 <= share(one) <= 2.4, f"{one.case.id}: {share(one):.2f}"


@pytest.mark.parametrize("kind", ["padded", "nervous"])
def test_an_answer_that_is_drawn_out_keeps_its_words_in_their_order(kind: Change) -> None:
    for one in load_changed(kind):
        spoken = iter(words(one.answer))
        lost = [word for word in words(one.case.answer) if word not in spoken]
        assert not lost, f"{one.case.id}: {lost[0]}"


def test_another_wording_is_about_as_long_and_has_the_same_numbers() -> None:
    for one in load_changed("accent"):
        assert 0.8 <= share(one) <= 1.3, f"{one.case.id}: {share(one):.2f}"
        assert numbers(one.answer) == numbers(one.case.answer), one.case.id


def test_nervous_answers_hesitate() -> None:
    for one in load_changed("nervous"):
        assert len(HESITATION.findall(one.answer)) >= 2, one.case.id
        assert 1.2 <= share(one) <= 1.7, f"{one.case.id}: {share(one):.2f}"


def test_a_changed_answer_is_not_the_answer() -> None:
    for one in CHANGED:
        assert words(one.answer) != words(one.case.answer), one.case.id
