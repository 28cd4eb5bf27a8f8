"""Reading a job advertisement with a language model: only what stands in it, with its place."""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from agent.coach.job import UNKNOWN_TITLE
from agent.coach.tasks.asking import ask
from agent.coach.tasks.material import MAX_CHARACTERS, fenced
from agent.coach.tasks.places import Places
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.language import LanguageModel, Prompt
from agent.engines.usage import Usage
from schemas.base import Schema
from schemas.jobs_analysis import JobAnalysis, Seniority

WITHIN_S: Final = 20.0

_Name = Annotated[str, Field(min_length=1, max_length=100)]
_Skill = Annotated[str, Field(min_length=1, max_length=60)]
_Line = Annotated[str, Field(min_length=1, max_length=300)]
_Skills = Annotated[tuple[_Skill, ...], Field(max_length=40)]
_Lines = Annotated[tuple[_Line, ...], Field(max_length=40)]


class CopiedJob(Schema):
    """All of an advertisement as the model copies it."""

    title: _Name | None
    company: _Name | None
    seniority_said: _Name | None
    seniority: Seniority | None
    required_skills: _Skills
    nice_to_have: _Skills
    responsibilities: _Lines
    key_requirements: _Lines


@dataclass(frozen=True, slots=True)
class ReadJob:
    """What was read. dropped: values that the model gave and the advertisement does not have."""

    analysis: JobAnalysis
    dropped: int
    usage: Usage


async def read_job_post(model: LanguageModel, text: str, *, within_s: float = WITHIN_S) -> ReadJob:
    """What a text says that reads like an advertisement. Raises EngineError."""
    answered = await ask(model, job_prompt(text), CopiedJob, within_s=within_s)
    places = Places(text[:MAX_CHARACTERS])
    analysis = _analysis(answered.value, places)
    return ReadJob(analysis, places.dropped, answered.usage)


def job_prompt(text: str) -> Prompt:
    """How it is asked for. The advertisement is in the data, and nowhere else."""
    prompt = prompt_text("job")
    data = (fenced("job_description", text),)
    return Prompt(system=prompt.part("system"), data=data, task=prompt.part("task"))


def _analysis(copied: CopiedJob, places: Places) -> JobAnalysis:
    title = places.text("title", copied.title)
    told = places.text("seniority", copied.seniority_said)
    places.spans.pop("seniority", None)
    required = places.texts("required_skills", _distinct(copied.required_skills))
    known = {skill.casefold() for skill in required}
    nice = [one for one in _distinct(copied.nice_to_have) if one.casefold() not in known]
    return JobAnalysis(
        title=UNKNOWN_TITLE if title is None else title,
        company=places.text("company", copied.company),
        seniority=None if told is None else copied.seniority,
        required_skills=required,
        nice_to_have=places.texts("nice_to_have", nice),
        responsibilities=places.texts("responsibilities", _distinct(copied.responsibilities)),
        key_requirements=places.texts("key_requirements", _distinct(copied.key_requirements)),
        spans=places.spans,
    )


def _distinct(copies: tuple[str, ...]) -> tuple[str, ...]:
    """Each once, whatever its case."""
    first: dict[str, str] = {}
    for copy in copies:
        first.setdefault(copy.casefold(), copy)
    return tuple(first.values())
