"""Degrees and courses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.resume.cells import cells_of, comma_parts, stretch
from agent.coach.resume.entries import PlacedPeriod, entries_of
from agent.coach.resume.lines import Line, Value

_DEGREE: Final = re.compile(
    r"\b(?:bachelors?|b\.? ?sc|b\.? ?a|b\.? ?eng|b\.? ?ed|bba|bfa|bcom|b\.? ?tech|masters?|"
    r"m\.? ?sc|m\.? ?a|m\.? ?eng|m\.? ?ed|mba|mfa|mphil|m\.? ?tech|ph\.? ?d|doctor(?:ate|al)?|"
    r"dphil|diplom\w*|"
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
    cells = cells_of(header)
    school = next((cell for cell in cells if _SCHOOL.search(cell.text)), None)
    degrees = [cell for cell in cells if _DEGREE.search(cell.text)]
    degree = next((cell for cell in degrees if cell is not school), None)
    others = [cell for cell in cells if cell not in (school, degree)]
    if degree is None and school is not None and not others:
        degree, school = _in_one(school)
    elif school is None and degree is not None and not others:
        degree, school = _in_one(degree)
    elif degree is None and others:
        degree = others.pop(0)
    elif school is None and others:
        school = others.pop(0)
    return Study(school and _first_name(school), degree, period)


def _in_one(cell: Value) -> tuple[Value | None, Value | None]:
    """Degree and school that only a comma separates."""
    parts = comma_parts(cell)
    schools = [bool(_SCHOOL.search(part.text)) for part in parts]
    if not any(schools):
        if len(parts) == 1:
            return cell, None
        return stretch(parts[:-1], cell), parts[-1]
    at = schools.index(True)
    if at:
        return stretch(parts[:at], cell), stretch(parts[at:], cell)
    rest = next((i for i, named in enumerate(schools) if not named), len(parts))
    if rest == len(parts) or not _DEGREE.search(stretch(parts[rest:], cell).text):
        return None, cell
    return stretch(parts[rest:], cell), stretch(parts[:rest], cell)


def _first_name(school: Value) -> Value:
    """Without its town: parts behind a comma that name no school."""
    parts = comma_parts(school)
    named = [i for i, part in enumerate(parts) if _SCHOOL.search(part.text)]
    return stretch(parts[: named[-1] + 1], school) if named else school
