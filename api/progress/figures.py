"""Progress from finished interviews, scored answers and how they were said. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, linear_regression
from typing import Final, TypeVar

from api.progress.repository import Finished, Scored, Spoken
from schemas.analytics import NextStep, PacePoint, Progress, TrendPoint
from schemas.results import CategoryScores, SkillScore

STRONG: Final = 7.0
FAIR: Final = 5.0
LINE_FROM: Final = 3
"""Points that a line through them needs to say anything."""

NONE_FINISHED: Final = "no interview is finished"
NOTHING_SCORED: Final = "no interview has a score"

Of = TypeVar("Of", Scored, Spoken)


def progress(
    finished: Sequence[Finished], scored: Sequence[Scored], spoken: Sequence[Spoken]
) -> Progress:
    """The figures that the rows give; what needs scores is empty or null without them."""
    interviews = [one for one in finished if not one.practice]
    scores = [one.score for one in interviews if one.score is not None]
    trend = _trend(interviews, _by_interview(scored))
    skills = _skills(scored)
    return Progress(
        interviews=len(interviews),
        average=fmean(scores) if scores else None,
        reason=None if scores else (NOTHING_SCORED if interviews else NONE_FINISHED),
        trend=trend,
        improvement_rate=_improvement(trend),
        categories=CategoryScores(technical=None, behavioral=None, communication=None),
        skills=skills,
        pace=tuple(_pace(finished, _by_interview(spoken))),
        # A recogniser leaves fillers out, and nothing else counts them.
        fillers=(),
        strong=tuple(one.name for one in skills if one.score is not None and one.score >= STRONG),
        weak=tuple(one.name for one in skills if one.score is not None and one.score < FAIR),
        insights=(),
        next=_next(skills),
    )


def _by_interview(values: Iterable[Of]) -> Mapping[str, list[Of]]:
    grouped: dict[str, list[Of]] = defaultdict(list)
    for value in values:
        grouped[value.interview_id].append(value)
    return grouped


def _trend(
    interviews: Sequence[Finished], scored: Mapping[str, Sequence[Scored]]
) -> tuple[TrendPoint, ...]:
    """Scores with their ranges: an interview's is as wide as its answers' are on average."""
    return tuple(
        TrendPoint(
            at=one.at,
            interview_id=one.id,
            score=one.score,
            low=fmean(answer.low for answer in scored[one.id]),
            high=fmean(answer.high for answer in scored[one.id]),
        )
        for one in interviews
        if one.score is not None and one.id in scored
    )


def _improvement(trend: Sequence[TrendPoint]) -> float | None:
    if len(trend) < LINE_FROM:
        return None
    return linear_regression(range(len(trend)), [point.score for point in trend]).slope


def _skills(scored: Iterable[Scored]) -> tuple[SkillScore, ...]:
    """The skills that most answers show come first."""
    found: dict[str, list[float]] = defaultdict(list)
    for answer in scored:
        for skill in answer.skills:
            found[skill].append(answer.score)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return tuple(SkillScore(name=name, score=fmean(all_), n=len(all_)) for name, all_ in ordered)


def _pace(
    finished: Iterable[Finished], measured: Mapping[str, Sequence[Spoken]]
) -> Iterable[PacePoint]:
    """Words a minute over whole answers, pauses included."""
    for one in finished:
        seconds = sum(answer.seconds for answer in measured.get(one.id, ()))
        if seconds > 0:
            words = sum(answer.words for answer in measured[one.id])
            yield PacePoint(at=one.at, interview_id=one.id, wpm=60 * words / seconds)


def _next(skills: Iterable[SkillScore]) -> NextStep | None:
    """The skill with the lowest average, unless all are strong."""
    open_ = [(one.score, one.name, one.n) for one in skills if one.score and one.score < STRONG]
    if not open_:
        return None
    score, name, n = min(open_)
    answers = "one answer" if n == 1 else f"{n} answers"
    return NextStep(skill=name, reason=f"Your average is lowest here: {score:.1f} over {answers}.")
