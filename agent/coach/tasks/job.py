"""Reading a job advertisement with a language model: only what stands in it, with its place."""

import logging
from functools import partial
from typing import Annotated

from pydantic import Field

from agent.coach.job import UNKNOWN_TITLE
from agent.coach.job_post import NotAJobPost
from agent.coach.tasks.copying import Copying, Reading, copied
from agent.coach.tasks.material import MAX_CHARACTERS, fenced
from agent.coach.tasks.places import Places
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.errors import EngineError
from agent.engines.language import LanguageModel, Prompt
from schemas.base import Schema
from schemas.jobs_analysis import JobAnalysis, Seniority

_LOG = logging.getLogger(__name__)

_Name = Annotated[str, Field(min_length=1, max_length=100)]
_Skill = Annotated[str, Field(min_length=1, max_length=60)]
_Line = Annotated[str, Field(min_length=1, max_length=300)]
_Skills = Annotated[tuple[_Skill, ...], Field(max_length=40)]
_Lines = Annotated[tuple[_Line, ...], Field(max_length=40)]


class CopiedJob(Schema):
    """All of an advertisement as the model copies it. is_job: whether it is one at all."""

    is_job: bool
    title: _Name | None
    company: _Name | None
    seniority_said: _Name | None
    seniority: Seniority | None
    required_skills: _Skills
    nice_to_have: _Skills
    responsibilities: _Lines
    key_requirements: _Lines


async def read_closer(
    model: LanguageModel | None, text: str, by_rules: JobAnalysis, *, within_s: float
) -> JobAnalysis:
    """What the model reads in a text that reads like an advertisement; what the rules read where
    there is no model, or it fails. Raises NotAJobPost where the model says that it is none."""
    if model is None:
        return by_rules
    try:
        return await read_job_post(model, text, within_s=within_s, least=len(by_rules.spans) // 2)
    except EngineError as error:
        _LOG.info("a job description is read by rules: %s", error.message)
        return by_rules


async def read_job_post(
    model: LanguageModel, text: str, *, within_s: float, least: int = 1
) -> JobAnalysis:
    """What a text says. least: how many values have to be found in it.

    Raises EngineError, and NotAJobPost where the model says that it is no advertisement.
    """
    prompt = job_prompt(text)
    again = prompt_text("job").part("again")
    read = partial(_reading, text[:MAX_CHARACTERS])
    copying = Copying(prompt, again, CopiedJob, read, max(1, least))
    reading, by = await copied(model, copying, within_s=within_s)
    return reading.value.model_copy(update={"read_by": by})


def job_prompt(text: str) -> Prompt:
    """How it is asked for. The advertisement is in the data, and nowhere else."""
    prompt = prompt_text("job")
    data = (fenced("job_description", text),)
    return Prompt(system=prompt.part("system"), data=data, task=prompt.part("task"))


def _reading(text: str, copies: CopiedJob) -> Reading[JobAnalysis]:
    if not copies.is_job:
        raise NotAJobPost
    places = Places(text)
    analysis = _analysis(copies, places)
    return Reading(analysis, len(places.spans), tuple(places.missing))


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
