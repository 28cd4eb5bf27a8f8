"""An answer as sentences and words, however a recogniser writes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from agent.coach.evaluation.fluent import fluent
from agent.coach.evaluation.spans import Span

_SENTENCE_END: Final = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n+")
_LONG: Final = 32
"""Words from which a sentence is also cut before a conjunction: speech runs on."""
_RUNS_ON: Final = re.compile(r",\s+(?=(?:and|but|so|then|because|which|while)\s)|\s+(?=and then\s)")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT_FORMS: Final = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "let's": ("let", "us"),
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "ok": ("okay",),
}
_ENDINGS: Final = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ll", "will"),
    ("'ve", "have"),
    ("'m", "am"),
    ("'d", "would"),
)
_IS: Final = frozenset({"it", "that", "what", "there", "he", "she", "who", "here", "where", "how"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, or a part of one that runs on.

    text: verbatim, as it stands at `span`. words: in lower case with short forms written out,
    without what is said in search of words.
    places: of each word, where it begins and ends in the sentence. names: words inside it that are
    written like names. whole: how many words the sentence has that it was cut from.
    """

    text: str
    span: Span
    words: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    names: tuple[str, ...]
    whole: int

    @property
    def joined(self) -> str:
        """The words with spaces between and around them, for phrases to be looked up in."""
        return f" {' '.join(self.words)} "

    def finds(self, pattern: re.Pattern[str]) -> tuple[Span, ...]:
        """Where a pattern of whole words occurs."""
        return tuple(
            self.between(
                self.joined.count(" ", 0, match.start()) - 1,
                self.joined.count(" ", 0, match.end()),
            )
            for match in pattern.finditer(self.joined)
        )

    def between(self, first: int, behind: int) -> Span:
        """The words from `first` to before `behind`."""
        start = self.span.start
        return Span(
            self.span.part, start + self.places[first][0], start + self.places[behind - 1][1]
        )


def sentences(text: str, part: int = 0) -> tuple[Sentence, ...]:
    """The sentences of `text` that hold a word, in order."""
    found = (_sentence(text, part, start, end, whole) for start, end, whole in _parts(text))
    return tuple(one for one in found if one.words)


def words_of(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, with short forms written out."""
    return tuple(word for match in _WORD.finditer(text) for word in _written_out(match.group()))


def stem(word: str) -> str:
    """What the forms of a word have in common, roughly; only for comparing words."""
    base = word.removesuffix("'s")
    for ending, put in _STEMS:
        if base.endswith(ending) and len(base) - len(ending) >= 3:
            base = base[: len(base) - len(ending)] + put
            break
    # "stopped" and "stop", "decide" and "deciding".
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsze":
        base = base[:-1]
    return base[:-1] if len(base) > 3 and base.endswith("e") else base


_STEMS: Final = (
    ("ies", "y"),
    ("ied", "y"),
    ("ations", "at"),
    ("ation", "at"),
    ("ating", "at"),
    ("ated", "at"),
    ("sses", "ss"),
    ("ings", ""),
    ("ing", ""),
    ("ed", ""),
    ("ers", ""),
    ("er", ""),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("es", ""),
    ("s", ""),
)


def _parts(text: str) -> Iterator[tuple[int, int, int]]:
    begin = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        yield from _shortened(text, begin, end)
        begin = end


def _shortened(text: str, begin: int, end: int) -> Iterator[tuple[int, int, int]]:
    whole = len(text[begin:end].split())
    if whole >= _LONG:
        for cut in _RUNS_ON.finditer(text, begin, end):
            if len(text[begin : cut.start()].split()) >= _LONG // 4:
                yield begin, cut.start(), whole
                begin = cut.end()
    yield begin, end, whole


def _sentence(text: str, part: int, start: int, end: int, whole: int) -> Sentence:
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    said = text[start:end]
    found = fluent(
        [
            (word, match.span())
            for match in _WORD.finditer(said)
            for word in _written_out(match.group())
        ],
        said,
    )
    written = [match.group() for match in _WORD.finditer(said)]
    names = tuple(
        word for word in written[1:] if word[0].isupper() and re.split("['’]", word)[0] != "I"
    )
    return Sentence(
        said,
        Span(part, start, end),
        tuple(word for word, _ in found),
        tuple(place for _, place in found),
        names,
        whole,
    )


def _written_out(word: str) -> tuple[str, ...]:
    lower = word.lower().replace("’", "'")
    if lower in _SHORT_FORMS:
        return _SHORT_FORMS[lower]
    for ending, full in _ENDINGS:
        if lower.endswith(ending) and len(lower) > len(ending):
            return lower.removesuffix(ending), full
    if lower.endswith("'s") and lower[:-2] in _IS:
        return lower[:-2], "is"
    return (lower,)
