"""From pieces of text with their places to a text in the order in which a person reads it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from agent.coach.resume.columns import SAME_GUTTER, Block, blocks_of
from agent.coach.resume.fragments import Fragment
from agent.coach.resume.headings import is_heading
from agent.coach.resume.rows import Run, row_text, rows_of, runs_of
from agent.coach.resume.tidy import COLUMN_BREAK, PAGE_BREAK, tidy

_PARAGRAPH_GAP: Final = 1.35
"""Of the usual distance of lines; after a wider one a new paragraph begins."""

_INDENT: Final = 0.6
"""Of the type's size; so much to the right is one space of indentation."""

_MOST_INDENT: Final = 20
_MARGIN_ROWS: Final = 2
_NUMBER: Final = re.compile(r"\b\d{1,3}\b")
"""A page's; a year is another thing."""


def reading_order(fragments: Iterable[Fragment]) -> str:
    """The text, tidy: columns one after the other, a blank line between paragraphs.

    Indented lines begin with spaces, cells of a row are separated by tabs, pages by form feeds,
    and a vertical tab ends a column. What is repeated at the edges of pages stands only once.
    """
    pages = [
        rows_of(runs_of(page))
        for _, page in groupby(
            sorted(fragments, key=lambda one: one.page), key=lambda one: one.page
        )
    ]
    bodies = _without_repeats(pages)
    flows = _flows(bodies)
    return tidy(COLUMN_BREAK.join(PAGE_BREAK.join(map(_text, flow)) for flow in flows) + "\n")


def _without_repeats(pages: Sequence[list[list[Run]]]) -> list[list[list[Run]]]:
    """Running heads and feet go, except where they stand first."""
    if len(pages) < 2:
        return list(pages)
    edges = [{index: _mask(rows[index]) for index in _edge(len(rows))} for rows in pages]
    counts = Counter(mask for edge in edges for mask in set(edge.values()))
    seen: set[str] = set()
    kept: list[list[list[Run]]] = []
    for rows, edge in zip(pages, edges, strict=True):
        repeated = {index for index, mask in edge.items() if counts[mask] > 1 and mask in seen}
        seen.update(edge.values())
        kept.append([row for index, row in enumerate(rows) if index not in repeated])
    return kept


def _edge(rows: int) -> set[int]:
    first = set(range(min(_MARGIN_ROWS, rows)))
    return first | set(range(max(0, rows - _MARGIN_ROWS), rows))


def _mask(row: Sequence[Run]) -> str:
    """Equal for the same line on different pages, whatever their numbers."""
    return f"{_NUMBER.sub('#', row_text(row)).casefold()}@{round(row[0].y / 4)}"


def _flows(pages: Sequence[Sequence[list[Run]]]) -> list[list[Block]]:
    """Blocks that follow each other; columns go on in the same column of the next page."""
    flows: list[list[Block]] = []
    columns: dict[str, list[Block]] = {}
    gutter: float | None = None
    for rows in pages:
        for index, block in enumerate(blocks_of([run for row in rows for run in row], gutter)):
            side = block.side or (_side(block, gutter) if index == 0 else None)
            if block.gutter is not None and not _same(block.gutter, gutter):
                columns, gutter = {}, block.gutter
            if side in columns:
                columns[side].append(block)
            elif side is None and index == 0 and flows and not columns:
                flows[-1].append(block)
            else:
                flows.append([block])
                if side is None:
                    columns, gutter = {}, None
                else:
                    columns[side] = flows[-1]
    return _name_first(flows)


def _side(block: Block, gutter: float | None) -> str | None:
    """Where a block stands as a whole, on a page on which the other column is empty."""
    if gutter is None:
        return None
    if all(run.left >= gutter - 1 for run in block.runs):
        return "right"
    return "left" if all(run.right < gutter for run in block.runs) else None


def _same(gutter: float, known: float | None) -> bool:
    return known is not None and abs(gutter - known) < SAME_GUTTER


def _name_first(flows: list[list[Block]]) -> list[list[Block]]:
    """The side with the largest type of a pair goes first: the name stands there."""
    ordered = list(flows)
    for index, (one, other) in enumerate(pairwise(flows)):
        sides = (one[0].side, other[0].side)
        if sides == ("left", "right") and _largest(other) > 1.1 * _largest(one):
            ordered[index], ordered[index + 1] = other, one
    return ordered


def _largest(flow: Sequence[Block]) -> float:
    return max(run.size for run in flow[0].runs)


def _text(block: Block) -> str:
    rows = rows_of(block.runs)
    left = min(row[0].left for row in rows)
    pitches = [above[0].y - below[0].y for above, below in pairwise(rows)]
    usual = median(pitches) if pitches else 0.0
    lines: list[str] = []
    for index, row in enumerate(rows):
        if index and pitches[index - 1] > _PARAGRAPH_GAP * usual:
            lines.append("")
        indent = min(_MOST_INDENT, int((row[0].left - left) / (_INDENT * max(row[0].size, 1.0))))
        if len(row) > 1 and not indent and is_heading(row[0].text):
            # The section's name stands in the margin.
            lines += [row[0].text.strip(), row_text(row[1:])]
        else:
            lines.append(" " * indent + row_text(row))
    return "\n".join(lines)
