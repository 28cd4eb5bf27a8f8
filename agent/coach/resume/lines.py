"""A résumé's text as lines that know their place, and values with the place they came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.tidy import BULLET, COLUMN_BREAK
from agent.coach.resume.words import load_words

MAX_CHARACTERS_READ: Final = 100_000
"""The beginning of a text that is read; thirty pages hold less."""

_LINE: Final = re.compile(r"[^\n\f\v]{1,2000}|[\n\f\v]")
"""No line that a person wrote is longer; rules may compare all of a line with all of it."""

_PAGE_NUMBER: Final = re.compile(
    r"(?:.{0,40}[|–—·-] ?)?(?:page|seite|página|pagina) \d{1,3}"
    r"(?: ?(?:of|/|von|de|sur|di) ?\d{1,3})?"
    r"|\d{1,2} ?(?:/|of|von) ?\d{1,2}|[-–—] ?\d{1,2} ?[-–—]",
    re.IGNORECASE,
)
_BROKEN_WORD: Final = re.compile(r"([^\W\d_]+)-$")


@dataclass(frozen=True, slots=True)
class Value:
    """What was read, and where it stands: from and to in the résumé's text.

    places: of each character, where the value was put together from more than one line.
    """

    text: str
    first: int
    last: int
    places: tuple[int, ...] | None = None

    @property
    def span(self) -> tuple[int, int]:
        """As it is handed out."""
        return self.first, self.last

    def part(self, first: int, last: int) -> "Value":
        """A part by its places in this value; without outer spaces."""
        text = self.text[first:last]
        first += len(text) - len(text.lstrip())
        text = text.strip()
        last = first + len(text)
        if self.places is None or not text:
            return Value(text, self.first + first, self.first + last)
        places = self.places[first:last]
        return Value(text, places[0], places[-1] + 1, places)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something.

    value: without indentation and bullet. indent: spaces before it. gap: whether a blank line
    stands before it. column: whether a new column begins with it.
    """

    value: Value
    bullet: bool
    indent: int
    gap: bool
    column: bool

    @property
    def text(self) -> str:
        """What it says."""
        return self.value.text


def read_lines(text: str) -> list[Line]:
    """The lines of `text` but for page numbers."""
    lines: list[Line] = []
    gap, column = True, False
    blank = True
    for match in _LINE.finditer(text, 0, MAX_CHARACTERS_READ):
        written = match.group()
        if written in "\n\f\v":
            gap = gap or (written == "\n" and blank)
            column = column or written == COLUMN_BREAK
            # The end of a page or of a column is no blank line.
            blank = written == "\n"
            continue
        bare = written.strip()
        if not any(map(str.isalnum, bare)):
            continue
        blank = False
        if _PAGE_NUMBER.fullmatch(bare):
            continue
        first = match.start() + len(written) - len(written.lstrip())
        indent = first - match.start()
        bullet = bare.startswith(BULLET)
        if bullet:
            inner = bare[len(BULLET) :].lstrip()
            first += len(bare) - len(inner)
            bare = inner
        if bare:
            value = Value(bare, first, first + len(bare))
            lines.append(Line(value, bullet, indent, gap, column))
            gap = column = False
    return lines


def joined(lines: Sequence[Line]) -> Value:
    """Wrapped lines as one value: words that were broken at the edge are whole again."""
    return join_values([line.value for line in lines])


def join_values(values: Sequence[Value]) -> Value:
    """The same for values that follow each other."""
    if len(values) == 1:
        return values[0]
    text: list[str] = []
    places: list[int] = []
    for before, value in zip([None, *values], values, strict=False):
        broken = _BROKEN_WORD.search(before.text) if before else None
        if before and not (broken and value.text[:1].islower()):
            text.append(" ")
            places.append(before.last)
        elif broken and not _keeps_hyphen(broken[1], value.text):
            text.pop()
            places.pop()
        text += value.text
        places += value.places or range(value.first, value.last)
    return Value("".join(text), values[0].first, values[-1].last, tuple(places))


def _keeps_hyphen(before: str, after: str) -> bool:
    """Whether the hyphen at the edge is the word's own: "long-term", not "manage-ment"."""
    words = load_words()
    second = re.match(r"[^\W\d_]+", after)
    return before.casefold() in words.keeps_hyphen or (
        second is not None and second[0].casefold() in words.follows_hyphen
    )
