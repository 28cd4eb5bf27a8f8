"""Taking out of results what a link does not show. Pure.

Names and the like are found in any case, with and without accents, and in every text: questions,
transcripts, single words and feedback. What a recogniser misheard is not found.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, cast

NAME: Final = "[name]"
RESUME: Final = "[résumé]"
CONTACT: Final = "[contact]"

_ADDRESS: Final = re.compile(
    r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|(?:https?://|www\.)[^\s<>\"]+|\+\d[\d\s().-]{6,20}\d"
)
"""Mail addresses, links, and phone numbers as they are dialled from abroad."""

_WORD: Final = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")
_GAP: Final = 3
"""Signs and spaces that may stand between the words of one name."""

_KEPT: Final = frozenset(
    {
        "interview_id",
        "answer_id",
        "question_id",
        "audio_url",
        "status",
        "grade",
        "category",
        "kind",
        "engine",
        "model",
        "prompt_version",
    }
)
"""Fields that hold our own words, ids and addresses; every other text is searched."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What may not be read, and what stands there instead."""

    names: Sequence[str] = ()
    contacts: Sequence[str] = ()
    terms: Sequence[str] = ()


class Redactor:
    """Covers what is hidden, and every mail address, link and international phone number."""

    def __init__(self, hidden: Hidden) -> None:
        self._covers: dict[tuple[str, ...], str] = {}
        names = [part for name in hidden.names for part in (name, *_WORD.findall(name))]
        for cover, terms in ((NAME, names), (RESUME, hidden.terms), (CONTACT, hidden.contacts)):
            for words in map(_words, terms):
                # An initial alone says nothing.
                if len("".join(words)) > 1:
                    self._covers[words] = cover
        self._lengths = sorted({len(words) for words in self._covers}, reverse=True)
        self._begin = {words[0] for words in self._covers}

    def text(self, text: str) -> str:
        """The text with covers in it."""
        for begin, end, cover in reversed(self._places(text)):
            text = text[:begin] + cover + text[end:]
        return text

    def words(self, words: Sequence[str]) -> list[str]:
        """Words of one text, each covered that belongs to something hidden."""
        places = self._places(" ".join(words))
        covered: list[str] = []
        at = 0
        for word in words:
            covers = [cover for begin, end, cover in places if begin < at + len(word) and at < end]
            covered.append(covers[0] if covers else word)
            at += len(word) + 1
        return covered

    def value(self, value: Any, field: str | None = None) -> Any:
        """Results as plain JSON with covers in their texts."""
        if isinstance(value, str):
            return value if field in _KEPT else self.text(value)
        if isinstance(value, Mapping):
            fields = cast("Mapping[str, Any]", value)
            return {key: self.value(part, key) for key, part in fields.items()}
        if isinstance(value, Sequence):
            parts = cast("Sequence[Any]", value)
            if field == "words":
                texts = self.words([part["text"] for part in parts])
                return [{**part, "text": text} for part, text in zip(parts, texts, strict=True)]
            return [self.value(part, field) for part in parts]
        return value

    def _places(self, text: str) -> list[tuple[int, int, str]]:
        """Where covers go, in order, none over another."""
        addresses = [(*match.span(), CONTACT) for match in _ADDRESS.finditer(text)]
        words = [
            (_fold(match.group()), *match.span())
            for match in _WORD.finditer(text)
            if not any(begin <= match.start() < end for begin, end, _ in addresses)
        ]
        found: list[tuple[int, int, str]] = []
        behind = 0
        for place, (_, begin, _) in enumerate(words):
            if begin >= behind and (longest := self._longest(words, place)) is not None:
                behind, cover = longest
                found.append((begin, behind, cover))
        return sorted([*addresses, *found])

    def _longest(self, words: Sequence[tuple[str, int, int]], place: int) -> tuple[int, str] | None:
        """Where the longest term ends that begins with the word at `place`, and its cover."""
        if words[place][0] not in self._begin:
            return None
        for length in self._lengths:
            said = words[place : place + length]
            cover = self._covers.get(tuple(word for word, _, _ in said))
            if cover and all(next_[1] - one[2] <= _GAP for one, next_ in pairwise(said)):
                return said[-1][2], cover
        return None


def _words(term: str) -> tuple[str, ...]:
    return tuple(_fold(word) for word in _WORD.findall(term))


def _fold(word: str) -> str:
    """A word without case and accents."""
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
