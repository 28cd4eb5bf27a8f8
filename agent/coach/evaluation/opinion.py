"""What the rules think of an answer, and what of it may be shown. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from agent.coach.evaluation.calibration import Calibration, unearned
from agent.coach.evaluation.features import Features
from agent.coach.evaluation.rubric import (
    HIGHEST,
    LEVEL_EDGES,
    LOWEST,
    WEIGHTS,
    CriterionName,
    Overall,
    combine,
)
from agent.coach.evaluation.scales import Rules
from agent.coach.evaluation.standing import Standing, elsewhere_of, standing_of
from agent.coach.evaluation.whys import whys_of
from schemas.results import Criterion, Rubric

_WHO: Final = "these rules"
TRUTH: Final = (
    "No number: rules cannot know whether what you say is right, however sure it sounds. Check it "
    "against a source you trust, or with a person who knows."
)


@dataclass(frozen=True, slots=True)
class Opinion:
    """All that the rules find, before any of it must be earned.

    scores: a criterion each; null where nothing can be known. whys: why each is what it is.
    standing: how much there is to judge at all. elsewhere: why rules cannot tell whether it answers
    the question; null where it does.
    """

    scores: Mapping[CriterionName, float | None]
    whys: Mapping[CriterionName, str]
    standing: Standing
    elsewhere: str | None


def opinion_of(features: Features, rules: Rules) -> Opinion:
    """What the rules think of an answer with these features.

    Relevance that is poor in any case stays: only a good number needs the question.
    """
    leaning = rules.on_question.leaning(features)
    standing = standing_of(features, leaning)
    scores: dict[CriterionName, float | None] = dict.fromkeys(WEIGHTS)
    whys: dict[CriterionName, str] = {"technical_accuracy": TRUTH}
    for name, told in whys_of(features, rules).items():
        scale = rules.scales[name]
        whys[name] = standing.reason or told
        if standing.share is not None:
            raw = scale.score(features)
            scores[name] = round(LOWEST + (raw - LOWEST) * standing.share, 1)
    relevance = scores["relevance"]
    if leaning >= 0 or relevance is None or relevance < LEVEL_EDGES[0]:
        return Opinion(scores, whys, standing, None)
    elsewhere = elsewhere_of(lacks_story=rules.on_question.lacks_story(features))
    scores["relevance"], whys["relevance"] = None, elsewhere
    return Opinion(scores, whys, standing, elsewhere)


def rubric_of(opinion: Opinion, calibration: Calibration | None) -> Rubric:
    """Each criterion with its number where that was earned. calibration: null where nothing was
    measured of exactly these rules.
    """
    return Rubric.model_validate({name: _shown(name, opinion, calibration) for name in WEIGHTS})


def overall_of(opinion: Opinion, rubric: Rubric) -> Overall:
    """The score over all that is shown."""
    if opinion.standing.share is None:
        return Overall(None, 0, opinion.standing.reason)
    overall = combine({name: getattr(rubric, name).score for name in WEIGHTS})
    if opinion.elsewhere is None:
        return overall
    # However well it is told: it may answer another question.
    return Overall(None, overall.weight, opinion.elsewhere)


def bounds(score: float, margin: float) -> tuple[float, float]:
    """The range that a score is good to."""
    return max(LOWEST, round(score - margin, 1)), min(HIGHEST, round(score + margin, 1))


def _shown(name: CriterionName, opinion: Opinion, calibration: Calibration | None) -> Criterion:
    score, told = opinion.scores[name], opinion.whys[name]
    if score is None:
        return Criterion(score=None, why=told)
    if calibration is not None and calibration.earned(name):
        return Criterion(score=score, why=told)
    return Criterion(score=None, why=f"{told} {unearned(name, calibration, _WHO)}")
