"""Sentences about a person's figures: true, and only where the figures carry them."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.coach.insights import Helped, insights
from schemas.analytics import FillerPoint, PacePoint, Progress, TrendPoint
from schemas.results import CategoryScores, SkillScore

BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def known(
    scores: list[float] | None = None,
    *,
    rate: float | None = None,
    technical: float | None = None,
    behavioral: float | None = None,
    skills: list[SkillScore] | None = None,
    pace: list[float] | None = None,
    fillers: list[float] | None = None,
) -> Progress:
    def point(number: int) -> dict[str, Any]:
        return {"at": BEGAN + timedelta(days=number), "interview_id": f"i{number}"}

    def scored(number: int, score: float) -> TrendPoint:
        none = CategoryScores(technical=None, behavioral=None, communication=None)
        low, high = max(1, score - 0.5), min(10, score + 0.5)
        return TrendPoint(**point(number), score=score, low=low, high=high, categories=none)

    return Progress(
        interviews=len(scores or []),
        average=None,
        reason=None,
        trend=tuple(scored(n, one) for n, one in enumerate(scores or [])),
        improvement_rate=rate,
        categories=CategoryScores(technical=technical, behavioral=behavioral, communication=None),
        skills=tuple(skills or []),
        pace=tuple(PacePoint(**point(n), wpm=one) for n, one in enumerate(pace or [])),
        fillers=tuple(FillerPoint(**point(n), percent=p) for n, p in enumerate(fillers or [])),
        strong=(),
        weak=(),
        insights=(),
        next=None,
    )


def said(progress: Progress) -> list[str]:
    return [insight.text for insight in insights(progress)]


def test_nothing_is_said_of_nothing() -> None:
    assert said(known()) == []
    assert said(known([5, 6])) == []


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        (1.0, "Over 3 interviews your scores rose by 2.0 points."),
        (-0.5, "Over 3 interviews your scores fell by 1.0 points."),
        (
            0.2,
            "Over 3 interviews your scores changed by +0.4 points, which is within what a score is "
            "good to (±0.5).",
        ),
    ],
)
def test_a_development_is_told_from_chance(rate: float, text: str) -> None:
    assert said(known([5, 5, 6], rate=rate)) == [text]


def test_kinds_of_questions_are_compared_where_they_are_apart() -> None:
    assert said(known(technical=6.9, behavioral=6.0)) == []
    (text,) = said(known(technical=4.0, behavioral=6.0))
    assert text == (
        "You do better in questions about what you did and would do (6.0) than in technical "
        "questions (4.0)."
    )


def test_a_skill_needs_more_than_one_answer() -> None:
    sql, python, once = (
        SkillScore(name="SQL", score=4.0, n=3),
        SkillScore(name="Python", score=7.0, n=2),
        SkillScore(name="Go", score=1.0, n=1),
    )
    assert said(known(skills=[sql, once])) == []
    (text,) = said(known(skills=[sql, python, once]))
    assert text == (
        "SQL is where you lose most: 4.0 over 3 answers, against 7.0 for your other skills."
    )


def test_a_pace_is_mentioned_where_it_is_unusual() -> None:
    assert said(known(pace=[190, 150, 150, 150])) == []
    assert said(known(pace=[150, 190, 190, 190])) == [
        "You speak 190 words a minute, faster than most follow (120 to 180)."
    ]
    assert said(known(pace=[100])) == [
        "You speak 100 words a minute, slower than most people follow with ease (120 to 180)."
    ]


def test_fillers_are_compared_with_before() -> None:
    assert said(known(fillers=[4.0, 4.2, 4.1])) == []
    assert said(known(fillers=[6.0, 5.0, 2.0])) == [
        "You used fewer fillers in your last interview: 2.0 of 100 words, against 5.5 before."
    ]
    assert said(known(fillers=[7.0])) == ["7.0 of 100 words were fillers in your last interview."]


def test_hints_are_compared_with_before() -> None:
    assert insights(known(), [Helped(8, 0), Helped(5, 0)]) == ()
    [alone] = insights(known(), [Helped(8, 3)])
    assert alone.text == "A hint was shown for 3 of 8 answers in your last interview."
    [insight] = insights(known(), [Helped(8, 3), Helped(4, 1), Helped(6, 0)])
    assert insight.text == (
        "A hint was shown for 0 of 6 answers in your last interview, against 4 of 12 before."
    )
    assert insight.figures == {
        "with_hint": 0,
        "answers": 6,
        "with_hint_before": 4,
        "answers_before": 12,
    }


SCORES = st.floats(1, 10)


@given(
    st.lists(SCORES, max_size=6),
    st.none() | st.floats(-3, 3),
    st.none() | SCORES,
    st.none() | SCORES,
    st.lists(
        st.builds(SkillScore, name=st.sampled_from(["SQL", "Go"]), score=SCORES, n=st.just(2)),
        max_size=4,
    ),
    st.lists(st.floats(0, 400), max_size=5),
    st.lists(st.floats(0, 100), max_size=5),
)
def test_every_number_is_among_the_figures(
    scores: list[float],
    rate: float | None,
    technical: float | None,
    behavioral: float | None,
    skills: list[SkillScore],
    pace: list[float],
    fillers: list[float],
) -> None:
    progress = known(
        scores,
        rate=rate,
        technical=technical,
        behavioral=behavioral,
        skills=skills,
        pace=pace,
        fillers=fillers,
    )
    for insight in insights(progress):
        shown = {abs(value) for value in insight.figures.values()}
        for number in re.findall(r"\d+(?:\.\d+)?", insight.text):
            assert float(number) in shown, insight
