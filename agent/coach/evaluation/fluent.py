"""Words without hesitation, repeated starts and corrections.

Nerves are no content: an answer that stumbles counts as the same answer said fluently.
"""

from collections.abc import Sequence
from typing import Final

Placed = tuple[str, tuple[int, int]]
"""A word in lower case, and where it begins and ends."""

_FILLERS: Final = frozenset({"um", "uh", "uhm", "er", "erm", "hm", "hmm", "mm", "ah"})
_SEARCHING: Final = """
you know; i mean; like; okay; right; well; sorry; wait; let me think; let me see; yeah; so; okay so;
what is the word; how do you say; how shall i say; how should i put it; so to speak;
can i start again; let me start again; where was i; what was it; i am a bit nervous
"""
_ASIDES: Final = frozenset(tuple(phrase.split()) for phrase in _SEARCHING.split(";"))
"""Said between commas or alone, they carry nothing."""
_CORRECTING: Final = "no; no sorry; sorry; no wait; i mean; or rather; no i mean"
_CORRECTIONS: Final = frozenset(tuple(phrase.split()) for phrase in _CORRECTING.split(";"))
"""Between commas: what was just said is taken back where the words behind begin it again."""
_LONGEST: Final = 4
"""Words of a phrase above but for one, and of a start that is made again."""


def fluent(words: Sequence[Placed], text: str) -> list[Placed]:
    """The words that count, in order. text: that of the sentence, for its commas."""
    said = [one for one in words if one[0] not in _FILLERS]
    found: list[Placed] = []
    at = 0
    while at < len(said):
        behind = _behind_phrase(said, at, text)
        if behind is None:
            found.append(said[at])
            _forget_repeated(found)
        elif behind < len(said):
            _take_back(found, said[behind][0])
        at = at + 1 if behind is None else behind
    return found


def _behind_phrase(said: Sequence[Placed], at: int, text: str) -> int | None:
    """Where the words behind a phrase that stands alone begin; None where none stands here."""
    if not _is_edge(said, at, text):
        return None
    for behind in range(min(len(said), at + 2 * _LONGEST), at, -1):
        phrase = tuple(word for word, _ in said[at:behind])
        if phrase in _ASIDES | _CORRECTIONS and _is_edge(said, behind, text):
            return behind
    return None


def _is_edge(said: Sequence[Placed], at: int, text: str) -> bool:
    """Whether a clause may begin with this word."""
    if at in (0, len(said)):
        return True
    return any(char in ",;:.–—" for char in text[said[at - 1][1][1] : said[at][1][0]])


def _take_back(found: list[Placed], again: str) -> None:
    for back in range(1, min(_LONGEST, len(found)) + 1):
        if found[-back][0] == again:
            del found[-back:]
            return


def _forget_repeated(found: list[Placed]) -> None:
    """ "Then I only, then I only trade": the second start counts."""
    for length in range(min(_LONGEST, len(found) // 2), 0, -1):
        if _said(found[-length:]) == _said(found[-2 * length : -length]):
            del found[-2 * length : -length]
            return


def _said(words: Sequence[Placed]) -> list[str]:
    return [word for word, _ in words]
