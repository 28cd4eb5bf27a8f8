"""What the evaluations of answers come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.evaluations.outcome import Judged, categories, overall, skills
from schemas.results import CategoryScores, SkillScore


def judged(
    score: float | None,
    category: str = "technical",
    *names: str,
    clarity: float | None = None,
) -> Judged:
    low, high = (None, None) if score is None else (score - 0.5, score + 1)
    return Judged(category, names, score, low, high, clarity)


def test_without_a_score_there_is_no_average() -> None:
    assert overall([]) is None
    assert overall([judged(None)]) is None
    assert categories([judged(None)]) == CategoryScores(
        technical=None, behavioral=None, communication=None
    )


def test_scored_answers_are_averaged_and_their_ranges_too() -> None:
    found = overall([judged(4), judged(None), judged(7)])
    assert found is not None
    assert (found.score, found.low, found.high) == (5.5, 5, 6.5)


def test_categories_are_technical_questions_all_others_and_clarity() -> None:
    answers = [
        judged(4, "technical", clarity=8),
        judged(6, "behavioral"),
        judged(8, "situational", clarity=5),
        judged(None, "experience", clarity=5),
    ]
    assert categories(answers) == CategoryScores(technical=4, behavioral=7, communication=6)


def test_skills_that_most_answers_show_come_first() -> None:
    answers = [
        judged(4, "technical", "SQL", "Python"),
        judged(8, "technical", "Python"),
        judged(None, "technical", "Go"),
    ]
    assert skills(answers) == (
        SkillScore(name="Python", score=6, n=2),
        SkillScore(name="SQL", score=4, n=1),
    )


@given(st.lists(st.none() | st.floats(1.5, 9), max_size=15))
def test_an_average_lies_in_its_range_and_among_its_answers(scores: list[float | None]) -> None:
    found = overall(judged(score) for score in scores)
    given = [score for score in scores if score is not None]
    assert (found is None) == (given == [])
    if found is not None:
        assert found.low <= found.score <= found.high
        assert min(given) - 1e-9 <= found.score <= max(given) + 1e-9
        assert found.high - found.low == pytest.approx(1.5)
