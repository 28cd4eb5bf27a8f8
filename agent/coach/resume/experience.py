"""Positions held."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.entries import Entry, PlacedPeriod, entries_of, items_of
from agent.coach.resume.lines import Line, Value
from agent.coach.resume.roles import has_organisation, has_role, is_place

_CUT: Final = re.compile(
    r"\t+| *[|•·♦∙] *| {3,}|(?<=\S) [–—-] (?=\S)|(?<=\w), ?(?=\w)| @ | at (?=[A-Z])"
)
_EDGES: Final = " \t,;:|•·–—-()[]"


@dataclass(frozen=True)
class Position:
    """A position as written; None where something is not said."""

    company: Value | None
    title: Value | None
    period: PlacedPeriod | None
    bullets: tuple[Value, ...]


def read_experience(lines: Sequence[Line]) -> list[Position]:
    """The positions in the order in which they stand."""
    positions: list[Position] = []
    company: Value | None = None
    for entry in entries_of(lines):
        position = _position(entry)
        if position.title is None and position.company and not position.bullets:
            company = position.company
            continue
        if position.company is None and position.title and company:
            position = Position(company, position.title, position.period, position.bullets)
        company = position.company
        positions.append(position)
    return positions


def _position(entry: Entry) -> Position:
    pieces = [piece for value in entry.header for piece in cut(value)]
    named = [piece for piece in pieces if not is_place(piece.text)] or pieces
    title = next(
        (one for one in named if has_role(one.text) and not has_organisation(one.text)),
        next((one for one in named if has_role(one.text)), None),
    )
    others = [one for one in named if one is not title]
    company = next((one for one in others if has_organisation(one.text)), None)
    company = company or next(iter(others), None)
    if title is None and len(others) > 1:
        title = next(one for one in others if one is not company)
    return Position(company, title, entry.period, tuple(items_of(entry.body)))


def cut(value: Value) -> list[Value]:
    """A header's line in its parts."""
    found: list[Value] = []
    first = 0
    for match in _CUT.finditer(value.text):
        found.append(value.part(first, match.start()))
        first = match.end()
    found.append(value.part(first, len(value.text)))
    return [bare for one in found if (bare := trimmed(one)).text]


def trimmed(value: Value) -> Value:
    """Without separators at its ends."""
    text = value.text
    first = len(text) - len(text.lstrip(_EDGES))
    return value.part(first, max(first, len(text.rstrip(_EDGES))))
