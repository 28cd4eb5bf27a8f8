"""Who the person is and how to reach them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.addresses import (
    find_email,
    find_links,
    find_phone,
    first_address,
    has_address,
)
from agent.coach.resume.dates import find_periods
from agent.coach.resume.headings import is_heading
from agent.coach.resume.lines import Line, Value, join_values
from agent.coach.resume.roles import has_role
from agent.coach.resume.sections import Part
from agent.coach.resume.words import load_words

_HEAD_LINES: Final = 8
_CUT: Final = re.compile(r"\t+| {0,4}[|•·♦◆∙⋅●▪■✦*](?: {1,4}|$)| {3,}|(?<=\S) [–—/-] (?=\S)|; ")
_PLACE_LABEL: Final = re.compile(
    r"(?:address|adresse|anschrift|location|based in|lives in|city|ort|wohnort|dirección|"
    r"residence|home)\s{0,2}:?\s{1,3}(?=\S)",
    re.IGNORECASE,
)
_NAME_LABEL: Final = re.compile(r"(?:full )?(?:name|nombre|nom)\s{0,2}:\s{0,4}", re.IGNORECASE)
_TITLE_OF_PAGE: Final = re.compile(
    r"(?:curriculum vitae|curriculum|cv|résumé|resume|lebenslauf|hoja de vida)\b(?: of| –| -|:)?",
    re.IGNORECASE,
)
_NAME_WORD: Final = re.compile(
    r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?|\([^\W\d_]{2,20}\)|[\"“][^\W\d_]{2,20}[\"”]"
)
_AFTER_NAME: Final = re.compile(r",|\s[–—-]\s|\s\(|\s\|\s|\t|\s{3}")
_PLACE: Final = re.compile(
    r"(?:[\w.'’/-]+ ){0,6}[\w.'’-]+(?:, ?(?:[\w.'’-]+ ){0,4}[\w.'’-]+){1,3}(?: \([\w -]{2,20}\))?"
)
_SIGN: Final = re.compile(r"[^\w\s+(@/.]{1,3}\s{1,4}")
_LONGEST_PLACE: Final = 80
_NOT_PLACE: Final = re.compile(r"[@#%+:]|\b(?:and|with|of|years?)\b", re.IGNORECASE)
_LONGEST_NAME: Final = 60


@dataclass(frozen=True)
class Contact:
    """What was found; None where nothing was."""

    name: Value | None
    email: Value | None
    phone: Value | None
    location: Value | None
    links: tuple[Value, ...]


def read_contact(parts: Sequence[Part]) -> Contact:
    """From the head first, then from sections such as Contact, then from the rest."""
    near = [line for part in parts if part.kind in ("head", "other") for line in part.lines]
    rest = [line for part in parts if part.kind not in ("head", "other") for line in part.lines]
    email = find_email((*near, *rest))
    name = _name([line for part in parts if part.kind == "head" for line in part.lines])
    return Contact(
        name or _name(near),
        email,
        find_phone(near) or find_phone(rest),
        _location(near, name),
        tuple(find_links(near, email)),
    )


def _name(lines: Sequence[Line]) -> Value | None:
    for line in lines:
        if label := _NAME_LABEL.match(line.text):
            return line.value.part(label.end(), len(line.text))
    for index, line in enumerate(lines[:_HEAD_LINES]):
        value = line.value
        if title := _TITLE_OF_PAGE.match(value.text):
            value = value.part(title.end(), len(value.text))
        end = _AFTER_NAME.search(value.text)
        value = value.part(0, end.start() if end else len(value.text))
        if len(value.text.split()) == 1 and index + 1 < len(lines):
            # Large type often sets the family name on a line of its own.
            below = lines[index + 1].value
            both = join_values([value, below])
            if len(below.text.split()) <= 4 and _is_name(both.text):
                return both
        if _is_name(value.text):
            return value
    return None


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > _LONGEST_NAME:
        return False
    if is_heading(text) or has_role(text):
        return False
    particles = load_words().name_particles
    return all(
        _NAME_WORD.fullmatch(word) and (not word[0].islower() or word.casefold() in particles)
        for word in words
    )


def _location(lines: Iterable[Line], name: Value | None) -> Value | None:
    plain: Value | None = None
    for line in lines:
        for piece in _pieces(line.value):
            if label := _PLACE_LABEL.match(piece.text):
                return piece.part(label.end(), len(piece.text))
            if plain is None and not _is_of(name, piece) and _is_place(piece.text):
                plain = piece
    return plain


def _is_of(name: Value | None, piece: Value) -> bool:
    return name is not None and name.first <= piece.first < name.last


def _is_place(text: str) -> bool:
    return (
        len(text) <= _LONGEST_PLACE
        and _PLACE.fullmatch(text) is not None
        and not _NOT_PLACE.search(text)
        and not has_address(text)
        and not find_periods(text)
        and not has_role(text)
        and text[-1] != "."
    )


def _pieces(value: Value) -> list[Value]:
    """The parts of a line of contact details."""
    edges = [match.span() for match in _CUT.finditer(value.text)]
    starts = [0, *(last for _, last in edges)]
    ends = [*(first for first, _ in edges), len(value.text)]
    found = [value.part(a, b) for a, b in zip(starts, ends, strict=True)]
    return [_bare(piece) for piece in found if piece.text]


def _bare(piece: Value) -> Value:
    """Without the icon before it, and without the address that a comma joins to a place."""
    sign = _SIGN.match(piece.text)
    piece = piece.part(sign.end() if sign else 0, len(piece.text))
    joined = first_address(piece.text)
    if joined and "," in piece.text[:joined]:
        return piece.part(0, len(piece.text[:joined].rstrip(" ,")))
    return piece
