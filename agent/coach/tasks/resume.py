"""Reading a résumé with a language model: only what stands in it, each value with its place."""

from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final

from pydantic import Field

from agent.coach.resume.dates import find_periods
from agent.coach.tasks.copying import Copying, Reading, copied
from agent.coach.tasks.material import MAX_CHARACTERS, fenced
from agent.coach.tasks.places import Places
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.language import LanguageModel, Prompt
from schemas.base import Schema
from schemas.resumes import Education, Experience, Line, Paragraph, ParsedResume, Project

WITHIN_S: Final = 30.0
"""A long one is a long answer; somebody waits for it."""

_Copy = Annotated[Line, Field(min_length=1)]
_Copies = Annotated[tuple[_Copy, ...], Field(max_length=60)]


class CopiedPosition(Schema):
    """A position, copied from the résumé. period: its dates as they are written."""

    company: _Copy | None
    title: _Copy | None
    period: _Copy | None
    bullets: _Copies


class CopiedStudy(Schema):
    """A degree or a course, copied from the résumé."""

    school: _Copy | None
    degree: _Copy | None
    period: _Copy | None


class CopiedProject(Schema):
    """Something made, copied from the résumé."""

    name: _Copy
    description: Paragraph | None
    technologies: _Copies


class CopiedResume(Schema):
    """All of a résumé as the model copies it."""

    name: _Copy | None
    email: _Copy | None
    phone: _Copy | None
    location: _Copy | None
    links: _Copies
    summary: Paragraph | None
    skills: _Copies
    experience: Annotated[tuple[CopiedPosition, ...], Field(max_length=40)]
    education: Annotated[tuple[CopiedStudy, ...], Field(max_length=40)]
    projects: Annotated[tuple[CopiedProject, ...], Field(max_length=40)]


async def read_resume(
    model: LanguageModel, text: str, *, within_s: float = WITHIN_S, least: int = 1
) -> tuple[ParsedResume, str]:
    """What the first MAX_CHARACTERS of a résumé's text say, and who read it as "engine/model".

    least: how many values have to be found in it. Raises EngineError.
    """
    prompt = resume_prompt(text)
    again = prompt_text("resume").part("again")
    read = partial(_read, text[:MAX_CHARACTERS])
    copying = Copying(prompt, again, CopiedResume, read, max(1, least))
    reading, by = await copied(model, copying, within_s=within_s)
    return reading.value, by


def resume_prompt(text: str) -> Prompt:
    """How it is asked for. The résumé is in the data, and nowhere else."""
    prompt = prompt_text("resume")
    data = (fenced("resume", text),)
    return Prompt(system=prompt.part("system"), data=data, task=prompt.part("task"))


def _read(text: str, copies: CopiedResume) -> Reading[ParsedResume]:
    places = Places(text)
    resume = _Finding(places).of(copies)
    return Reading(resume, len(places.spans), tuple(places.missing))


class _Finding:
    def __init__(self, places: Places) -> None:
        self.places = places

    def of(self, copied: CopiedResume) -> ParsedResume:
        """The copies that are found, each with its place."""
        text, texts = self.places.text, self.places.texts
        return ParsedResume(
            name=text("name", copied.name),
            email=text("email", copied.email),
            phone=text("phone", copied.phone),
            location=text("location", copied.location),
            links=texts("links", copied.links),
            summary=text("summary", copied.summary),
            skills=texts("skills", copied.skills),
            experience=tuple(self._experience(copied.experience)),
            education=tuple(self._education(copied.education)),
            projects=tuple(self._projects(copied.projects)),
            spans=self.places.spans,
        )

    def _experience(self, copied: tuple[CopiedPosition, ...]) -> Iterator[Experience]:
        after = index = 0
        for one in copied:
            path = f"experience/{index}"
            title = self.places.text(f"{path}/title", one.title, after=after)
            company = self.places.text(f"{path}/company", one.company, after=after)
            if title is None and company is None:
                continue
            start, end = self._period(path, one.period, after)
            bullets = self.places.texts(f"{path}/bullets", one.bullets, after=after)
            yield Experience(company=company, title=title, start=start, end=end, bullets=bullets)
            after = self.places.behind(path, after)
            index += 1

    def _education(self, copied: tuple[CopiedStudy, ...]) -> Iterator[Education]:
        after = index = 0
        for one in copied:
            path = f"education/{index}"
            school = self.places.text(f"{path}/school", one.school, after=after)
            degree = self.places.text(f"{path}/degree", one.degree, after=after)
            if school is None and degree is None:
                continue
            year = self._year(path, one.period, after)
            yield Education(school=school, degree=degree, year=year)
            after = self.places.behind(path, after)
            index += 1

    def _projects(self, copied: tuple[CopiedProject, ...]) -> Iterator[Project]:
        after = index = 0
        for one in copied:
            path = f"projects/{index}"
            name = self.places.text(f"{path}/name", one.name, after=after)
            if name is None:
                continue
            yield Project(
                name=name,
                description=self.places.text(f"{path}/description", one.description, after=after),
                technologies=self.places.texts(
                    f"{path}/technologies", one.technologies, after=after
                ),
            )
            after = self.places.behind(path, after)
            index += 1

    def _year(self, path: str, copy: str | None, after: int) -> int | None:
        """The year in which a period ends."""
        _, end = self._period(path, copy, after)
        self.places.spans.pop(f"{path}/start", None)
        place = self.places.spans.pop(f"{path}/end", None)
        if place is None or end is None or not end[:4].isdigit():
            return None
        self.places.spans[f"{path}/year"] = place
        return int(end[:4])

    def _period(self, path: str, copy: str | None, after: int) -> tuple[str | None, str | None]:
        """Start and end, read by our own rules from the dates as they are written."""
        written = self.places.text(f"{path}/period", copy, after=after)
        place = self.places.spans.pop(f"{path}/period", None)
        if written is None or place is None:
            return None, None
        found = next(iter(find_periods(self.places.slice(place))), None)
        if found is None:
            self.places.missing.append(written)
            return None, None
        for name, span in (("start", found.start_span), ("end", found.end_span)):
            self.places.spans[f"{path}/{name}"] = (place[0] + span[0], place[0] + span[1])
        return found.start, found.end
