"""The sections of a résumé."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Final

from agent.coach.resume.addresses import has_address
from agent.coach.resume.headings import Section, section_of
from agent.coach.resume.lines import Line

_LABELLED: Final = re.compile(r"([^\W\d][\w &/'’-]{2,40}):\s{1,8}(?=\S)")
_CONTACT: Final = 8
_LABELS_INSIDE: Final = frozenset(("experience", "skills", "projects"))
"""Sections in which "Tools: …" is a line of an entry and no heading."""


@dataclass(frozen=True)
class Part:
    """The lines under one heading. kind: "head" above the first heading."""

    kind: Section
    lines: tuple[Line, ...]
    heading: str = ""


def parts_of(lines: Sequence[Line]) -> list[Part]:
    """All parts in order; what a new column begins with without a heading is a part of its own."""
    parts: list[Part] = []
    kind: Section = "head"
    heading = ""
    held: list[Line] = []

    def close() -> None:
        if held or heading:
            parts.append(Part(kind, tuple(held), heading))

    for index, line in enumerate(lines):
        found = None if line.bullet else section_of(line.text)
        label = _LABELLED.match(line.text)
        if found is None and label and kind not in _LABELS_INSIDE and not line.bullet:
            found = section_of(label[1])
        else:
            label = None
        if found is None and not (line.column and _is_contact(lines[index:])):
            held.append(line)
            continue
        close()
        held = []
        if found is None:
            kind, heading, held = "head", "", [line]
        elif label:
            rest = line.value.part(label.end(), len(line.text))
            kind, heading, held = found, label[1], [replace(line, value=rest)]
        else:
            kind, heading = found, line.text
    close()
    return parts


def _is_contact(lines: Sequence[Line]) -> bool:
    """Whether a column begins with how to reach the person; else it goes on with the last one."""
    return any(has_address(line.text) for line in takewhile(_is_no_heading, lines[:_CONTACT]))


def _is_no_heading(line: Line) -> bool:
    return section_of(line.text) is None


def lines_of(parts: Sequence[Part], kind: Section) -> list[Line]:
    """The lines of all parts of a kind."""
    return [line for part in parts if part.kind == kind for line in part.lines]
