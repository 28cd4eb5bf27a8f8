"""Quotations are checked against what was said, and get their places in the sound. Pure.

An evaluator may invent words or times. What stands in a checked judgement was said, word for word
but for case and punctuation; what cannot be found is dropped and counted.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from schemas.evaluation import Judgement
from schemas.results import Quote, Star, StarPart
from schemas.turn import Word

_TOKEN: Final = re.compile(r"[^\W_]+")
_APOSTROPHES: Final = re.compile("['’‘ʼ`´]")


@dataclass(frozen=True, slots=True)
class Place:
    """Words from `first` to before `behind`."""

    first: int
    behind: int


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text without case, punctuation, and ways of writing the same letter."""
    plain = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", text))
    return tuple(token.casefold() for token in _TOKEN.findall(plain))


def places(quotation: str, words: Sequence[Word]) -> list[Place]:
    """Everywhere that whole words say this and nothing else, in order."""
    wanted = tokens(quotation)
    if not wanted:
        return []
    said: list[tuple[str, int]] = [
        (token, number) for number, word in enumerate(words) for token in tokens(word.text)
    ]
    found: list[Place] = []
    for at in range(len(said) - len(wanted) + 1):
        behind = at + len(wanted)
        begins = at == 0 or said[at - 1][1] != said[at][1]
        ends = behind == len(said) or said[behind][1] != said[behind - 1][1]
        if begins and ends and all(said[at + n][0] == token for n, token in enumerate(wanted)):
            found.append(Place(said[at][1], said[behind - 1][1] + 1))
    return found


def is_said(quotation: str, texts: Iterable[str]) -> bool:
    """Whether one of the texts holds this, whole words only."""
    wanted = tokens(quotation)
    return bool(wanted) and any(_holds(tokens(text), wanted) for text in texts)


def checked(judgement: Judgement, heard: Sequence[Word], texts: Sequence[str]) -> Judgement:
    """The judgement with nothing quoted that was not said; checking it again changes nothing.

    heard: the words with their places in the sound: only these are quoted to be played. texts: the
    answer and those to its follow-ups as they stand, for what is quoted without sound.
    """
    quotes = tuple(found for quote in judgement.quotes if (found := _placed(quote, heard)))
    sayings = (" ".join(word.text for word in heard), *texts)
    wording = tuple(one for one in judgement.wording if is_said(one.said, sayings))
    star = _checked_star(judgement.star, sayings)
    dropped = (
        len(judgement.quotes)
        - len(quotes)
        + len(judgement.wording)
        - len(wording)
        + _quoted(judgement.star)
        - _quoted(star)
    )
    return judgement.model_copy(
        update={
            "quotes": quotes,
            "wording": wording,
            "star": star,
            "dropped_quotes": judgement.dropped_quotes + dropped,
        }
    )


def _placed(quote: Quote, heard: Sequence[Word]) -> Quote | None:
    """The quote as it was heard. Said more than once: where the evaluator has it, or nearest."""
    found = places(quote.text, heard)
    if not found:
        return None
    spans = [heard[place.first : place.behind] for place in found]
    words = min(spans, key=lambda span: _distance(span, quote))
    return Quote(
        text=" ".join(word.text for word in words),
        start_s=words[0].start_s,
        end_s=words[-1].end_s,
        kind=quote.kind,
    )


def _distance(words: Sequence[Word], quote: Quote) -> tuple[float, float]:
    return abs(words[0].start_s - quote.start_s), abs(words[-1].end_s - quote.end_s)


def _checked_star(star: Star, sayings: Sequence[str]) -> Star:
    def part(one: StarPart) -> StarPart:
        if one.found and one.quote is not None and is_said(one.quote, sayings):
            return one
        return StarPart(found=False, quote=None)

    return Star(
        situation=part(star.situation),
        task=part(star.task),
        action=part(star.action),
        result=part(star.result),
    )


def _quoted(star: Star) -> int:
    parts = (star.situation, star.task, star.action, star.result)
    return sum(part.quote is not None for part in parts)


def _holds(said: Sequence[str], wanted: Sequence[str]) -> bool:
    width = len(wanted)
    return any(tuple(said[at : at + width]) == wanted for at in range(len(said) - width + 1))
