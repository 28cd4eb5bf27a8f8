"""Quotations short enough to be read, cut where a speaker breathes."""

import re
from typing import Final

WHOLE: Final = 22
"""A sentence of so many words is quoted whole."""
_LONGEST: Final = 18
_SHORTEST: Final = 5
_CLAUSE: Final = re.compile(
    r"[,;:–—]\s+|\s+(?=(?:and|but|so)\s+(?:I|we|he|she|they|it|you|there|then|that)\b)"
)
_OPENERS: Final = re.compile(
    r"^(?:(?:and|but|so|well|then|um|uh|okay|yeah)\b(?!['’])[,\s]*)+", re.IGNORECASE
)


def clipped(sentence: str, at: int) -> str:
    """Verbatim: the sentence, or of a long one the clauses from the one around place `at` on."""
    if len(sentence.split()) <= WHOLE:
        return _trimmed(sentence)
    return _trimmed(_clause(sentence, at))


def _clause(text: str, at: int) -> str:
    cuts = [0, *(match.end() for match in _CLAUSE.finditer(text)), len(text)]
    begin = max(cut for cut in cuts[:-1] if cut <= at)
    ends = [cut for cut in cuts if cut > at]
    return next(
        (text[begin:end] for end in ends if len(text[begin:end].split()) >= _SHORTEST),
        text[begin:],
    )


def _trimmed(text: str) -> str:
    """Without what joins it to its neighbours, and no longer than a quotation may be."""
    plain = _OPENERS.sub("", text.strip())
    words = list(re.finditer(r"\S+", plain))
    if len(words) > WHOLE:
        capital = [word.group()[0].isupper() for word in words]
        last = _LONGEST - 1
        # Half a name would no longer be known as one where names are hidden.
        while last >= _SHORTEST and capital[last] and capital[last + 1]:
            last -= 1
        plain = plain[: words[last].end()]
    return plain.strip(" \t\n.,;:!?…–—-\"“”'’")
