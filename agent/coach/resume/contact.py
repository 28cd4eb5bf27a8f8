"""Who the person is and how to reach them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.dates import find_periods
from agent.coach.resume.headings import section_of
from agent.coach.resume.lines import Line, Value, join_values
from agent.coach.resume.roles import has_role
from agent.coach.resume.sections import Part

_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}(?![\w-])"
)
_PHONE: Final = re.compile(r"(?<![\w.])\+?\(?\+?\d(?:[ ().\-–/\u2011]{0,3}\d){6,14}(?![\w@])")
_PHONE_LABEL: Final = re.compile(
    r"\b(?:tel(?:efon|efono|éfono|ephone|éphone)?|phone|mobile?|cell|mob|handy|móvil|portable|"
    r"ph|t|m|p)\b[ .:]{1,3}$",
    re.IGNORECASE,
)
_URL: Final = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s|,;<>()]{3,200}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|dev|me|app|co|info|design|studio|"
    r"blog|tech|de|fr|es|it|nl|ch|at|uk|eu|in|ca|au|pl|se|no|dk|ie|jp|br|xyz|ai)"
    r"(?:/[^\s|,;<>()]{0,150})?(?![\w@])",
    re.IGNORECASE,
)
_PIECES: Final = re.compile(r"\t+| *[|•·♦◆∙⋅●▪■✦] *| {3,}|(?<=\S) [–—] (?=\S)|; ")
_LABEL: Final = re.compile(
    r"(?:e-?mail|mail|phone|tel\w{0,8}|mobile?|cell|handy|address|adresse|anschrift|location|based in|"
    r"lives in|home|city|ort|wohnort|dirección|linkedin|github|web(?:site)?|portfolio|name|"
    r"nombre|nom|residence)\s{0,2}[:.]?\s{1,3}",
    re.IGNORECASE,
)
_PLACE_LABEL: Final = re.compile(
    r"(?:address|adresse|anschrift|location|based in|lives in|city|ort|wohnort|dirección|"
    r"residence|home)\s{0,2}:?\s{1,3}(?=\S)",
    re.IGNORECASE,
)
_NAME_LABEL: Final = re.compile(r"(?:full )?(?:name|nombre|nom)\s{0,2}:\s{0,4}", re.IGNORECASE)
_TITLE_OF_PAGE: Final = re.compile(
    r"(?:curriculum vitae|curriculum|cv|résumé|resume|lebenslauf|hoja de vida)\b(?: of| –| -| —|:)?",
    re.IGNORECASE,
)
_NAME_WORD: Final = re.compile(
    r"[^\W\d_][^\W\d_'’.-]*(?:['’.-][^\W\d_]+)*\.?|\([^\W\d_]{2,20}\)|[\"“][^\W\d_]{2,20}[\"”]"
)
_SMALL: Final = frozenset(
    "de del della di da dos das do la le el al ben bin ibn van von der den zu zur y e i af ter ten "
    "binti a/l bint".split()
)
_AFTER_NAME: Final = re.compile(r",|\s[–—-]\s|\s\(|\s\|\s|\t")
_PLACE: Final = re.compile(
    r"(?:[\w.'’/-]+ ){0,6}[\w.'’-]+, ?(?:[\w.'’-]+ ){0,4}[\w.'’-]+(?:, ?(?:[\w.'’-]+ ){0,3}[\w.'’-]+){0,3}"
)
_NOT_PLACE: Final = re.compile(r"[@#%+:]|\b(?:and|with|of|years?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Contact:
    """What was found; None where nothing was."""

    name: Value | None
    email: Value | None
    phone: Value | None
    location: Value | None
    links: tuple[Value, ...]


def read_contact(text: str, parts: Sequence[Part]) -> Contact:
    """From the head first, then from sections such as Contact, then from the rest."""
    near = [line for part in parts if part.kind in ("head", "other") for line in part.lines]
    head = [line for part in parts if part.kind == "head" for line in part.lines]
    rest = [line for part in parts if part.kind not in ("head", "other") for line in part.lines]
    email = next(_found(_EMAIL, (*near, *rest)), None)
    name = _name(head) or _name(near[:6])
    return Contact(
        name,
        email,
        _phone(near) or _phone(rest),
        _location(near, name),
        tuple(_links(near, email)),
    )


def _found(pattern: re.Pattern[str], lines: Iterable[Line]) -> Iterator[Value]:
    return (
        line.value.part(*match.span()) for line in lines for match in pattern.finditer(line.text)
    )


def _phone(lines: Iterable[Line]) -> Value | None:
    """The first labelled number, else the first that is no date."""
    plain: Value | None = None
    for line in lines:
        for match in _PHONE.finditer(line.text):
            number = line.value.part(*match.span())
            digits = sum(char.isdigit() for char in number.text)
            dates = any(
                one.span[0] <= match.start() < one.span[1] for one in find_periods(line.text)
            )
            if not 7 <= digits <= 15 or (dates and not number.text.startswith("+")):
                continue
            if _PHONE_LABEL.search(line.text, max(0, match.start() - 14), match.start()):
                return number
            plain = plain or number
    return plain


def _links(lines: Iterable[Line], email: Value | None) -> Iterator[Value]:
    seen: set[str] = set()
    for link in _found(_URL, lines):
        bare = link.text.rstrip(".,:")
        inside = email and email.first <= link.first < email.last
        if not inside and bare.casefold() not in seen and "." in bare:
            seen.add(bare.casefold())
            yield Value(bare, link.first, link.first + len(bare))


def _name(lines: Sequence[Line]) -> Value | None:
    for line in lines:
        if label := _NAME_LABEL.match(line.text):
            return line.value.part(label.end(), len(line.text))
    for index, line in enumerate(lines[:8]):
        value = line.value
        if title := _TITLE_OF_PAGE.match(value.text):
            value = value.part(title.end(), len(value.text))
        value = value.part(0, _end_of_name(value.text))
        words = value.text.split()
        if len(words) == 1 and index + 1 < len(lines):
            below = lines[index + 1].value
            both = join_values([value, below])
            if _is_name(both.text) and len(below.text.split()) <= 2 and not has_role(below.text):
                return both
        if _is_name(value.text):
            return value
    return None


def _end_of_name(text: str) -> int:
    match = _AFTER_NAME.search(text)
    return match.start() if match else len(text)


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 6 or len(text) > 60 or section_of(text) or has_role(text):
        return False
    return all(
        _NAME_WORD.fullmatch(word)
        and (word[0].isupper() or word.casefold() in _SMALL or not word[0].islower())
        for word in words
    )


def _location(lines: Iterable[Line], name: Value | None) -> Value | None:
    plain: Value | None = None
    for line in lines:
        for piece in pieces(line.value):
            if label := _PLACE_LABEL.match(piece.text):
                return piece.part(label.end(), len(piece.text))
            if plain is None and _is_place(piece.text) and piece != name:
                plain = piece
    return plain


def _is_place(text: str) -> bool:
    return (
        len(text) <= 80
        and bool(_PLACE.fullmatch(text))
        and not _NOT_PLACE.search(text)
        and not find_periods(text)
        and not has_role(text)
        and text[-1] != "."
    )


def pieces(value: Value) -> list[Value]:
    """The parts of a line of contact details."""
    found: list[Value] = []
    first = 0
    for match in _PIECES.finditer(value.text):
        found.append(value.part(first, match.start()))
        first = match.end()
    found.append(value.part(first, len(value.text)))
    return [piece for piece in found if piece.text]
