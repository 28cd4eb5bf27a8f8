"""Figures by name: all that may be said of progress, and nothing twice."""

from datetime import UTC, datetime
from typing import Any

from agent.coach.figures import MOST_SKILLS, named_figures
from agent.coach.insights import Helped
from schemas.analytics import FillerPoint, PacePoint, Progress, TrendPoint
from schemas.results import CategoryScores, SkillScore

AT = datetime(2026, 3, 2, tzinfo=UTC)


def point(score: float) -> TrendPoint:
    none = CategoryScores(technical=None, behavioral=None, communication=None)
    low, high = score - 0.5, score + 0.5
    return TrendPoint(at=AT, interview_id="i", score=score, low=low, high=high, categories=none)


def progress(**changes: Any) -> Progress:
    nothing: dict[str, Any] = {
        "interviews": 0,
        "average": None,
        "reason": "no interview is finished",
        "trend": (),
        "improvement_rate": None,
        "categories": CategoryScores(technical=None, behavioral=None, communication=None),
        "skills": (),
        "pace": (),
        "fillers": (),
        "strong": (),
        "weak": (),
        "insights": (),
        "next": None,
    }
    return Progress(**(nothing | changes))


def test_without_a_score_or_a_measurement_there_is_nothing_to_say() -> None:
    assert named_figures(progress(interviews=3)) == {}


def test_each_figure_has_its_name() -> None:
    known = progress(
        interviews=3,
        average=5.0,
        trend=(point(4.0), point(5.0), point(6.0)),
        improvement_rate=1.0,
        categories=CategoryScores(technical=4.256, behavioral=None, communication=6.0),
        skills=(SkillScore(name="Event \n sourcing", score=4.0, n=2),),
        pace=tuple(PacePoint(at=AT, interview_id="i", wpm=wpm) for wpm in (90, 150, 160, 170)),
        fillers=tuple(
            FillerPoint(at=AT, interview_id="i", percent=share) for share in (6.0, 4.0, 2.0)
        ),
    )
    assert named_figures(known, (Helped(5, 0), Helped(4, 1))) == {
        "interviews": 3.0,
        "average_score": 5.0,
        "last_score": 6.0,
        "score_change": 2.0,
        "score_uncertainty": 0.5,
        "technical_score": 4.26,
        "communication_score": 6.0,
        "Event sourcing_score": 4.0,
        "Event sourcing_answers": 2.0,
        "words_per_minute": 160.0,
        "filler_percent": 2.0,
        "filler_percent_before": 5.0,
        "filler_percent_change": -3.0,
        "last_answers_with_hint": 1.0,
        "last_answers": 4.0,
    }


def test_two_interviews_are_no_development() -> None:
    known = named_figures(progress(interviews=2, average=5.0, trend=(point(4.0), point(6.0))))
    assert "score_change" not in known


def test_of_many_skills_those_with_the_most_answers() -> None:
    skills = tuple(SkillScore(name=f"s{n}", score=5.0, n=n) for n in range(1, 60))
    known = named_figures(progress(interviews=2, skills=skills))
    assert len(known) == 1 + 2 * MOST_SKILLS
    assert "s59_score" in known
    unknown = progress(interviews=1, skills=(SkillScore(name="s", score=None, n=1),))
    assert named_figures(unknown) == {}
