"""The weights, what is scored over all, and what a score is called."""

import pytest

from agent.coach.evaluation.rubric import WEIGHTS, CriterionName, combine, grade, level_of


def test_the_weights_are_a_whole() -> None:
    assert sum(WEIGHTS.values()) == 100


def test_a_criterion_without_a_score_leaves_with_its_weight() -> None:
    found = combine(
        {
            "relevance": 8.0,
            "examples": 4.0,
            "clarity": 6.0,
            "technical_accuracy": None,
            "job_alignment": 6.0,
        }
    )
    assert found.weight == 80
    assert found.score == pytest.approx((25 * 8 + 25 * 4 + 20 * 6 + 10 * 6) / 80, abs=0.05)
    assert found.reason is None


@pytest.mark.parametrize(
    ("scores", "enough"),
    [
        ({"relevance": 5.0, "examples": 5.0, "job_alignment": 5.0}, True),
        ({"relevance": 5.0, "clarity": 5.0, "job_alignment": 5.0}, False),
        ({"relevance": 5.0, "examples": 5.0}, False),
        ({}, False),
    ],
    ids=["sixty", "fifty-five", "two", "none"],
)
def test_too_little_of_the_rubric_gives_a_reason_instead_of_a_score(
    scores: dict[CriterionName, float | None], enough: bool
) -> None:
    found = combine(scores)
    assert (found.score is not None) == enough
    assert (found.reason is None) == enough


def test_the_reason_names_what_could_be_scored() -> None:
    reason = combine({"clarity": 5.0, "relevance": None}).reason
    assert reason is not None
    assert "Only clarity" in reason
    assert "20 of 100" in reason


@pytest.mark.parametrize(
    ("score", "letter"),
    [(10, "A"), (8, "A"), (7.9, "B"), (6.5, "B"), (6.4, "C"), (5, "C"), (4.9, "D")],
)
def test_grades_begin_where_they_should(score: float, letter: str) -> None:
    assert grade(score) == letter


@pytest.mark.parametrize(
    ("score", "level"),
    [(1, "poor"), (3.9, "poor"), (4, "fair"), (6, "good"), (7.9, "good"), (8, "excellent")],
)
def test_a_score_has_a_level(score: float, level: str) -> None:
    assert level_of(score) == level
