"""The parts of an entry's header: cells, and what commas separate in them."""

import re
from collections.abc import Sequence
from typing import Final

from agent.coach.resume.lines import Value, join_values
from agent.coach.resume.roles import has_organisation, has_role, is_country, is_place

_STRONG: Final = re.compile(
    r"\t+|\s{0,3}[|•·♦∙]\s{0,3}|\s{3,}|(?<=\S) [–—-] (?=\S)| @ |,? at (?=[A-ZÀ-Þ\d])"
)
_COMMA: Final = re.compile(
    r"(?<=[\w.)&]),(?:\s{1,3}|(?=[^\W\d]))(?!(?:inc|llc|llp|ltd|plc|gmbh|co|corp|s\.a|cpa|jr|sr)\b)(?=\S)",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"(?:,|–|-|&|\b(?:and|of|for|the|in|at|und|de|et|y|für))$")
_EDGES: Final = " \t,;:|•·–—-*"
_MOST_TOWN_WORDS: Final = 3


def cells_of(header: Sequence[Value], *, employers: bool = False) -> list[Value]:
    """What lines, tabs, bars and dashes separate, but for places.

    employers: whether what stands behind an organisation and a comma is its town.
    """
    lines: list[list[Value]] = []
    for value in header:
        if lines and _GOES_ON.search(lines[-1][-1].text):
            lines[-1].append(value)
        else:
            lines.append([value])
    cells = [cell for line in lines for cell in _split(join_values(line), _STRONG)]
    return [_without_place(cell, employers) for cell in cells if not is_place(cell.text)]


def comma_parts(value: Value) -> list[Value]:
    """What commas separate; "Inc." and the like stay with the name before them."""
    return _split(value, _COMMA)


def stretch(parts: Sequence[Value], whole: Value) -> Value:
    """Parts that follow each other in `whole`, with what stands between them."""
    first = whole.text.find(parts[0].text)
    last = whole.text.rfind(parts[-1].text) + len(parts[-1].text)
    return whole.part(first, last)


def _without_place(value: Value, employers: bool) -> Value:
    parts = comma_parts(value)
    if len(parts) > 2 and is_country(parts[-1].text):
        parts = parts[:-2]
    while len(parts) > 1 and _is_where(parts[-1].text, parts[-2].text, employers):
        parts.pop()
    return stretch(parts, value) if parts else value


def _is_where(text: str, before: str, employers: bool) -> bool:
    if is_place(text):
        return True
    # Behind an organisation stands its town, also one that is not known by name.
    return (
        employers
        and has_organisation(before)
        and not (has_organisation(text) or has_role(text))
        and len(text.split()) <= _MOST_TOWN_WORDS
        and text[:1].isupper()
    )


def _split(value: Value, pattern: re.Pattern[str]) -> list[Value]:
    edges = [match.span() for match in pattern.finditer(value.text)]
    starts = [0, *(last for _, last in edges)]
    ends = [*(first for first, _ in edges), len(value.text)]
    parts = [trimmed(value.part(a, b)) for a, b in zip(starts, ends, strict=True)]
    return [part for part in parts if part.text]


def trimmed(value: Value) -> Value:
    """Without separators at its ends, and without a bracket that has no partner."""
    text = value.text
    first = len(text) - len(text.lstrip(_EDGES))
    value = value.part(first, max(first, len(text.rstrip(_EDGES))))
    for opening, closing in ("()", "[]"):
        text = value.text
        if text.startswith(opening) and closing not in text:
            return trimmed(value.part(1, len(text)))
        if text.endswith(closing) and opening not in text:
            return trimmed(value.part(0, len(text) - 1))
        if text.endswith(opening):
            return trimmed(value.part(0, len(text) - 1))
    return value
