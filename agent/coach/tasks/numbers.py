"""The numbers in a text, however they are written. Pure."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

_UNITS: Final = {
    word: number
    for number, word in enumerate(
        re.findall(
            r"\w+",
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
            fifteen sixteen seventeen eighteen nineteen""",
        )
    )
}
_TENS: Final = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES: Final = {
    "hundred": 100,
    "thousand": 1_000,
    "k": 1_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
}
_SPOKEN_SCALES: Final = frozenset(("hundred", "thousand", "million", "billion"))
# Amounts that are told by a word of their own; what means the same counts as the same.
_AMOUNTS: Final = {
    word: name
    for name, words in {
        "half": "half halve halved halves halving",
        "twofold": "double doubled doubles doubling twice twofold",
        "threefold": "triple tripled triples tripling thrice threefold treble trebled",
        "fourfold": "quadruple quadrupled quadrupling fourfold",
        "tenfold": "tenfold",
        "dozen": "dozen dozens",
        "part": "thirds quarters fifths tenths",
    }.items()
    for word in words.split()
}
NUMBER_WORDS: Final = frozenset((*_UNITS, *_TENS, *_SPOKEN_SCALES, *_AMOUNTS))
"""Every word of which a number may be made."""

_TOKEN: Final = re.compile(r"(?P<digits>\d+(?:[.,]\d+)*)|(?P<word>[^\W\d_]+)|[^\w\s’'-]")
"""The last kind, punctuation, has neither group: no number goes on behind it."""
_THOUSANDS: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_ONE: Final = Decimal(1)


def numbers_in(text: str) -> frozenset[str]:
    """Each number once, in one way of writing: “3,000”, “3k” and “three thousand” are the same.

    A lone “one” is no number: it mostly is a pronoun.
    """
    return frozenset(_found(_TOKEN.findall(text.casefold())))


def _found(tokens: Sequence[tuple[str, str]]) -> Iterator[str]:
    at = 0
    while at < len(tokens):
        digits, word = tokens[at]
        if digits:
            value, at = _scaled(_decimal(digits), tokens, at + 1)
            yield _plain(value)
        elif word in _UNITS or word in _TENS or (word in _SPOKEN_SCALES):
            value, behind = _spoken(tokens, at)
            if value != _ONE or behind > at + 1:
                yield _plain(value)
            at = behind
        else:
            if word in _AMOUNTS:
                yield _AMOUNTS[word]
            at += 1


def _spoken(tokens: Sequence[tuple[str, str]], at: int) -> tuple[Decimal, int]:
    """The number that the words from here say, and where it ends."""
    total = current = 0
    fresh = True
    begin = at
    while at < len(tokens):
        word = tokens[at][1]
        if word in _TENS and (fresh or current % 100 == 0):
            current += _TENS[word]
        elif word in _UNITS and (fresh or _takes_unit(current, _UNITS[word])):
            current += _UNITS[word]
        elif word == "hundred" and current < 100:
            current = (current or 1) * 100
        elif word in _SPOKEN_SCALES - {"hundred"}:
            total += (current or 1) * _SCALES[word]
            current = 0
        elif not (word == "and" and _goes_on(tokens, at)):
            break
        fresh = False
        at += 1
    assert at > begin, "the first word says a number"
    return Decimal(total + current), at


def _takes_unit(current: int, unit: int) -> bool:
    """“Twenty five” is one number, “three four” two."""
    return current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and 0 < unit < 10)


def _goes_on(tokens: Sequence[tuple[str, str]], at: int) -> bool:
    """“Two hundred and fifty” is one number, “three and four” two."""
    before = tokens[at - 1][1] in _SPOKEN_SCALES
    after = at + 1 < len(tokens) and (tokens[at + 1][1] in _UNITS or tokens[at + 1][1] in _TENS)
    return before and after


def _scaled(value: Decimal, tokens: Sequence[tuple[str, str]], at: int) -> tuple[Decimal, int]:
    if at < len(tokens) and tokens[at][1] in _SCALES:
        return value * _SCALES[tokens[at][1]], at + 1
    return value, at


def _decimal(digits: str) -> Decimal:
    if _THOUSANDS.fullmatch(digits):
        digits = digits.replace(",", "")
    whole, point, rest = digits.replace(",", ".").partition(".")
    return Decimal(f"{whole}{point}{rest.replace('.', '')}")


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
