"""Dates and periods as people write them in résumés."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

PRESENT: Final = "present"

_MONTHS: Final = (
    "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
    "february feb februar febr février févr fevrier febrero febbraio februari fevereiro fev",
    "march mar märz mrz maerz mars marzo maart março marco",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mei maio",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug août aout agosto ago augustus",
    "september sep sept septembre septiembre settembre set setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro",
)
_NUMBER_OF: Final = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
_MONTH: Final = "|".join(sorted(_NUMBER_OF, key=len, reverse=True))
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_YEAR: Final = r"(?:19[3-9]\d|20[0-4]\d)"
_SHORT_YEAR: Final = r"['’‘`´]\d\d"
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"

_DATE: Final = re.compile(
    rf"""(?<![\w/])(?:
      (?:{_DAY}(?:st|nd|rd|th|\.)?[ ])?(?P<month>{_MONTH})\b\.?[ ,/-]{{0,2}}
        (?:{_DAY}(?:st|nd|rd|th)?,?[ ])?
        (?P<month_year>{_YEAR}|{_SHORT_YEAR}|\d\d(?=[\s–—)-]|$))
    | (?:{_DAY}[./-])?(?P<number>0?[1-9]|1[0-2])[./-][ ]?(?P<number_year>{_YEAR})
    | (?P<iso_year>{_YEAR})[-/.](?P<iso>0[1-9]|1[0-2])(?:[-/.]{_DAY})?(?!\d)
    | (?P<brief>0[1-9]|1[0-2])/(?P<brief_year>\d\d)(?![\d/])
    | (?P<roman>(?-i:I{{1,3}}|I[VX]|VI{{0,3}}|XI{{0,2}}))[ ./](?P<roman_year>{_YEAR})
    | (?:(?:spring|summer|fall|autumn|winter|frühjahr|sommer|herbst|été|hiver|verano|q[1-4]|
         early|mid|late|easter|michaelmas)[ -]{{1,2}})?(?P<year>{_YEAR}|{_SHORT_YEAR})
    | (?P<bare>{_MONTH})\b\.?(?=[ ]{{0,2}}(?:[-–—−]|to[ ]|bis[ ]|until[ ]|till[ ]))
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
_BETWEEN: Final = re.compile(
    r"\s{0,3}(?:[-–—−‒~→]{1,2}|>|(?:to|until|till|til|through|thru|bis|à|au|a|al|hasta|tot|up to|"
    r"jusqu'à)\b)\s{0,3}",
    re.IGNORECASE,
)
_NOW: Final = re.compile(
    r"(?:(?:to|till|until) )?(?:the )?(?:present(?: day| time)?|now|today|current(?:ly)?|date|"
    r"ongoing|heute|jetzt|laufend|dato|aujourd['’]hui|présent|ce jour|actualidad|presente|actual|"
    r"la fecha|oggi|heden|nu|atual|o momento|obecnie|teraz|halen|günümüz|nykyinen|idag|nå)\b",
    re.IGNORECASE,
)
_SINCE: Final = re.compile(
    r"(?:since|seit|depuis|desde|dal|from|ab)\s{1,3}(?:the\s)?$", re.IGNORECASE
)
_ENDING_YEAR: Final = re.compile(r"[-–—−/](\d\d)(?![\d/.-])")
_LETTERS: Final = re.compile(r"[^\W\d_]{2,}")
_OPEN: Final = re.compile(r"\s{0,2}[-–—]\s{0,2}(?=$|\)|\n|\t)")


@dataclass(frozen=True, slots=True)
class Period:
    """From when to when; spans are places in the text that was searched.

    start, end: `YYYY-MM`, `YYYY` or `present`; equal where only one date is written.
    """

    start: str
    end: str
    start_span: tuple[int, int]
    end_span: tuple[int, int]
    span: tuple[int, int]

    @property
    def single(self) -> bool:
        """Whether one date was written, not two."""
        return self.start_span == self.end_span


@dataclass(frozen=True, slots=True)
class _Date:
    value: str
    first: int
    last: int
    month_only: bool = False


def find_periods(text: str) -> list[Period]:
    """Every period and every single date in `text`, in order."""
    dates = [_read(match) for match in _DATE.finditer(text)]
    periods: list[Period] = []
    index = 0
    while index < len(dates):
        period, used = _period(text, dates, index)
        if period:
            periods.append(period)
        index += used
    return periods


def read_date(text: str) -> str | None:
    """What `text`, a date and nothing else, stands for."""
    if _NOW.fullmatch(text.strip()):
        return PRESENT
    match = _DATE.search(text)
    return _read(match).value if match else None


def mostly_dates(texts: Iterable[str]) -> bool:
    """Whether six in ten of the texts are periods and hardly anything else."""
    known = list(texts)
    return sum(map(is_date_line, known)) >= 0.6 * len(known) > 0


def is_date_line(text: str) -> bool:
    """Whether `text` is a period with at most a word beside it."""
    periods = find_periods(text)
    if not periods:
        return False
    first, last = periods[0].span
    return len(_LETTERS.findall(text[:first] + " " + text[last:])) <= 1


def _period(text: str, dates: list[_Date], index: int) -> tuple[Period | None, int]:
    """The period that begins with a date, and how many dates it takes."""
    date = dates[index]
    following = dates[index + 1] if index + 1 < len(dates) else None
    between = _BETWEEN.match(text, date.last)
    if between and following and following.first == between.end() and not following.month_only:
        return _of_two(date, following), 2
    if date.month_only:
        return None, 1
    if between and (now := _NOW.match(text, between.end())):
        return _until_now(date, now.span()), 1
    if short := _ENDING_YEAR.match(text, date.last):
        end = _century(short[1])
        if len(date.value) == 4 and end >= date.value:
            return _of_two(date, _Date(end, short.start(1), short.end(1))), 1
    if since := _SINCE.search(text, max(0, date.first - 12), date.first):
        return _until_now(date, (since.start(), since.start() + len(since[0].rstrip()))), 1
    if still := _OPEN.match(text, date.last):
        return _until_now(date, (still.start(), still.start() + len(still[0].rstrip()))), 1
    place = (date.first, date.last)
    return Period(date.value, date.value, place, place, place), 1


def _of_two(start: _Date, end: _Date) -> Period:
    first = f"{end.value[:4]}-{start.value}" if start.month_only else start.value
    return Period(
        first,
        end.value,
        (start.first, start.last),
        (end.first, end.last),
        (start.first, end.last),
    )


def _until_now(date: _Date, now: tuple[int, int]) -> Period:
    place = (date.first, date.last)
    return Period(date.value, PRESENT, place, now, (min(place[0], now[0]), max(place[1], now[1])))


def _read(match: re.Match[str]) -> _Date:
    first, last = match.span()
    if match["bare"]:
        return _Date(f"{_NUMBER_OF[match['bare'].casefold()]:02}", first, last, month_only=True)
    if match["month"]:
        month = _NUMBER_OF[match["month"].casefold()]
        return _Date(f"{_full_year(match['month_year'])}-{month:02}", first, last)
    for number, year in (("number", "number_year"), ("iso", "iso_year"), ("brief", "brief_year")):
        if match[number]:
            return _Date(f"{_full_year(match[year])}-{int(match[number]):02}", first, last)
    if match["roman"]:
        return _Date(f"{match['roman_year']}-{_ROMAN.index(match['roman']) + 1:02}", first, last)
    return _Date(_full_year(match["year"]), first, last)


def _full_year(written: str) -> str:
    return written if len(written) == 4 else _century(written[-2:])


def _century(two_digits: str) -> str:
    return ("19" if int(two_digits) >= 50 else "20") + two_digits
