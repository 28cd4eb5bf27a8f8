"""Positions held."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from agent.coach.resume.cells import cells_of, comma_parts, stretch
from agent.coach.resume.entries import PlacedPeriod, entries_of, items_of
from agent.coach.resume.lines import Line, Value
from agent.coach.resume.roles import has_organisation, has_role


@dataclass(frozen=True)
class Position:
    """A position as written; None where something is not said."""

    company: Value | None
    title: Value | None
    period: PlacedPeriod | None
    bullets: tuple[Value, ...]


def read_experience(lines: Sequence[Line]) -> list[Position]:
    """The positions in the order in which they stand."""
    entries = entries_of(lines)
    headers = [cells_of(entry.header, employers=True) for entry in entries]
    title_first = _title_first(headers)
    positions: list[Position] = []
    employer: Value | None = None
    for entry, cells in zip(entries, headers, strict=True):
        title, company = _named(cells, title_first)
        position = Position(company, title, entry.period, tuple(items_of(entry.body)))
        if title is None and company and not position.bullets:
            # An employer under which several positions follow.
            employer = company
            continue
        if company is None and title and employer:
            position = replace(position, company=employer)
        employer = position.company
        positions.append(position)
    return positions


def _title_first(headers: Sequence[Sequence[Value]]) -> bool:
    """Whether most headers name the position before the employer."""
    sure = [(_title(cells), cells) for cells in headers if len(cells) > 1]
    firsts = [title is cells[0] for title, cells in sure if title]
    return 2 * sum(firsts) >= len(firsts)


def _title(cells: Sequence[Value]) -> Value | None:
    roles = [cell for cell in cells if has_role(cell.text)]
    bare = [cell for cell in roles if not has_organisation(cell.text)]
    return next(iter(bare or roles), None)


def _named(cells: Sequence[Value], title_first: bool) -> tuple[Value | None, Value | None]:
    """Position and employer."""
    if not cells:
        return None, None
    if len(cells) == 1:
        return _in_one(cells[0])
    organisation = next((cell for cell in cells if has_organisation(cell.text)), None)
    title = _title(cells)
    if title is not None and title is organisation:
        organisation = None
    if title is None and organisation is None:
        title, organisation = cells[:2] if title_first else (cells[1], cells[0])
    if title is None:
        title = next(cell for cell in cells if cell is not organisation)
    if organisation is None:
        organisation = next(cell for cell in cells if cell is not title)
    return title, organisation


def _in_one(cell: Value) -> tuple[Value | None, Value | None]:
    """Position and employer that only a comma separates."""
    parts = comma_parts(cell)
    if len(parts) == 1:
        return (cell, None) if has_role(cell.text) else (None, cell)
    roles = [has_role(part.text) for part in parts]
    if roles[0] or not any(roles):
        at = next((i for i, part in enumerate(parts) if i and has_organisation(part.text)), 1)
        return stretch(parts[:at], cell), stretch(parts[at:], cell)
    at = roles.index(True)
    return stretch(parts[at:], cell), stretch(parts[:at], cell)
