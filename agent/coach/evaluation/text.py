"""An answer as sentences and words, however a recogniser writes it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

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

    text: verbatim. words: in lower case with short forms written out. names: words inside it that
    are written like names.
    """

    text: str
    words: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def joined(self) -> str:
        """The words with spaces between and around them, for phrases to be looked up in."""
        return f" {' '.join(self.words)} "


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text` that hold a word, in order."""
    return tuple(_sentence(part) for part in _parts(text) if _WORD.search(part))


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


def _parts(text: str) -> Iterator[str]:
    begin = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        yield from _shortened(text[begin:end].strip())
        begin = end


def _shortened(sentence: str) -> Iterator[str]:
    if len(sentence.split()) < _LONG:
        yield sentence
        return
    begin = 0
    for cut in _RUNS_ON.finditer(sentence):
        if len(sentence[begin : cut.start()].split()) >= _LONG // 4:
            yield sentence[begin : cut.start()].strip()
            begin = cut.end()
    yield sentence[begin:].strip()


def _sentence(text: str) -> Sentence:
    written = [match.group() for match in _WORD.finditer(text)]
    names = tuple(
        word
        for word in written[1:]
        if word[0].isupper() and word.split("'")[0] != "I"
    )
    return Sentence(text, words_of(text), names)


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
