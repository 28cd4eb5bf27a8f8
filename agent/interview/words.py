"""Spoken text reduced to plain words, so that rules need not know how a recogniser punctuates."""

import re
from typing import Final

_SHORT_FORMS: Final = {
    "let's": "let us",
    "lets": "let us",
    "lemme": "let me",
    "gimme": "give me",
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "id": "i would",
    "im": "i am",
    "ill": "i will",
    "didnt": "did not",
    "dont": "do not",
    "couldnt": "could not",
    "whats": "what is",
    "gotta": "got to",
    "wanna": "want to",
    "gonna": "going to",
    "alright": "all right",
    "ok": "okay",
    "sec": "second",
    "secs": "seconds",
}
_ENDINGS: Final = (
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"'d\b"), " would"),
    (re.compile(r"\b(it|that|what|there|he|she)'s\b"), r"\1 is"),
)
_NOT_WORDS: Final = re.compile(r"[^\w' ]+|_")
_STUTTER: Final = re.compile(r"\b(\w+(?: \w+)?)(?: \1\b)+")


def plain(text: str) -> str:
    """`text` in lower case, without punctuation, with short forms written out.

    A word or a pair of words said twice in a row is kept once: "can we, can we" is "can we".
    """
    lowered = text.lower().replace("’", "'")
    spaced = _NOT_WORDS.sub(" ", lowered)
    known = " ".join(_SHORT_FORMS.get(word, word) for word in spaced.split())
    for ending, written_out in _ENDINGS:
        known = ending.sub(written_out, known)
    return _STUTTER.sub(r"\1", " ".join(known.replace("'", "").split()))


def count_words(text: str) -> int:
    """How many words `text` has."""
    return len(text.split())


def join(*texts: str) -> str:
    """The texts that hold something, with one space between them."""
    return " ".join(stripped for text in texts if (stripped := text.strip()))
