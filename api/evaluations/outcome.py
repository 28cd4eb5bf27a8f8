"""What the evaluations of an interview's answers come to. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from schemas.interviews import Score
from schemas.results import CategoryScores, SkillScore
from schemas.vocabulary import Category

TECHNICAL: Final[Category] = "technical"


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer's evaluation, as averages need it. clarity: that criterion's score."""

    category: str
    skills: tuple[str, ...]
    score: Score | None
    low: Score | None
    high: Score | None
    clarity: Score | None


@dataclass(frozen=True, slots=True)
class Overall:
    """The average of scored answers, and the range it is good to."""

    score: Score
    low: Score
    high: Score


def overall(answers: Iterable[Judged]) -> Overall | None:
    """Null where no answer has a score.

    The range is as wide as the answers' are on average: what an evaluator gets wrong it gets wrong
    alike, so more answers make it no narrower.
    """
    scored = [
        (one.score, one.low, one.high)
        for one in answers
        if one.score is not None and one.low is not None and one.high is not None
    ]
    if not scored:
        return None
    scores, lows, highs = zip(*scored, strict=True)
    return Overall(fmean(scores), fmean(lows), fmean(highs))


def categories(answers: Sequence[Judged]) -> CategoryScores:
    """Answers to technical questions, to all others, and how clear all of them were."""
    return CategoryScores(
        technical=_average(one.score for one in answers if one.category == TECHNICAL),
        behavioral=_average(one.score for one in answers if one.category != TECHNICAL),
        communication=_average(one.clarity for one in answers),
    )


def skills(answers: Iterable[Judged]) -> tuple[SkillScore, ...]:
    """Over the scored answers; the skills that most of them show come first."""
    found: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        for skill in answer.skills:
            if answer.score is not None:
                found[skill].append(answer.score)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(SkillScore(name=name, score=fmean(all_), n=len(all_)) for name, all_ in ordered)


def _average(scores: Iterable[float | None]) -> float | None:
    given = [score for score in scores if score is not None]
    return fmean(given) if given else None
