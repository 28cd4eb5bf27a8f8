"""A text as clean lines that remember where each of their characters stands in the original."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

Span = tuple[int, int]
"""From and to, in characters of the original text."""

_BULLET: Final = re.compile(r"(?:[-*•·–—>→✔✓☑▪■●○‣◦+]|o(?= [A-Z])|\d{1,2}[.)])\s+")
_ENDS_SENTENCE: Final = re.compile(r"(?<!\bSt)(?<!\be\.g)(?<!\bi\.e)(?<!\bincl)[.!?]+(?=\s)")
_MARKUP: Final = "#*_=|"


@dataclass(frozen=True)
class Passage:
    """Clean text: one line, single spaces, no control characters.

    origin: for each character, where it stands in the original.
    """

    text: str
    origin: tuple[int, ...]

    @property
    def span(self) -> Span:
        """Where the passage stands; (0, 0) where it is empty."""
        return (self.origin[0], self.origin[-1] + 1) if self.origin else (0, 0)

    def part(self, start: int, end: int | None = None) -> "Passage":
        """The characters from `start` to `end`, without spaces around them."""
        text = self.text[start:end]
        begin = start + len(text) - len(text.lstrip())
        return Passage(text.strip(), self.origin[begin : begin + len(text.strip())])

    def strip(self, characters: str) -> "Passage":
        """Without these characters around it."""
        begin = len(self.text) - len(self.text.lstrip(characters))
        return self.part(begin, max(begin, len(self.text.rstrip(characters))))

    def sentences(self) -> Iterator["Passage"]:
        """The sentences, without the points at their ends."""
        begin = 0
        for end in _ENDS_SENTENCE.finditer(self.text):
            yield self.part(begin, end.start())
            begin = end.end()
        yield self.part(begin).strip(".!?")


@dataclass(frozen=True)
class Line(Passage):
    """A line that holds something, without its bullet and its markup.

    bullet: it stood in a list. marked: written as a heading (Markdown, capitals). after_gap: an
    empty line stands before it.
    """

    bullet: bool
    marked: bool
    after_gap: bool


def read_lines(text: str, limit: int) -> list[Line]:
    """The lines of the first `limit` characters of `text`, at most that many characters in all."""
    lines: list[Line] = []
    left, at, gap = limit, 0, True
    for raw in text[:limit].splitlines(keepends=True):
        line = _clean(raw, at, left)
        at += len(raw)
        left -= len(line.text)
        if any(char.isalnum() for char in line.text):
            lines.append(_line(line, gap))
            gap = False
        else:
            gap = True
    return lines


def _clean(raw: str, at: int, limit: int) -> Passage:
    """Compatibility forms resolved, controls gone, single spaces."""
    chars: list[str] = []
    origin: list[int] = []
    for offset, char in enumerate(raw):
        for plain in unicodedata.normalize("NFKC", char):
            if plain.isspace():
                kept = " " if chars and chars[-1] != " " else ""
            else:
                kept = "" if unicodedata.category(plain).startswith("C") else plain
            if kept:
                chars.append(kept)
                origin.append(at + offset)
    return Passage("".join(chars[:limit]), tuple(origin[:limit])).part(0)


def _line(whole: Passage, gap: bool) -> Line:
    bullet = _BULLET.match(whole.text)
    rest = whole.part(bullet.end() if bullet else 0)
    symbols = next((i for i, char in enumerate(rest.text) if char.isascii() or char.isalpha()), 0)
    plain = rest.part(symbols).strip(_MARKUP + " ")
    marked = rest.text.startswith(("#", "**", "__")) or plain.text.isupper()
    return Line(plain.text, plain.origin, bullet is not None, marked, gap)
