"""The trust cases: complete, balanced, and not to be guessed from length or from repeated words."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from statistics import correlation, mean
from typing import Final

import pytest

from tests.trust.cases import FOLDER, HALVES, LEVELS, Half, Level, TrustCase, load_cases

CASES: Final = load_cases()
FAMILIES: Final = sorted({case.family for case in CASES})

RUN: Final = 6
"""So many words in a row in two answers would show a common template."""

OPENING: Final = 4
CUES: Final = {
    "the words of STAR": r"as a result|(the|that) situation|(my|the|our) task|the action",
    "numbers": r"\d+|percent|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand|million",
    "we": r"we",
    "doubt": r"maybe|probably|perhaps|i (think|guess|suppose|believe)",
}
"""What is easily seen in an answer, and must not tell its level."""


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+(?:['’][a-z]+)?", text.casefold())


def runs(text: str) -> set[tuple[str, ...]]:
    spoken = words(text)
    return {tuple(spoken[at : at + RUN]) for at in range(len(spoken) - RUN + 1)}


def lengths(cases: Iterable[TrustCase]) -> list[int]:
    return [len(words(case.answer)) for case in cases]


def has(cue: str, case: TrustCase) -> bool:
    return re.search(rf"\b({CUES[cue]})\b", case.answer.casefold()) is not None


def of_level(level: Level) -> list[TrustCase]:
    return [case for case in CASES if case.level == level]


def test_there_are_enough_cases_of_a_dozen_families() -> None:
    assert len(CASES) >= 200
    assert len(FAMILIES) >= 12


def test_a_file_is_named_after_its_family() -> None:
    for path in FOLDER.glob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))["family"] == path.stem


def test_every_case_has_an_id_of_its_own() -> None:
    twice = [id_ for id_, count in Counter(case.id for case in CASES).items() if count > 1]
    assert not twice
    for case in CASES:
        assert re.fullmatch(rf"{case.family}-\d\d", case.id), case.id


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_has_enough_cases_of_every_level_in_both_halves(family: str) -> None:
    cases = [case for case in CASES if case.family == family]
    assert len(cases) >= 18
    assert {(case.half, case.level) for case in cases} == {
        (half, level) for half in HALVES for level in LEVELS
    }


@pytest.mark.parametrize("half", HALVES)
def test_a_half_has_all_levels_and_categories_in_fair_shares(half: Half) -> None:
    cases = load_cases(half)
    assert 0.45 <= len(cases) / len(CASES) <= 0.55
    for level in LEVELS:
        assert sum(case.level == level for case in cases) / len(cases) >= 0.2, level
    for category in ("technical", "behavioral", "experience", "situational"):
        assert sum(case.category == category for case in cases) >= 4, category
    assert {case.difficulty for case in cases} == {"junior", "mid", "senior"}


@pytest.mark.parametrize("level", LEVELS)
def test_no_level_is_rare(level: Level) -> None:
    assert len(of_level(level)) / len(CASES) >= 0.22


def test_answers_to_one_question_stay_in_one_half() -> None:
    halves: defaultdict[str, set[Half]] = defaultdict(set)
    for case in CASES:
        halves[" ".join(words(case.question))].add(case.half)
    assert [question for question, seen in halves.items() if len(seen) > 1] == []


@pytest.mark.parametrize("half", HALVES)
def test_a_half_has_pairs_of_answers_to_compare(half: Half) -> None:
    apart = Counter(
        abs(one.grade - other.grade)
        for one, other in combinations(load_cases(half), 2)
        if one.question == other.question
    )
    assert apart[1] >= 10
    assert apart[2] >= 10


@pytest.mark.parametrize("half", HALVES)
def test_level_does_not_follow_length(half: Half) -> None:
    cases = load_cases(half)
    averages = {
        level: round(mean(lengths(case for case in cases if case.level == level)))
        for level in LEVELS
    }
    measured = correlation(lengths(cases), [case.grade for case in cases])
    assert abs(measured) < 0.25, f"words on average: {averages}"


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("cue", CUES)
def test_level_does_not_follow_wording(cue: str, half: Half) -> None:
    cases = load_cases(half)
    shown = [has(cue, case) for case in cases]
    assert any(shown)
    assert abs(correlation(shown, [case.grade for case in cases])) < 0.2


def test_enough_poor_answers_are_long() -> None:
    poor = of_level("poor")
    trapped = [c for c in poor if c.trap and 150 <= len(words(c.answer)) <= 300]
    assert len(trapped) >= len(poor) / 3


def test_enough_excellent_answers_are_short_and_plain() -> None:
    excellent = of_level("excellent")
    trapped = [c for c in excellent if c.trap and 25 <= len(words(c.answer)) <= 70]
    assert len(trapped) >= len(excellent) / 3
    for case in trapped:
        assert not has("the words of STAR", case), case.id


def test_a_trap_is_on_a_level_that_it_can_mislead_about() -> None:
    for case in CASES:
        if case.trap in ("long_poor", "jargon", "confidently_wrong"):
            assert case.level in ("poor", "fair"), case.id
        if case.trap in ("short_excellent", "plain"):
            assert case.level in ("good", "excellent"), case.id
        if case.trap == "long_poor":
            assert len(words(case.answer)) >= 150, case.id
        if case.trap == "short_excellent":
            assert len(words(case.answer)) <= 70, case.id


def test_criteria_fit_the_level() -> None:
    for case in CASES:
        grades = case.criteria.grades()
        assert len(grades) >= 3, case.id
        if case.level == "excellent":
            assert min(grades.values()) >= 3, case.id
        if case.level == "poor":
            assert min(grades.values()) == 1, case.id
        if case.category == "technical":
            assert "technical_accuracy" in grades, case.id


def test_no_two_answers_open_alike() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for case in CASES:
        opening = tuple(words(case.answer)[:OPENING])
        assert opening not in seen, f"{case.id} and {seen[opening]}: {' '.join(opening)}"
        seen[opening] = case.id


def test_no_two_answers_share_a_run_of_words() -> None:
    owner: dict[tuple[str, ...], str] = {}
    for case in CASES:
        for run in runs(case.answer) - runs(case.question):
            other = owner.setdefault(run, case.id)
            assert other == case.id, f"{case.id} and {other}: {' '.join(run)}"


def test_every_reason_is_its_own() -> None:
    assert len({case.reason for case in CASES}) == len(CASES)
