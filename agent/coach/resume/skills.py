"""What a person can do, as they name it."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from agent.coach.bank import Bank
from agent.coach.resume.lines import Line, Value, join_values

_LABEL: Final = re.compile(r"[^\W\d_][\w &/+'’().-]{1,40}:\s{0,8}")
_SEPARATOR: Final = re.compile(r"\s{0,4}[,;|•·●/∙♦]\s{1,4}|[;|•·●∙♦]|,(?=[^\W\d])|\t+| {3,}")
_LEVEL: Final = re.compile(
    r"\s{0,3}(?:[-–—:(]\s{0,2})(?:advanced|expert|intermediate|beginner|basics?|proficient|fluent|"
    r"native|good|very good|excellent|basic knowledge|working knowledge|sehr gut|gut|"
    r"grundkenntnisse|"
    r"\d{1,2}\+? years?|\d/\d{1,2})\)?$|\s{0,3}[●○★☆■□▪▫]{2,}.*$",
    re.IGNORECASE,
)
_LONGEST_ITEM: Final = 60
_MOST_WORDS: Final = 7


def read_skills(lines: Sequence[Line]) -> list[Value]:
    """Each item of the sections about skills once, in order."""
    return _once(item for group in _groups(lines) for item in split_items(group))


def skills_in(lines: Iterable[Line], bank: Bank) -> list[Value]:
    """The skills that are known by name, where a résumé has no section for them."""
    found: list[Value] = []
    for line in lines:
        at = 0
        for one in bank.skills.find(line.text):
            place = line.text.find(one.text, at)
            if place >= 0:
                found.append(line.value.part(place, place + len(one.text)))
                at = place
    return _once(found)


def split_items(value: Value) -> list[Value]:
    """A list in one line, in its items, without the level that is said of them."""
    items: list[Value] = []
    first = 0
    depth = 0
    text = value.text
    cuts = {match.start(): match.end() for match in _SEPARATOR.finditer(text)}
    at = 0
    while at < len(text):
        depth += (text[at] == "(") - (text[at] == ")" and depth > 0)
        if not depth and at in cuts:
            items.append(value.part(first, at))
            first = at = cuts[at]
        else:
            at += 1
    items.append(value.part(first, len(text)))
    return [item for one in items if (item := _bare(one)).text]


def _bare(item: Value) -> Value:
    level = _LEVEL.search(item.text)
    item = item.part(0, level.start() if level else len(item.text))
    return item.part(0, len(item.text.rstrip(" .,:")))


def _groups(lines: Sequence[Line]) -> list[Value]:
    """Lines that hold one list together, without what names the list."""
    groups: list[list[Value]] = []
    for before, line in zip([None, *lines], lines, strict=False):
        label = _LABEL.match(line.text)
        value = line.value.part(label.end() if label else 0, len(line.text))
        if not value.text:
            continue
        listed = before is not None and "," in before.text
        if groups and not (label or line.bullet or line.gap) and listed:
            groups[-1].append(value)
        else:
            groups.append([value])
    return [join_values(group) for group in groups]


def _once(items: Iterable[Value]) -> list[Value]:
    seen: set[str] = set()
    kept: list[Value] = []
    for item in items:
        key = item.text.casefold()
        long = len(item.text) > _LONGEST_ITEM or len(item.text.split()) > _MOST_WORDS
        if key not in seen and not long:
            seen.add(key)
            kept.append(item)
    return kept
