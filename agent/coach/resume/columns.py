"""Cutting a page into columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.dates import is_date_line, mostly_dates
from agent.coach.resume.headings import is_heading
from agent.coach.resume.rows import Run, rows_of

_GUTTER: Final = 7.0
"""Points; the narrowest white strip between two columns."""

_FEWEST_ROWS: Final = 4
"""A column has at least so many."""

_SPARSE: Final = 0.45
"""A side with fewer rows for each row of the other is a margin, if it shares their baselines."""

_SHARED: Final = 0.7

_INDENT: Final = 50.0
"""Points; the lines of a column begin within so much of its edge."""

SAME_GUTTER: Final = 15.0
"""Points; columns of two pages that differ less are the same."""

_DEEPEST: Final = 6
_CANDIDATES: Final = 12
"""So many edges are tried, the most common ones: a page may hold any number of pieces."""


@dataclass(frozen=True)
class Block:
    """Part of a page that is read as a whole. gutter: where it was split off, None where it spans.

    side: "left" or "right" of the gutter, None where the block spans the page.
    """

    runs: tuple[Run, ...]
    side: str | None = None
    gutter: float | None = None


def blocks_of(
    runs: Sequence[Run], known: float | None = None, depth: int = _DEEPEST
) -> list[Block]:
    """The blocks of a page from top to bottom, each left one followed by its right one.

    known: the gutter of the page before, in points. depth: how often the rest is cut again.
    """
    rows = rows_of(runs)
    cut = _best_cut(rows, known) if depth else None
    if cut is None:
        return [Block(tuple(runs))] if runs else []
    first, last, gutter = cut
    inside = [run for row in rows[first:last] for run in row]
    above = [run for row in rows[:first] for run in row]
    below = [run for row in rows[last:] for run in row]
    return [
        *blocks_of(above, known, depth - 1),
        Block(tuple(run for run in inside if run.left < gutter - 1), "left", gutter),
        Block(tuple(run for run in inside if run.left >= gutter - 1), "right", gutter),
        *blocks_of(below, known, depth - 1),
    ]


def _best_cut(rows: Sequence[Sequence[Run]], known: float | None) -> tuple[int, int, float] | None:
    """First row, row behind the last, and gutter of the tallest pair of columns."""
    best: tuple[int, int, float] | None = None
    most = 0
    edges = Counter(round(run.left) for row in rows for run in row)
    for gutter, _ in edges.most_common(_CANDIDATES):
        for first, last in _stretches(rows, gutter):
            goes_on = known is not None and abs(gutter - known) < SAME_GUTTER
            weight = _columns(rows[first:last], gutter, goes_on)
            if weight > most:
                best, most = (first, last, gutter), weight
    return best


def _stretches(rows: Sequence[Sequence[Run]], gutter: float) -> list[tuple[int, int]]:
    """Rows one after the other that leave the strip to the left of `gutter` free."""
    stretches: list[tuple[int, int]] = []
    first = 0
    for index, row in enumerate(rows):
        if any(run.left < gutter - 1 and run.right > gutter - _GUTTER for run in row):
            if index > first:
                stretches.append((first, index))
            first = index + 1
    if len(rows) > first:
        stretches.append((first, len(rows)))
    return stretches


def _dated(rows: Sequence[Sequence[Run]], edge: float) -> int:
    """How many rows have a date on one side of the edge and something else on the other."""
    return sum(
        any(is_date_line(run.text) for run in row)
        for row in rows
        if row[0].left < edge <= row[-1].left
    )


def _columns(rows: Sequence[Sequence[Run]], gutter: float, goes_on: bool) -> int:
    """How many rows the shorter side has, 0 where the two sides are not columns."""
    edge = gutter - 1
    left = [row for row in rows if row[0].left < edge]
    right = [row for row in rows if row[-1].left >= edge]
    shorter = min(len(left), len(right))
    if shorter < _FEWEST_ROWS:
        return 0
    starts = sum(any(-1 <= run.left - gutter < _INDENT for run in row) for row in right)
    if starts < 0.6 * len(right):
        return 0
    shared = sum(row[0].left < edge <= row[-1].left for row in rows)
    texts = [[run.text for row in left for run in row if run.left < edge]]
    texts.append([run.text for row in right for run in row if run.left >= edge])
    if (shared and _dated(rows, edge) >= 0.5 * shared) or any(map(mostly_dates, texts)):
        return 0
    if shared >= _SHARED * shorter and not goes_on:
        headings = [sum(map(is_heading, side)) for side in texts]
        margin = shorter < _SPARSE * max(len(left), len(right))
        # A margin of headings, or cells of a table: to be read row by row.
        if (margin and headings[0] >= 0.6 * len(texts[0])) or not all(headings):
            return 0
    return shorter
