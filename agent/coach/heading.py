"""The title and the company in a job description, found by simple rules.

Both are shown and may be spoken, so they are short, on one line and free of control characters.
What does not look like a title or a company is not taken for one.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

MAX_CHARACTERS: Final = 60
_MAX_TITLE_WORDS: Final = 8
_HEADING_LINES: Final = 12

_LABEL: Final = re.compile(
    r"^(?:job title|title|position|role|job|vacancy)\s*:\s*(?P<title>.+)$", re.IGNORECASE
)
_COMPANY_LABEL: Final = re.compile(
    r"^(?:company|employer|organi[sz]ation)\s*:\s*(?P<company>.+)$", re.IGNORECASE
)
_WANTED: Final = re.compile(
    r"\b(?:looking for|hiring|seeking|seeks|recruiting|search(?:ing)? for)\s+an?\s+"
    r"(?P<title>(?:[\w+#/&-]+ ){0,5}[\w+#/&-]+)",
    re.IGNORECASE,
)
_TITLE_END: Final = re.compile(
    r"\s[-–—|@•]\s|\s*[,(\[|;:]|\s(?:at|for|in|to|who|with|that|and join)\s", re.IGNORECASE
)
_ROLE: Final = re.compile(
    r"\b(?:\w{3,}(?:er|eer|ist|ian|yst|ect)|\w+(?:tor|sor)|nurse|midwife|chef|cook|clerk|lead|"
    r"assistant|associate|consultant|accountant|attendant|agent|representative|executive|"
    r"specialist|head|chief|president|partner|intern|trainee|apprentice|aide|staff|"
    r"foreman|salesperson|salesman|saleswoman|barista|pilot|judge|guard|coach|porter)s?\b",
    re.IGNORECASE,
)
_WORD: Final = r"(?:St\.|[A-Z0-9][\w&'’-]*(?:\.\w[\w&'’-]*)*)"
"""A word of a name. A dot stands inside it ("Acme.io"), not behind it: there a sentence ends."""
_NAME: Final = rf"(?P<company>{_WORD}(?: (?:{_WORD}|&|of|and(?= [A-Z]))){{0,4}})"
_AT_COMPANY: Final = re.compile(rf"\s(?:at|@)\s{_NAME}")
_COMPANY_DOES: Final = re.compile(
    rf"^{_NAME} (?:is|are) (?:hiring|looking for|seeking|searching|recruiting)\b"
)
_ABOUT: Final = re.compile(rf"^(?:About|Join) {_NAME}[:.!]?$")
_NOT_A_COMPANY: Final = frozenset(
    ("we", "us", "our", "you", "the", "this", "role", "team", "job", "position", "company", "it")
)


def find_title(text: str) -> str | None:
    """The title in `text`, at most 60 characters and 8 words; None where nothing looks like one."""
    lines = list(_heading_lines(text))
    for line in lines:
        if label := _LABEL.match(line):
            return _as_title(label["title"])
    for line in lines[:1]:
        heading, *more = re.split(r"[.!?](?:\s|$)", line, maxsplit=1)
        if _WANTED.search(heading) or not (title := _as_title(heading)):
            continue
        # A line of its own is a heading; before other sentences one has to be written like one.
        if _ROLE.search(title) and (not more or _is_capitalised(title)):
            return title
    for line in lines:
        wanted = _WANTED.search(line)
        if wanted and (title := _as_title(wanted["title"])) and _ROLE.search(title):
            return title[0].upper() + title[1:]
    return None


def find_company(text: str) -> str | None:
    """The company in `text`, at most 60 characters and 5 words; None where none is named."""
    lines = list(_heading_lines(text))
    for line in lines:
        if label := _COMPANY_LABEL.match(line):
            return _bounded(label["company"])
    found = [_AT_COMPANY.search(line) for line in lines[:1]]
    found += [pattern.search(line) for line in lines for pattern in (_COMPANY_DOES, _ABOUT)]
    for match in found:
        if match and match["company"].split()[0].casefold() not in _NOT_A_COMPANY:
            return _bounded(match["company"])
    return None


def _heading_lines(text: str) -> Iterator[str]:
    """The first lines that hold something, clean: where a description says what it is about."""
    kept = 0
    for raw in text.splitlines():
        line = clean(raw).strip("#*_ -–—•|=>")
        if line and kept < _HEADING_LINES:
            kept += 1
            yield line


def clean(text: str) -> str:
    """One line: control characters gone, single spaces."""
    spaced = (
        " " if char.isspace() else char
        for char in text
        if char.isspace() or not unicodedata.category(char).startswith("C")
    )
    return " ".join("".join(spaced).split())


def _as_title(line: str) -> str | None:
    """The title at the beginning of `line`; None where it reads like a sentence or like nothing."""
    title = _TITLE_END.split(line, maxsplit=1)[0].strip("*_ .–—-")
    letters = sum(char.isalpha() for char in title)
    if not letters or letters < len(title) / 2 or len(title.split()) > _MAX_TITLE_WORDS:
        return None
    return _bounded(title)


def _is_capitalised(title: str) -> bool:
    return all(word[0].isupper() for word in title.split() if len(word) > len("and"))


def _bounded(text: str) -> str | None:
    return text[:MAX_CHARACTERS].strip(" .,;:*_") or None
