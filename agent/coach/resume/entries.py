"""Entries of a section: lines that say what and when, and the items under them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from agent.coach.resume.dates import Period, find_periods
from agent.coach.resume.lines import Line, Value, join_values
from agent.coach.resume.roles import has_organisation

_LONGEST_HEADER: Final = 140
_MOST_HEADER_LINES: Final = 4
_MOST_HEADER_WORDS: Final = 10
_SENTENCE_END: Final = re.compile(r"[.!?;]['\"”’)]?$")


@dataclass
class Entry:
    """header: the lines that say what it is, without its period. body: what was done."""

    header: list[Value]
    period: "PlacedPeriod | None" = None
    body: list[Line] = field(default_factory=list[Line])


@dataclass(frozen=True)
class PlacedPeriod:
    """A period and the line it stands in."""

    period: Period
    line: Value

    def place(self, span: tuple[int, int]) -> tuple[int, int]:
        """A span in the line as a span in the résumé's text."""
        return self.line.first + span[0], self.line.first + span[1]


def entries_of(lines: Sequence[Line]) -> list[Entry]:
    """Entries in order. A line with a period belongs to the header of one."""
    kinds = _kinds(lines)
    entries: list[Entry] = []
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and kinds[end] == kinds[index]:
            end += 1
        block = lines[index:end]
        if kinds[index] == "header":
            for header in _headers(block):
                entries.append(_entry(header))
        elif entries:
            entries[-1].body.extend(block)
        index = end
    return entries


def items_of(lines: Sequence[Line]) -> list[Value]:
    """What stands under a header: one value for each bullet, or for each sentence on a new line."""
    widest = max((len(line.text) for line in lines), default=0)
    marked = any(line.bullet for line in lines)
    items: list[list[Value]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        fresh = before is None or line.bullet
        if before and not line.bullet and not marked:
            ended = _SENTENCE_END.search(before.text) or len(before.text) < 0.7 * widest
            fresh = bool(ended) and not line.text[:1].islower()
        if before and not line.bullet and marked:
            fresh = line.gap and not line.text[:1].islower()
        if fresh:
            items.append([line.value])
        else:
            items[-1].append(line.value)
    return [join_values(item) for item in items]


def _kinds(lines: Sequence[Line]) -> list[str]:
    """For each line whether it belongs to a header or to a body."""
    dated = [bool(_periods(line)) for line in lines]
    kinds: list[str] = []
    for index, line in enumerate(lines):
        if line.bullet:
            kinds.append("body")
        elif dated[index]:
            kinds.append("header")
        elif _goes_on(lines, index, kinds):
            kinds.append("body")
        else:
            kinds.append("header" if _near_date(lines, dated, index) else "body")
    return kinds


def _periods(line: Line) -> list[Period]:
    """The periods of a line that can be a header's."""
    if line.bullet or len(line.text) > _LONGEST_HEADER:
        return []
    found = find_periods(line.text)
    if not any(not period.single for period in found) and _is_sentence(line.text):
        return []
    return found


def _is_sentence(text: str) -> bool:
    words = len(text.split())
    return (
        len(text) > 100
        or (
            words >= 4
            and not has_organisation(text.split()[-1])
            and _SENTENCE_END.search(text) is not None
        )
        or (words > _MOST_HEADER_WORDS and "\t" not in text and "|" not in text)
    )


def _goes_on(lines: Sequence[Line], index: int, kinds: Sequence[str]) -> bool:
    """Whether a line is the rest of a wrapped item."""
    if not index or kinds[-1] != "body" or lines[index].gap:
        return False
    before, line = lines[index - 1], lines[index]
    if line.text[:1].islower() or before.text[-1:] in ",-–&":
        return True
    bullet = next((one for one in reversed(lines[:index]) if one.bullet), None)
    return bool(bullet) and line.indent > bullet.indent


def _near_date(lines: Sequence[Line], dated: Sequence[bool], index: int) -> bool:
    """Whether a date follows, or stands before, with nothing but short lines between."""
    if _is_sentence(lines[index].text) or len(lines[index].text) > _LONGEST_HEADER:
        return False
    airy = sum(line.gap for line in lines) > 0.6 * len(lines)
    for step in (1, -1):
        for distance in range(1, _MOST_HEADER_LINES):
            at = index + step * distance
            if not 0 <= at < len(lines) or lines[at].bullet:
                break
            if lines[at if step == 1 else at + 1].gap and not airy:
                break
            if dated[at]:
                return True
            if _is_sentence(lines[at].text):
                break
    return False


def _headers(block: Sequence[Line]) -> list[list[Line]]:
    """Lines of headers without a body between them, cut into one list for each entry."""
    dated = [index for index, line in enumerate(block) if _periods(line)]
    if len(dated) < 2:
        return [list(block)]
    starts = [0]
    for before, at in itertools.pairwise(dated):
        gaps = [index for index in range(before + 1, at + 1) if block[index].gap]
        if gaps:
            starts.append(gaps[0])
        else:
            starts.append(max(before + 1, at - dated[0]))
    return [list(block[a:b]) for a, b in zip(starts, [*starts[1:], len(block)], strict=True)]


def _entry(header: Sequence[Line]) -> Entry:
    values: list[Value] = []
    placed: PlacedPeriod | None = None
    for line in header:
        found = _periods(line)
        if placed or not found:
            values.append(line.value)
            continue
        period = next((one for one in found if not one.single), found[0])
        placed = PlacedPeriod(period, line.value)
        before = line.value.part(0, period.span[0])
        after = line.value.part(period.span[1], len(line.text))
        values += [value for value in (before, after) if _says_something(value.text)]
    return Entry(values, placed)


def _says_something(text: str) -> bool:
    return sum(char.isalpha() for char in text) > 1
