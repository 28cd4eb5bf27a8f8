"""Degrees and courses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.entries import PlacedPeriod, entries_of
from agent.coach.resume.experience import cut
from agent.coach.resume.lines import Line, Value
from agent.coach.resume.roles import is_place

_DEGREE: Final = re.compile(
    r"\b(?:bachelors?|b\.? ?sc|b\.? ?a|b\.? ?eng|b\.? ?ed|bba|bfa|bcom|b\.? ?tech|masters?|m\.? ?sc|"
    r"m\.? ?a|m\.? ?eng|m\.? ?ed|mba|mfa|mphil|m\.? ?tech|ph\.? ?d|doctor(?:ate|al)?|dphil|diplom\w*|"
    r"degree|certificate|certification|a[- ]levels?|gcses?|abitur|matura|associate|apprenticeship|"
    r"nvq|btec|hnd|hnc|pgce|licen[cs]e|licenciatur\w*|licenciad\w*|grado|máster|maestría|laurea|"
    r"ausbildung|staatsexamen|magister|baccalauréat|bac|bts|dut|cap|high school diploma|ged|hons?|"
    r"honou?rs|foundation|minor|major|graduate|postgraduate|undergraduate|bsn|msn|adn|llb|llm|jd|md|"
    r"course|training|city (?:&|and) guilds|realschulabschluss|fachhochschulreife|journeyman)\b",
    re.IGNORECASE,
)
_SCHOOL: Final = re.compile(
    r"\b(?:universi\w+|college|schools?|institut\w*|academy|hochschule|fachhochschule|gymnasium|"
    r"lycée|école|escuela|politecnico|polytechnic\w*|conservato\w+|academia|tu|eth|mit|uc|ucla|"
    r"lse|iit|berufsschule|realschule|kolleg|seminary|collège|facult\w+|iut|sixth form)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Study:
    """A degree as written; period: None where no year is said."""

    school: Value | None
    degree: Value | None
    period: PlacedPeriod | None


def read_education(lines: Sequence[Line]) -> list[Study]:
    """The degrees in the order in which they stand."""
    return [
        study
        for entry in entries_of(lines)
        if (study := _study(entry.header, entry.period)).school or study.degree
    ]


def _study(header: Sequence[Value], period: PlacedPeriod | None) -> Study:
    pieces = [piece for value in header for piece in cut(value) if not is_place(piece.text)]
    school = next((one for one in pieces if _SCHOOL.search(one.text)), None)
    degree = next((one for one in pieces if one is not school and _DEGREE.search(one.text)), None)
    others = [one for one in pieces if one not in (school, degree)]
    if degree is None and school is not None and others:
        degree = others.pop(0)
    if school is None and degree is not None and others:
        school = others.pop(0)
    return Study(school, degree, period)
