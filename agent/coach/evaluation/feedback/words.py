"""All that is told the candidate about one answer, made of what the features found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from agent.coach.evaluation.features import Features
from agent.coach.evaluation.feedback.improvements import improvements_of
from agent.coach.evaluation.feedback.noted import Noted
from agent.coach.evaluation.feedback.quoting import Use, quotes_of
from agent.coach.evaluation.feedback.star import missing_parts, star_of
from agent.coach.evaluation.feedback.strengths import strengths_of
from agent.coach.evaluation.feedback.told import Told, told_of
from agent.coach.evaluation.feedback.weaknesses import weaknesses_of
from agent.coach.evaluation.feedback.wording import wordings_of
from agent.coach.evaluation.ports import ToJudge
from agent.coach.evaluation.rubric import NAMES, WEIGHTS
from schemas.results import Criterion, Quote, Rubric, Star, Wording

_THIN: Final = 40
"""Words that count, below which an answer would gain from being gone into."""


@dataclass(frozen=True, slots=True)
class Words:
    """See schemas.evaluation.Judgement. Every quotation is verbatim."""

    findings: tuple[str, ...]
    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    improvements: tuple[str, ...]
    wording: tuple[Wording, ...]
    star: Star
    quotes: tuple[Quote, ...]
    elaboration_needed: bool


def words_for(answer: ToJudge, features: Features, rubric: Rubric) -> Words:
    """What to tell about an answer. Pure.

    rubric: as it is shown: what stands there without a number becomes a finding.
    """
    told = told_of(answer, features)
    strengths, weaknesses, star = strengths_of(told), weaknesses_of(told), star_of(told)
    return Words(
        findings=tuple(_findings(told, rubric)),
        strengths=tuple(one.text for one in strengths),
        weaknesses=tuple(one.text for one in weaknesses),
        improvements=improvements_of(told),
        wording=wordings_of(told),
        star=star,
        quotes=quotes_of(_uses(strengths, weaknesses, star), answer.heard),
        elaboration_needed=_is_thin(told),
    )


def _findings(told: Told, rubric: Rubric) -> Iterator[str]:
    unscored: dict[str, list[str]] = {}
    for name in WEIGHTS:
        criterion: Criterion = getattr(rubric, name)
        if criterion.score is None:
            unscored.setdefault(criterion.why, []).append(NAMES[name])
    for why, names in unscored.items():
        yield f"{', '.join(names).capitalize()}: {why}"
    missing = missing_parts(told)
    if missing and told.features.kept:
        yield f"Not found in your story: {', '.join(missing)}."


def _uses(
    strengths: tuple[Noted, ...], weaknesses: tuple[Noted, ...], star: Star
) -> Iterator[tuple[str, Use]]:
    for one in strengths:
        if one.quote:
            yield one.quote, "strength"
    for one in weaknesses:
        if one.quote:
            yield one.quote, "weakness"
    for part in (star.situation, star.task, star.action, star.result):
        if part.quote:
            yield part.quote, "evidence"


def _is_thin(told: Told) -> bool:
    """Whether a question back would get more."""
    if told.counted < _THIN:
        return True
    if told.kind == "story":
        return not (told.deeds and told.may_have_result)
    return not (told.has("reasons") or told.has("weighing"))
