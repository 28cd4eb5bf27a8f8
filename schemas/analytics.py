"""Progress over interviews."""

from pydantic import AwareDatetime, Field

from schemas.base import Id, Schema
from schemas.interviews import Score
from schemas.results import CategoryScores, SkillScore


class TrendPoint(Schema):
    """One interview's score with its uncertainty, and what its answers came to by category."""

    at: AwareDatetime
    interview_id: Id
    score: Score
    low: Score
    high: Score
    categories: CategoryScores


class PacePoint(Schema):
    """Words a minute over one interview."""

    at: AwareDatetime
    interview_id: Id
    wpm: float = Field(ge=0)


class FillerPoint(Schema):
    """Fillers among the words of one interview, per cent."""

    at: AwareDatetime
    interview_id: Id
    percent: float = Field(ge=0, le=100)


class Insight(Schema):
    """A sentence, and the figures it rests on."""

    text: str
    figures: dict[str, float]


class NextStep(Schema):
    """What would help most."""

    skill: str
    reason: str


class Progress(Schema):
    """How a person's interviews develop.

    interviews: finished ones; practice counts for skills, pace and fillers only. reason: why there
    is no average. improvement_rate: points that each interview adds, by a straight line through the
    trend; null under three scores.
    """

    interviews: int = Field(ge=0)
    average: Score | None
    reason: str | None
    trend: tuple[TrendPoint, ...]
    improvement_rate: float | None
    categories: CategoryScores
    skills: tuple[SkillScore, ...]
    pace: tuple[PacePoint, ...]
    fillers: tuple[FillerPoint, ...]
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    insights: tuple[Insight, ...]
    next: NextStep | None
