"""What the résumé says that an answer could contradict."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from agent.coach.evaluation.text import words_of
from agent.coach.slots.names import spoken_name, spoken_thing

_SKILLS: Final = 60
_STAYS: Final = 20
_PLAIN: Final = re.compile(r"[\w .-]+")
"""Of other names ("C++", "C#") too little is left once they have been spoken."""


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill as it is spoken, and its words in lower case."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """A time at one company, in years: at least and at most, as far as the dates tell."""

    company: str
    words: tuple[str, ...]
    at_least: float
    at_most: float


@dataclass(frozen=True, slots=True)
class Background:
    """What may be spoken of a résumé; empty where there is none."""

    skills: tuple[Skill, ...] = ()
    stays: tuple[Stay, ...] = ()


def read_background(
    skills: Iterable[str], stays: Iterable[tuple[str, str | None, str | None]]
) -> Background:
    """What of a résumé's skills and stays (company, start, end) may be spoken.

    Dates are `YYYY-MM` or `YYYY`; a stay that goes on, or lacks a date, tells no length.
    """
    named = [spoken for skill in list(skills)[:_SKILLS] if (spoken := _spoken(skill))]
    return Background(
        tuple(Skill(name, words_of(name)) for name in dict.fromkeys(named)),
        tuple(_stays(list(stays)[:_STAYS])),
    )


def _spoken(text: str) -> str | None:
    spoken = spoken_name(text) or spoken_thing(text)
    return spoken if spoken is not None and _PLAIN.fullmatch(spoken) else None


def _stays(stays: Iterable[tuple[str, str | None, str | None]]) -> Iterable[Stay]:
    """One a company, from its first day there to its last; none where one has no end."""
    spans: dict[str, tuple[list[str], list[str]]] = {}
    unsure: set[str] = set()
    for company, start, end in stays:
        name = _spoken(company)
        if name is None:
            continue
        if start is None or end is None or not (start[0].isdigit() and end[0].isdigit()):
            unsure.add(name)
            continue
        starts, ends = spans.setdefault(name, ([], []))
        starts.append(start)
        ends.append(end)
    for name, (starts, ends) in spans.items():
        if name not in unsure:
            first, last = min(starts), max(ends)
            at_least = max(0.0, _earliest(last) - _latest(first))
            at_most = max(0.0, _latest(last) - _earliest(first))
            yield Stay(name, words_of(name), at_least, at_most)


def _earliest(date: str) -> float:
    return _year(date, 1)


def _latest(date: str) -> float:
    return _year(date, 12) + 1 / 12


def _year(date: str, month: int) -> float:
    year, _, written = date.partition("-")
    return int(year) + (int(written or month) - 1) / 12
