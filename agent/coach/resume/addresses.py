"""E-mail addresses, phone numbers and links."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from agent.coach.resume.dates import find_periods
from agent.coach.resume.lines import Line, Value

_EMAIL: Final = re.compile(
    r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}(?![\w-])"
)
_PHONE: Final = re.compile(r"(?<![\w.])\+?\(?\+?\d(?:[ ().\-–/\u2011]{0,3}\d){6,14}(?![\w@])")
_PHONE_LABEL: Final = re.compile(
    r"\b(?:tel(?:efon|efono|éfono|ephone|éphone)?|phone|mobile?|cell|mob|handy|móvil|portable|"
    r"ph|t|m|p)\b[ .:\t]{1,3}$",
    re.IGNORECASE,
)
_URL: Final = re.compile(
    r"(?<![\w@.])(?:https?://|www\.)[^\s|,;<>()]{3,200}"
    r"|(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|io|dev|me|app|co|info|design|studio|"
    r"blog|tech|de|fr|es|it|nl|ch|at|uk|eu|in|ca|au|pl|se|no|dk|ie|jp|br|xyz|ai)"
    r"(?:/[^\s|,;<>()]{0,150})?(?![\w@])",
    re.IGNORECASE,
)
_GOES_ON: Final = re.compile(r"/.*[-/_]$")
_REST: Final = re.compile(r"[\w%.~-]{1,80}/?")
_FEWEST_DIGITS: Final = 7
_MOST_DIGITS: Final = 15


def find_email(lines: Iterable[Line]) -> Value | None:
    """The first address."""
    return next(_found(_EMAIL, lines), None)


def find_phone(lines: Iterable[Line]) -> Value | None:
    """The first number with a label, else the first that is no date."""
    plain: Value | None = None
    for line in lines:
        dates = [period.span for period in find_periods(line.text)]
        for match in _PHONE.finditer(line.text):
            number = line.value.part(*match.span())
            digits = sum(char.isdigit() for char in number.text)
            dated = any(first <= match.start() < last for first, last in dates)
            if not _FEWEST_DIGITS <= digits <= _MOST_DIGITS or dated:
                continue
            if _PHONE_LABEL.search(line.text, max(0, match.start() - 14), match.start()):
                return number
            plain = plain or number
    return plain


def find_links(lines: Sequence[Line], email: Value | None) -> Iterator[Value]:
    """Every link once, but for the part of the e-mail address that looks like one."""
    seen: set[str] = set()
    for line, below in zip_longest(lines, lines[1:]):
        for match in _URL.finditer(line.text):
            link = line.value.part(match.start(), match.start() + len(match[0].rstrip(".,:")))
            if below and match.end() == len(line.text) and _GOES_ON.search(link.text):
                link = _continued(link, below.value)
            inside = email is not None and email.first <= link.first < email.last
            if not inside and link.text.casefold() not in seen:
                seen.add(link.text.casefold())
                yield link


def _continued(link: Value, below: Value) -> Value:
    """A link that a narrow column broke behind a hyphen or a slash."""
    if not _REST.fullmatch(below.text):
        return link
    places = (*range(link.first, link.last), *range(below.first, below.last))
    return Value(link.text + below.text, link.first, below.last, places)


def first_address(text: str) -> int | None:
    """Where the first way to reach somebody begins in `text`."""
    found = [pattern.search(text) for pattern in (_EMAIL, _URL, _PHONE)]
    return min((match.start() for match in found if match), default=None)


def has_address(text: str) -> bool:
    """Whether there is a way to reach somebody in `text`."""
    return first_address(text) is not None


def _found(pattern: re.Pattern[str], lines: Iterable[Line]) -> Iterator[Value]:
    return (
        line.value.part(*match.span()) for line in lines for match in pattern.finditer(line.text)
    )
