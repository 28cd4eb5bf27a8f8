"""Fragments put together: to runs without a wide gap, and runs to lines of text."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from agent.coach.resume.fragments import Fragment

_SAME_BASELINE: Final = 0.35
"""Of the type's size; a raised or lowered sign stays in its line."""

_WORD_GAP: Final = 0.15
_DRAWN_SPACE: Final = 0.4
_WIDE_GAP: Final = 1.2
"""Of the type's size; what stands further apart belongs to different cells."""

_NARROW: Final = frozenset("iljItf.,;:'’|!()[]-•·/ ")
_WIDE: Final = frozenset("mwMWO@%—")


@dataclass(frozen=True, slots=True)
class Run:
    """Text on one baseline without a wide gap; positions in points, as in Fragment."""

    text: str
    left: float
    right: float
    y: float
    size: float


def runs_of(fragments: Iterable[Fragment]) -> list[Run]:
    """The runs of one page, from top to bottom and from left to right."""
    return [
        run
        for row in rows_of([_as_run(one) for one in fragments if one.text.strip()])
        for run in _joined(row)
    ]


def row_text(runs: Sequence[Run]) -> str:
    """A line; its cells are separated by tabs."""
    ordered = sorted(runs, key=lambda run: run.left)
    text = ordered[0].text.strip()
    for before, run in itertools.pairwise(ordered):
        close = run.left - before.right < _WIDE_GAP * run.size or before.text.strip() == "•"
        text += (" " if close else "\t") + run.text.strip()
    return text


def rows_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs that share a baseline, from top to bottom and each from left to right."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        last = rows[-1] if rows else None
        if last and abs(last[0].y - run.y) <= _SAME_BASELINE * max(last[0].size, run.size):
            last.append(run)
        else:
            rows.append([run])
    for row in rows:
        row.sort(key=lambda run: run.left)
    return rows


def _joined(row: list[Run]) -> list[Run]:
    joined: list[Run] = []
    for run in row:
        last = joined[-1] if joined else None
        gap = run.left - last.right if last else 0.0
        if last is None or gap > _WIDE_GAP * max(last.size, run.size):
            joined.append(run)
            continue
        if _small_capitals(last, run, gap):
            joined[-1] = replace(last, text=last.text + run.text.strip(), right=run.right)
            continue
        apart = gap >= _WORD_GAP * run.size or last.text.strip() == "•"
        apart = apart or run.text[:1] == " " or last.text[-1:] == " "
        joined[-1] = Run(
            last.text.rstrip() + " " * apart + run.text.lstrip(),
            last.left,
            max(last.right, run.right),
            last.y,
            max(last.size, run.size),
        )
    return joined


def _small_capitals(last: Run, run: Run, gap: float) -> bool:
    """Whether a word goes on in smaller capitals: pypdf takes the change of size for a space."""
    text = run.text.strip()
    return (
        abs(gap) < _DRAWN_SPACE * run.size
        and run.size < 0.9 * last.size
        and len(text) > 1
        and text.isupper()
        and last.text[-1:].isupper()
        and not last.text[-2:-1].isupper()
    )


def _as_run(fragment: Fragment) -> Run:
    width = fragment.width
    if width is None:
        width = _estimated_width(fragment.text.strip()) * fragment.size
    return Run(fragment.text, fragment.x, fragment.x + width, fragment.y, fragment.size)


def _estimated_width(text: str) -> float:
    """In units of the type's size, as in a common sans serif."""
    return sum(_width(char) for char in text)


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.29
    if char in _WIDE:
        return 0.85
    if char.isupper():
        return 0.67
    return 1.0 if ord(char) > 0x2E80 else 0.53
