"""Progress from finished interviews, judged answers and how they were said. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import fmean, linear_regression
from typing import Final, TypeVar

from agent.coach.insights import Helped, insights
from api.evaluations.outcome import categories, overall, skills
from api.progress.repository import Finished, JudgedIn, Spoken
from schemas.analytics import FillerPoint, NextStep, PacePoint, Progress, TrendPoint
from schemas.results import SkillScore

STRONG: Final = 7.0
FAIR: Final = 5.0
LINE_FROM: Final = 3
"""Points that a line through them needs to say anything."""

NONE_FINISHED: Final = "no interview is finished"
NOTHING_SCORED: Final = "no interview has a score"

Of = TypeVar("Of", JudgedIn, Spoken)


def progress(
    finished: Sequence[Finished],
    judged: Sequence[JudgedIn],
    spoken: Sequence[Spoken],
    helped: Sequence[Helped],
) -> Progress:
    """The figures that the rows give; what needs scores is empty or null without them."""
    interviews = [one for one in finished if not one.practice]
    scores = [one.score for one in interviews if one.score is not None]
    trend = tuple(_trend(interviews, _by_interview(judged)))
    answers = [one.answer for one in judged]
    by_skill = skills(answers)
    said = _by_interview(spoken)
    known = Progress(
        interviews=len(interviews),
        average=fmean(scores) if scores else None,
        reason=None if scores else (NOTHING_SCORED if interviews else NONE_FINISHED),
        trend=trend,
        improvement_rate=_improvement(trend),
        categories=categories(answers),
        skills=by_skill,
        pace=tuple(_pace(finished, said)),
        fillers=tuple(_fillers(finished, said)),
        strong=tuple(one.name for one in by_skill if one.score is not None and one.score >= STRONG),
        weak=tuple(one.name for one in by_skill if one.score is not None and one.score < FAIR),
        insights=(),
        next=_next(by_skill),
    )
    return known.model_copy(update={"insights": insights(known, helped)})


def _by_interview(values: Iterable[Of]) -> Mapping[str, list[Of]]:
    grouped: defaultdict[str, list[Of]] = defaultdict(list)
    for value in values:
        grouped[value.interview_id].append(value)
    return grouped


def _trend(
    interviews: Sequence[Finished], judged: Mapping[str, Sequence[JudgedIn]]
) -> Iterator[TrendPoint]:
    """Scores with their ranges, of the answers as they are judged now."""
    for one in interviews:
        answers = [answer.answer for answer in judged.get(one.id, ())]
        average = overall(answers)
        if average is not None:
            yield TrendPoint(
                at=one.at,
                interview_id=one.id,
                score=average.score,
                low=average.low,
                high=average.high,
                categories=categories(answers),
            )


def _improvement(trend: Sequence[TrendPoint]) -> float | None:
    if len(trend) < LINE_FROM:
        return None
    return linear_regression(range(len(trend)), [point.score for point in trend]).slope


def _pace(
    finished: Iterable[Finished], spoken: Mapping[str, Sequence[Spoken]]
) -> Iterator[PacePoint]:
    """Words a minute of speaking, over all answers of an interview."""
    for one in finished:
        seconds = sum(answer.speaking_s for answer in spoken.get(one.id, ()))
        if seconds > 0:
            words = sum(answer.words for answer in spoken[one.id])
            yield PacePoint(at=one.at, interview_id=one.id, wpm=60 * words / seconds)


def _fillers(
    finished: Iterable[Finished], spoken: Mapping[str, Sequence[Spoken]]
) -> Iterator[FillerPoint]:
    """Fillers for a hundred words, over all answers of an interview."""
    for one in finished:
        words = sum(answer.words for answer in spoken.get(one.id, ()))
        if words > 0:
            fillers = sum(answer.fillers for answer in spoken[one.id])
            percent = min(100.0, 100 * fillers / words)
            yield FillerPoint(at=one.at, interview_id=one.id, percent=percent)


def _next(skills: Iterable[SkillScore]) -> NextStep | None:
    """The skill with the lowest average, unless all are strong."""
    open_ = [(one.score, one.name, one.n) for one in skills if one.score and one.score < STRONG]
    if not open_:
        return None
    score, name, n = min(open_)
    answers = "one answer" if n == 1 else f"{n} answers"
    return NextStep(skill=name, reason=f"Your average is lowest here: {score:.1f} over {answers}.")
