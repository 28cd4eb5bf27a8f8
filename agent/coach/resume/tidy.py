"""Making extracted text plain: one kind of bullet, space, hyphen and line end."""

import re
from typing import Final

BULLET: Final = "• "
"""How every item of a list begins."""

COLUMN_BREAK: Final = "\v"
"""Ends a column: what follows does not go on with what stood before."""

PAGE_BREAK: Final = "\f"

_LIGATURES: Final = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
}  # fmt: skip
_SPACES: Final = dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2007\u2008\u2009\u200a\u202f", " ")
_UNSEEN: Final = dict.fromkeys(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060"
    "\u2066\u2067\u2068\u2069\ufeff",
    "",
)
_CONTROLS: Final = {chr(code): "" for code in range(32) if chr(code) not in "\t\n\v\f"}
_PLAIN: Final = str.maketrans(
    {**_LIGATURES, **_SPACES, **_CONTROLS, **_UNSEEN, "\u2010": "-", "\x7f": "•"}
)
"""In Adobe's encodings the last sign is a bullet."""

_START: Final = r"(?:(?<=[\n\f\v])|\A)"
"""Of a line; pages and columns end lines too."""

_MARK: Final = re.compile(
    _START + r"([ \t]*)(?:[•●○◦▪▫■□◆◇❖➢➤►▸▶‣⁃∙·✓✔★\uf0b7\uf0a7\uf0d8\uf076\uf0fc\ue000-\uf0ff]"
    r"[ \t]*|[-–—*»>o][ \t]+)(?=\S)"
)
_ALONE: Final = re.compile(_START + r"([ \t]*)[•●○◦▪■◆➢►▸‣∙·\uf0b7\uf0a7][ \t]*\n[ \t]*(?=\S)")
_MARKDOWN_HEADING: Final = re.compile(_START + r"[ \t]{0,3}#{1,6}[ \t]+")
_EMPHASIS: Final = re.compile(r"(\*\*|__|(?<![*\w])\*(?=\S))([^*_\n]{1,200}?)(?<=\S)\1(?!\w)")
_SPACED: Final = re.compile(
    _START + r"[ \t]*(?:[^\W\d_]{1,2} {1,6}){2,60}[^\W\d_]{1,2}[ \t]*(?=[\n\f\v]|\Z)"
)
_SINGLE_LETTERS: Final = 0.7
"""Share of the pieces of a widely set line; a pair of letters may stand closer."""


def tidy(text: str) -> str:
    """`text` with `• ` before each item of a list, ligatures spelled out, and no unseen characters.

    Letters set wide apart are words again, and the marks of Markdown go. Line breaks, tabs
    (between the cells of a row), page and column breaks stay.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN)
    plain = _SPACED.sub(_unspaced, _MARKDOWN_HEADING.sub("", _EMPHASIS.sub(r"\2", plain)))
    # Some writers put the mark into a line of its own.
    return _MARK.sub(r"\1" + BULLET, _ALONE.sub(r"\1" + BULLET, plain))


def _unspaced(match: re.Match[str]) -> str:
    """Words of wide-set letters as words; two spaces stand between them, or more."""
    pieces = match[0].split()
    if sum(len(piece) == 1 for piece in pieces) < _SINGLE_LETTERS * len(pieces):
        return match[0]
    words = re.split(r"[ \t]{2,}", match[0].strip())
    return " ".join(word.replace(" ", "") for word in words)
