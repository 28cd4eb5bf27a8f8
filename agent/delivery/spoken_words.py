"""How many words were said, however a recogniser writes them: "$40" is "forty dollars". Pure."""

import re
from typing import Final

_PARTS: Final = re.compile(
    r"(?P<sign>[$€£]?)(?P<digits>\d+(?:[,.:]\d+)*)(?:st|nd|rd|th|s)?\b(?P<percent>%?)"
    r"|\d+|[^\W\d_]+(?:['’][^\W\d_]+)*|[&+]"
)
_YEARS: Final = range(1100, 2100)
_LONGEST_NUMBER: Final = 9
"""Digits; longer ones are read out digit by digit."""


def spoken_words(text: str) -> int:
    """Words as they are said in `text`; hyphens and slashes part them, digits are read out."""
    return sum(_said(part) for part in _PARTS.finditer(text))


def _said(part: re.Match[str]) -> int:
    digits = part["digits"]
    if digits is None:
        return 1
    named = len(part["sign"]) + len(part["percent"])
    first, *others = re.split("[.:]", digits.replace(",", ""))
    if digits.isdecimal() and len(first) == 4 and int(first) in _YEARS and int(first) % 1000 >= 10:
        return 2 + named
    if ":" in digits:
        return sum(_number(one) for one in (first, *others)) + named
    return _number(first) + sum(1 + len(one) for one in others) + named


def _number(digits: str) -> int:
    """Words of a whole number, without "and"."""
    if len(digits) > _LONGEST_NUMBER:
        return len(digits)
    value, count = int(digits), 0
    for power in (1_000_000, 1_000):
        if value >= power:
            count += 1 + _below_a_thousand(value // power)
            value %= power
    return max(1, count + _below_a_thousand(value))


def _below_a_thousand(value: int) -> int:
    hundreds, rest = divmod(value, 100)
    tens = 0 if rest == 0 else 1 if rest < 21 or rest % 10 == 0 else 2
    return 2 * (hundreds > 0) + tens
