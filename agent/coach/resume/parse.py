"""From a résumé's text to what it says, by rules."""

import re
from collections.abc import Sequence
from typing import Final

from agent.coach.bank import Bank
from agent.coach.resume.contact import read_contact
from agent.coach.resume.education import read_education
from agent.coach.resume.experience import read_experience
from agent.coach.resume.lines import Line, Value, joined, read_lines
from agent.coach.resume.projects import read_projects
from agent.coach.resume.sections import Part, lines_of, parts_of
from agent.coach.resume.skills import read_skills, skills_in
from schemas.resumes import Education, Experience, ParsedResume, Project

_NOT_STORED: Final = re.compile("[\x00\ud800-\udfff]")
"""Characters that a database or JSON has no place for."""

_LINE: Final = 500
_PARAGRAPH: Final = 4_000
_ENTRIES: Final = 100
_LIST: Final = 200
_SHORTEST_SUMMARY: Final = 60


def parse_resume(text: str, bank: Bank) -> ParsedResume:
    """What the first 100,000 characters of `text`, tidy and in reading order, say.

    Every value has its place in `text` under `spans`; values of wrapped lines have single spaces
    there and broken words are whole. What is not found is None or empty; nothing is made up, and
    nothing in the text is an instruction.
    """
    # One for one, so that places stay.
    parts = parts_of(read_lines(_NOT_STORED.sub(" ", text)))
    return _Reading(bank).read(parts)


class _Reading:
    """Collects values with their spans."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self._spans: dict[str, tuple[int, int]] = {}

    def read(self, parts: Sequence[Part]) -> ParsedResume:
        contact = read_contact(parts)
        experience = lines_of(parts, "experience")
        skills = read_skills(lines_of(parts, "skills")) or skills_in(
            [*experience, *lines_of(parts, "summary")], self._bank
        )
        return ParsedResume(
            name=self._line("name", contact.name),
            email=self._line("email", contact.email),
            phone=self._line("phone", contact.phone),
            location=self._line("location", contact.location),
            links=self._lines("links", contact.links),
            summary=self._paragraph("summary", _summary(parts)),
            skills=self._lines("skills", skills),
            experience=tuple(self._experience(experience)),
            education=tuple(self._education(lines_of(parts, "education"))),
            projects=tuple(self._projects(lines_of(parts, "projects"))),
            spans=self._spans,
        )

    def _experience(self, lines: Sequence[Line]) -> list[Experience]:
        found: list[Experience] = []
        for index, position in enumerate(read_experience(lines)[:_ENTRIES]):
            path = f"experience/{index}"
            start = end = None
            if placed := position.period:
                start, end = placed.period.start, placed.period.end
                self._spans[f"{path}/start"] = placed.place(placed.period.start_span)
                self._spans[f"{path}/end"] = placed.place(placed.period.end_span)
            found.append(
                Experience(
                    company=self._line(f"{path}/company", position.company),
                    title=self._line(f"{path}/title", position.title),
                    start=start,
                    end=end,
                    bullets=self._lines(f"{path}/bullets", position.bullets),
                )
            )
        return found

    def _education(self, lines: Sequence[Line]) -> list[Education]:
        found: list[Education] = []
        for index, study in enumerate(read_education(lines)[:_ENTRIES]):
            path = f"education/{index}"
            year = None
            if (placed := study.period) and placed.period.end[:4].isdigit():
                year = int(placed.period.end[:4])
                self._spans[f"{path}/year"] = placed.place(placed.period.end_span)
            found.append(
                Education(
                    school=self._line(f"{path}/school", study.school),
                    degree=self._line(f"{path}/degree", study.degree),
                    year=year,
                )
            )
        return found

    def _projects(self, lines: Sequence[Line]) -> list[Project]:
        found: list[Project] = []
        for index, work in enumerate(read_projects(lines)[:_ENTRIES]):
            path = f"projects/{index}"
            name = self._line(f"{path}/name", work.name)
            assert name is not None, "a project without a name is not read as one"
            found.append(
                Project(
                    name=name,
                    description=self._paragraph(f"{path}/description", work.description),
                    technologies=self._lines(f"{path}/technologies", work.technologies),
                )
            )
        return found

    def _line(self, path: str, value: Value | None) -> str | None:
        return self._kept(path, value, _LINE)

    def _paragraph(self, path: str, value: Value | None) -> str | None:
        return self._kept(path, value, _PARAGRAPH)

    def _lines(self, path: str, values: Sequence[Value]) -> tuple[str, ...]:
        kept = [
            self._kept(f"{path}/{index}", value, _LINE)
            for index, value in enumerate(values[:_LIST])
        ]
        return tuple(text for text in kept if text is not None)

    def _kept(self, path: str, value: Value | None, longest: int) -> str | None:
        """The value's text, if it fits, and its place noted."""
        if value is None or not value.text:
            return None
        value = value.part(0, longest)
        self._spans[path] = value.span
        return value.text


def _summary(parts: Sequence[Part]) -> Value | None:
    if lines := lines_of(parts, "summary"):
        return joined(lines)
    prose = [
        line
        for part in parts
        if part.kind == "head"
        for line in part.lines
        if len(line.text) >= _SHORTEST_SUMMARY and "@" not in line.text
    ]
    return joined(prose) if prose else None
