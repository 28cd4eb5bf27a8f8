"""Telling job titles, organisations and places apart by their words."""

import re
from typing import Final

from agent.coach.resume.words import load_words

_FEMALE: Final = re.compile(r"(?:[:*_/]?-?in(?:nen)?|s)$")

_ZIP: Final = re.compile(r" \d{4,6}(?:-\d{4})?$")
_TOWN: Final = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?: [\w'’.-]+){0,2}")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’:*][^\W\d_]+)*")


def has_role(text: str) -> bool:
    """Whether a word of `text` names what somebody does."""
    return any(_is_role(word) for word in _WORD.findall(text.casefold()))


def has_organisation(text: str) -> bool:
    """Whether a word of `text` names a kind of organisation."""
    kinds = load_words().organisations
    return "&" in text or any(word in kinds for word in _WORD.findall(text.casefold()))


def is_place(text: str) -> bool:
    """Whether `text` is a place: a city or country that is known, or a town with its country."""
    bare = text.strip(" ().")
    town, comma, country = bare.rpartition(",")
    if not comma:
        return is_country(bare) or bare.casefold() in load_words().cities
    return is_country(country) and _TOWN.fullmatch(town.strip()) is not None


def is_country(text: str) -> bool:
    """Whether `text` is a country or a state that is known; states also by their letters."""
    bare = _ZIP.sub("", text.strip(" ()."))
    countries = load_words().countries
    return bare in countries or bare.casefold() in countries


def _is_role(word: str) -> bool:
    words = load_words()
    return any(
        form in words.roles or form.endswith(words.role_endings)
        for form in (word, _FEMALE.sub("", word))
    )
