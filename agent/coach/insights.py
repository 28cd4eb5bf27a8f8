"""What a person's figures say, in sentences. Pure.

Each sentence is computed from the figures that are shown with it, and says nothing where they are
too few or too alike: a score is good to a range, and a difference within it means nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Final

from schemas.analytics import Insight, Progress
from schemas.results import SkillScore

APART: Final = 1.0
"""Points between two averages that are worth a sentence: the least step between two grades."""

POINTS: Final = 3
"""Interviews that a development needs."""

SLOW: Final = 120.0
FAST: Final = 180.0
"""Words a minute outside of which a pace is mentioned."""

FILLERS_APART: Final = 1.0
"""Per cent of the words by which fillers must have changed to be mentioned."""

MANY_FILLERS: Final = 5.0
"""Per cent of the words."""


@dataclass(frozen=True, slots=True)
class Helped:
    """How many answers an interview has, and for how many of them a hint was shown."""

    answers: int
    with_hint: int


def insights(progress: Progress, helped: Sequence[Helped] = ()) -> tuple[Insight, ...]:
    """What is worth saying about these figures, the development first.

    helped: the interviews in which something was answered, oldest first.
    """
    parts: Iterable[Callable[[Progress], Insight | None]] = (
        _development,
        _categories,
        _skills,
        _pace,
        _fillers,
    )
    found = (*(part(progress) for part in parts), _hints(helped))
    return tuple(insight for insight in found if insight is not None)


def _development(progress: Progress) -> Insight | None:
    """Up or down: by the line through all scores, if it leads out of their ranges."""
    count, rate = len(progress.trend), progress.improvement_rate
    if rate is None or count < POINTS:
        return None
    change = rate * (count - 1)
    uncertain = fmean((point.high - point.low) / 2 for point in progress.trend)
    figures = {
        "interviews": float(count),
        "points_per_interview": round(rate, 2),
        "change": round(change, 1),
        "uncertainty": round(uncertain, 1),
    }
    if abs(change) <= uncertain:
        text = (
            f"Over {count} interviews your scores changed by {change:+.1f} points, which is within "
            f"what a score is good to (±{uncertain:.1f})."
        )
    else:
        way = "rose" if change > 0 else "fell"
        text = f"Over {count} interviews your scores {way} by {abs(change):.1f} points."
    return Insight(text=text, figures=figures)


def _categories(progress: Progress) -> Insight | None:
    """The best and the worst kind of question, where they are apart."""
    named = {
        "technical": ("technical questions", progress.categories.technical),
        "behavioral": ("questions about what you did and would do", progress.categories.behavioral),
    }
    known = [(score, key, name) for key, (name, score) in named.items() if score is not None]
    if len(known) < 2:
        return None
    (low, low_key, low_name), (high, high_key, high_name) = min(known), max(known)
    if high - low < APART:
        return None
    return Insight(
        text=f"You do better in {high_name} ({high:.1f}) than in {low_name} ({low:.1f}).",
        figures={high_key: round(high, 1), low_key: round(low, 1)},
    )


def _skills(progress: Progress) -> Insight | None:
    """The skill that lies furthest below the others, if more than one answer shows it."""
    known = [(one.score, one) for one in progress.skills if one.score is not None and one.n > 1]
    if len(known) < 2:
        return None
    score, weakest = min(known, key=lambda pair: (pair[0], pair[1].name))
    others = [other for other, one in known if one is not weakest]
    if fmean(others) - score < APART:
        return None
    return _weakest(weakest, score, fmean(others))


def _weakest(skill: SkillScore, score: float, others: float) -> Insight:
    return Insight(
        text=(
            f"{skill.name[:1].upper()}{skill.name[1:]} is where you lose most: {score:.1f} over "
            f"{skill.n} answers, against {others:.1f} for your other skills."
        ),
        figures={"score": round(score, 1), "answers": float(skill.n), "others": round(others, 1)},
    )


def _pace(progress: Progress) -> Insight | None:
    """Mentioned outside of what listeners follow well."""
    if not progress.pace:
        return None
    recent = [point.wpm for point in progress.pace[-POINTS:]]
    wpm = fmean(recent)
    if SLOW <= wpm <= FAST:
        return None
    advice = "slower than most people follow with ease" if wpm < SLOW else "faster than most follow"
    return Insight(
        text=f"You speak {wpm:.0f} words a minute, {advice} ({SLOW:.0f} to {FAST:.0f}).",
        figures={"wpm": round(wpm), "slow": SLOW, "fast": FAST, "interviews": float(len(recent))},
    )


def _fillers(progress: Progress) -> Insight | None:
    """The last interview against those before, or that there are many."""
    percents = [point.percent for point in progress.fillers]
    if not percents:
        return None
    last, before = percents[-1], percents[:-1]
    if len(percents) >= POINTS and abs(last - fmean(before)) >= FILLERS_APART:
        return _fillers_changed(last, before)
    if last <= MANY_FILLERS:
        return None
    return Insight(
        text=f"{last:.1f} of 100 words were fillers in your last interview.",
        figures={"percent": round(last, 1), "of": 100.0},
    )


def _hints(helped: Sequence[Helped]) -> Insight | None:
    """How often a hint was shown, the last interview against those before."""
    if not any(one.with_hint for one in helped):
        return None
    last, before = helped[-1], helped[:-1]
    answers, hinted = (sum(one.answers for one in before), sum(one.with_hint for one in before))
    figures = {"with_hint": float(last.with_hint), "answers": float(last.answers)}
    text = f"A hint was shown for {last.with_hint} of {last.answers} answers in your last interview"
    if before:
        figures |= {"with_hint_before": float(hinted), "answers_before": float(answers)}
        text += f", against {hinted} of {answers} before"
    return Insight(text=f"{text}.", figures=figures)


def _fillers_changed(last: float, before: Sequence[float]) -> Insight:
    fewer = "fewer" if last < fmean(before) else "more"
    return Insight(
        text=(
            f"You used {fewer} fillers in your last interview: {last:.1f} of 100 words, "
            f"against {fmean(before):.1f} before."
        ),
        figures={"percent": round(last, 1), "before": round(fmean(before), 1), "of": 100.0},
    )
