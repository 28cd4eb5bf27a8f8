"""The rubric's weights, the overall score that follows from them, and what a score is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from schemas.results import Grade

CriterionName = Literal["relevance", "examples", "clarity", "technical_accuracy", "job_alignment"]
Level = Literal["poor", "fair", "good", "excellent"]

WEIGHTS: Final[Mapping[CriterionName, int]] = {
    "relevance": 25,
    "examples": 25,
    "clarity": 20,
    "technical_accuracy": 20,
    "job_alignment": 10,
}
"""Per cent."""

NAMES: Final[Mapping[CriterionName, str]] = {
    "relevance": "relevance",
    "examples": "examples",
    "clarity": "clarity",
    "technical_accuracy": "technical accuracy",
    "job_alignment": "fit with the job",
}

LEVELS: Final[tuple[Level, ...]] = ("poor", "fair", "good", "excellent")

LOWEST: Final = 1.0
HIGHEST: Final = 10.0
LEVEL_EDGES: Final = (4.0, 6.0, 8.0)
"""The least score of a fair, a good and an excellent answer; excellent is also grade A."""

MIN_CRITERIA: Final = 3
MIN_WEIGHT: Final = 60
_GRADES: Final[tuple[tuple[float, Grade], ...]] = ((8.0, "A"), (6.5, "B"), (5.0, "C"))


@dataclass(frozen=True, slots=True)
class Overall:
    """The weighted average of the criteria that have a score.

    score: null where too little of the rubric has one; `reason` then says so. weight: how much of
    the rubric it rests on, in per cent.
    """

    score: float | None
    weight: int
    reason: str | None


def combine(scores: Mapping[CriterionName, float | None]) -> Overall:
    """One score from those of the criteria; the weights of those without leave with them."""
    given: dict[CriterionName, float] = {
        name: score for name, score in scores.items() if score is not None
    }
    weight = sum(WEIGHTS[name] for name in given)
    if len(given) < MIN_CRITERIA or weight < MIN_WEIGHT:
        return Overall(None, weight, _too_little(given, weight))
    total = sum(WEIGHTS[name] * score for name, score in given.items())
    return Overall(round(total / weight, 1), weight, None)


def grade(score: float) -> Grade:
    """A, B, C or D."""
    for least, letter in _GRADES:
        if score >= least:
            return letter
    return "D"


def level_of(score: float) -> Level:
    """What an answer with this score is called."""
    return LEVELS[sum(score >= edge for edge in LEVEL_EDGES)]


def _too_little(given: Mapping[CriterionName, float], weight: int) -> str:
    named = " and ".join(NAMES[name] for name in given)
    had = f"Only {named} could be scored" if given else "No criterion could be scored"
    return (
        f"{had}, {weight} of 100 per cent of the rubric. An overall score needs at least three "
        f"criteria and {MIN_WEIGHT} per cent; the findings stand without one."
    )
