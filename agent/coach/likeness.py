"""How much two questions ask the same, by the words in them that carry it."""

import re
from typing import Final

TOO_ALIKE: Final = 1 / 3
"""From this likeness on, two questions are not asked in one interview.

The most alike pairs of the bank, slots blanked, reach 0.30 and ask different things. The two pairs
that once lay above it (0.33 and 0.38) both asked for the piece of work one is most proud of.
"""

_WORD: Final = re.compile(r"[^\W\d_]+")
_SMALL: Final = frozenset(
    _WORD.findall(
        """a about an and are as at be been but by can could did do does for from had has have how i
        if in is it its me of on one or so some tell than that the their them they this time to was
        what when which who why will with would you your"""
    )
)


_SLOT: Final = re.compile(r" ?\{\w+\}")


def blanked(text: str) -> str:
    """A question of the bank without its slots."""
    return _SLOT.sub("", text)


def content(text: str) -> frozenset[str]:
    """The words of `text` that carry its sense, in lower case."""
    return frozenset(_WORD.findall(text.lower())) - _SMALL


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words that two contents have in common: 0 to 1."""
    together = len(one | other)
    return len(one & other) / together if together else 1.0
