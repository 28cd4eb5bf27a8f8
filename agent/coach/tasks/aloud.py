"""What a model wrote to be said to a candidate: whether it is speech, and its own. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from agent.coach.evaluation.quotes import tokens

MIN_WORDS: Final = 6
MAX_WORDS: Final = 60
MAX_SENTENCES: Final = 3

COPIED_WORDS: Final = 4
"""So many words of the material in a row are its words and not the model's."""

LEAST_OWN: Final = 4

_MARKUP: Final = re.compile(r"[<>{}\[\]|`*_#\\^~=]|https?:|www\.|^\s*[-•\d]+[.)]?\s", re.MULTILINE)
_SENTENCE_END: Final = re.compile(r"[.!?](?=\s|$)")
_TO_A_MACHINE: Final = re.compile(
    r"\b(?:as an ai|system prompt|"
    r"(?:ignore|disregard|forget|repeat|reveal|override) (?:all|any|the|my|your|these|those|"
    r"previous|prior|above|earlier)\b.{0,30}\b(?:instructions?|rules|prompts?|text|above)|"
    r"scor(?:e|ing) (?:me|this|it)|(?:10|ten) (?:points|out of)|"
    r"(?:full|top|perfect|maximum|highest) (?:scores?|marks?|points))\b",
    re.IGNORECASE,
)
_INVITING: Final = frozenset(
    tokens("tell describe walk explain talk take give show think teach choose pick")
)
_ASKING: Final = _INVITING | frozenset(
    tokens(
        "what how why when where which who whom whose suppose imagine say would could can do did "
        "have are were"
    )
)


def is_plain_speech(
    text: str, *, most_words: int = MAX_WORDS, most_sentences: int = MAX_SENTENCES
) -> bool:
    """Whether a voice can say it and nobody would wonder what it was: no markup, no hidden
    characters, not too long, and nothing that is said to machines."""
    if not text.isprintable() or _MARKUP.search(text) or _TO_A_MACHINE.search(text):
        return False
    sentences = len(_SENTENCE_END.findall(text))
    return len(text.split()) <= most_words and 1 <= sentences <= most_sentences


def is_question(
    text: str, *, most_words: int = MAX_WORDS, most_sentences: int = MAX_SENTENCES
) -> bool:
    """Whether it is plain speech that ends in a question, or in an invitation to tell."""
    if len(text.split()) < MIN_WORDS:
        return False
    if not is_plain_speech(text, most_words=most_words, most_sentences=most_sentences):
        return False
    return (text.rstrip().endswith("?") or _invites(text)) and text.count("?") <= 2


def asks_by_itself(text: str, sources: Sequence[str]) -> bool:
    """Whether what is not copied from the sources asks something: a line of somebody's does not
    become a question by a mark."""
    own = _own_words(text, sources)
    return len(own) >= LEAST_OWN and not own.isdisjoint(_ASKING)


def _invites(text: str) -> bool:
    """“Tell me about …” is a question without its mark."""
    sentences = [words for part in _SENTENCE_END.split(text) if (words := tokens(part))]
    return bool(sentences) and sentences[-1][0] in _INVITING


def _own_words(text: str, sources: Sequence[str]) -> set[str]:
    words = tokens(text)
    given = {run for source in sources for run in _runs(tokens(source))}
    copied = {
        place
        for at, run in enumerate(_runs(words))
        if run in given
        for place in range(at, at + COPIED_WORDS)
    }
    return {word for place, word in enumerate(words) if place not in copied}


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    for at in range(len(words) - COPIED_WORDS + 1):
        yield tuple(words[at : at + COPIED_WORDS])
