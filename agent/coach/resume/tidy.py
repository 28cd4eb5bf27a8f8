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
_PLAIN: Final = str.maketrans({**_LIGATURES, **_SPACES, **_CONTROLS, **_UNSEEN, "\u2010": "-", "\x7f": "•"})
"""In Adobe's encodings the last sign is a bullet."""

_MARK: Final = re.compile(
    r"^([ \t]*)(?:[•●○◦▪▫■□◆◇❖➢➤►▸▶‣⁃∙·✓✔★\uf0b7\uf0a7\uf0d8\uf076\uf0fc\ue000-\uf0ff]"
    r"[ \t]*|[-–—*»>o][ \t]+)(?=\S)",
    re.MULTILINE,
)
_ALONE: Final = re.compile(
    r"^([ \t]*)[•●○◦▪■◆➢►▸‣∙·\uf0b7\uf0a7][ \t]*\n[ \t]*(?=\S)", re.MULTILINE
)


def tidy(text: str) -> str:
    """`text` with `• ` before each item of a list, ligatures spelled out, and no unseen characters.

    Line breaks, tabs (between the cells of a row), page and column breaks stay.
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(_PLAIN)
    # Some writers put the mark into a line of its own.
    return _MARK.sub(r"\1" + BULLET, _ALONE.sub(r"\1" + BULLET, plain))
