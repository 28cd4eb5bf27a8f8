"""Things made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.lines import Line, Value, join_values
from agent.coach.resume.skills import split_items

_NAME_END: Final = re.compile(r":\s|\t| [–—-] | \| |\s\((?=[^)]*\)?)")
_TOOLS: Final = re.compile(
    r"(?:technologies|technology|tech(?: stack)?|stack|tools|built with|technologien|made with)"
    r"\s{0,2}:\s{0,3}",
    re.IGNORECASE,
)

_LISTED: Final = re.compile(r"\s\(([^()]{1,60},[^()]{1,120})\)\.?$")


@dataclass(frozen=True)
class Work:
    """Something made, as written."""

    name: Value
    description: Value | None
    technologies: tuple[Value, ...]


def read_projects(lines: Sequence[Line]) -> list[Work]:
    """The projects in the order in which they stand."""
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _begins(line, groups[-1]):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [work for group in groups if (work := _work(group)).name.text]


def _begins(line: Line, group: Sequence[Line]) -> bool:
    if _TOOLS.match(line.text):
        return False
    complete = any(_TOOLS.match(one.text) for one in group)
    return (
        line.gap or complete or (line.bullet and group[0].bullet and line.indent <= group[0].indent)
    )


def _work(group: Sequence[Line]) -> Work:
    first = group[0].value
    end = _NAME_END.search(first.text)
    name = first.part(0, end.start()) if end else first
    rest = [first.part(end.end(), len(first.text))] if end else []
    tools: list[Value] = []
    for value in [*rest, *(line.value for line in group[1:])]:
        if match := _TOOLS.match(value.text):
            tools += split_items(value.part(match.end(), len(value.text)))
            if value in rest:
                rest.remove(value)
    if rest and not tools and (listed := _LISTED.search(rest[-1].text)):
        tools = split_items(rest[-1].part(*listed.span(1)))
        rest[-1] = rest[-1].part(0, listed.start())
    elif rest and end and end[0] == " | " and len(group) > 1:
        tools += split_items(rest.pop())
    said = [*rest, *(line.value for line in group[1:] if not _TOOLS.match(line.text))]
    said = [value for value in said if value.text]
    return Work(name, join_values(said) if said else None, tuple(tools))
