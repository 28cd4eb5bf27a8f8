"""The headings of a résumé's sections, as people name them."""

import re
import unicodedata
from functools import cache
from typing import Final, Literal

from agent.coach.resume.roles import has_role
from agent.coach.resume.words import Named, load_words

Section = Literal["head"] | Named

_LONGEST_HEADING: Final = 60
_STRIPPED: Final = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_MOST_QUALIFIERS: Final = 4
_AND: Final = re.compile(r" (?:and|und|et|y|e) ")


@cache
def _known() -> dict[str, Section]:
    sections = load_words().sections
    return {_folded(name): section for section, names in sections.items() for name in names}


@cache
def _last_words() -> dict[str, Section]:
    return {word: section for section, all_ in load_words().last_words.items() for word in all_}


@cache
def _any_words() -> dict[str, Section]:
    every = load_words().any_words
    return {_folded(word): section for section, words in every.items() for word in words}


def section_of(line: str) -> Section | None:
    """The section that `line` is the heading of; None where it is no heading.

    "2. Education:" and "DRIVING EXPERIENCE AND EMPLOYMENT" are headings too.
    """
    text = line.strip()
    if not text or len(text) > _LONGEST_HEADING:
        return None
    folded = _folded(text)
    return _known().get(folded) or _compound(folded, text)


def _compound(folded: str, text: str) -> Section | None:
    """Of "Driving experience and licences": by the parts, or by the last word of what is short."""
    if any(char in ",.;()|\t" or char.isdigit() for char in text) or not text[:1].isupper():
        return None
    if has_role(text):
        return None  # "Education and Outreach Manager"
    parts = [part.split() for part in _AND.split(folded)]
    if any(len(words) > _MOST_QUALIFIERS for words in parts):
        return None
    found: list[Section | None] = [_known().get(" ".join(words)) for words in parts]
    if text.isupper() or all(word[0].isupper() for word in text.split() if len(word) > len("and")):
        found.extend(_last_words().get(words[-1]) for words in parts if words)
    found.extend(_any_words().get(word) for words in parts for word in words)
    # "Licences and skills": skills are shown, and other sections are not.
    for kind in found:
        if kind is not None and kind != "other":
            return kind
    return "other" if "other" in found else None


def is_heading(line: str) -> bool:
    """Whether `line` is the heading of a section."""
    return section_of(line) is not None


def _folded(text: str) -> str:
    bare = _STRIPPED.sub("", text.casefold()).replace("&", "and").replace("+", "and")
    bare = bare.replace(" / ", " and ").replace("/", " and ")
    plain = unicodedata.normalize("NFKD", bare)
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())
