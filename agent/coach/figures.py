"""A person's figures by name, for who puts them into words. Pure."""

from collections.abc import Iterator, Sequence
from statistics import fmean
from typing import Final

from agent.coach.insights import POINTS, Helped
from schemas.analytics import Progress
from schemas.results import SkillScore

MOST_SKILLS: Final = 20
"""Those with the most answers."""
_LONGEST_SKILL: Final = 60
"""Characters of a skill in a name."""


def named_figures(progress: Progress, helped: Sequence[Helped] = ()) -> dict[str, float]:
    """What there is to say anything about; empty where nothing was scored or measured.

    helped: as in `insights`. A name that ends in `change` tells which way something went.
    """
    known = (*_scores(progress), *_skills(progress.skills), *_delivery(progress), *_hints(helped))
    figures = {name: round(value, 2) for name, value in known}
    return {"interviews": float(progress.interviews), **figures} if figures else {}


def _scores(progress: Progress) -> Iterator[tuple[str, float]]:
    if progress.average is not None:
        yield "average_score", progress.average
    count, rate = len(progress.trend), progress.improvement_rate
    if count:
        yield "last_score", progress.trend[-1].score
    if rate is not None and count >= POINTS:
        yield "score_change", rate * (count - 1)
        yield "score_uncertainty", fmean((one.high - one.low) / 2 for one in progress.trend)
    for name, score in progress.categories:
        if score is not None:
            yield f"{name}_score", score


def _skills(skills: Sequence[SkillScore]) -> Iterator[tuple[str, float]]:
    scored = [one for one in skills if one.score is not None]
    for one in sorted(scored, key=lambda skill: (-skill.n, skill.name))[:MOST_SKILLS]:
        name = " ".join(one.name.split())[:_LONGEST_SKILL]
        assert one.score is not None
        yield f"{name}_score", one.score
        yield f"{name}_answers", float(one.n)


def _delivery(progress: Progress) -> Iterator[tuple[str, float]]:
    if progress.pace:
        yield "words_per_minute", fmean(point.wpm for point in progress.pace[-POINTS:])
    if not progress.fillers:
        return
    percents = [point.percent for point in progress.fillers]
    yield "filler_percent", percents[-1]
    if len(percents) >= POINTS:
        before = fmean(percents[:-1])
        yield "filler_percent_before", before
        yield "filler_percent_change", percents[-1] - before


def _hints(helped: Sequence[Helped]) -> Iterator[tuple[str, float]]:
    if any(one.with_hint for one in helped):
        yield "last_answers_with_hint", float(helped[-1].with_hint)
        yield "last_answers", float(helped[-1].answers)
