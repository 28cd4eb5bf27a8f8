"""What a job description asks for."""

from typing import Annotated

from pydantic import Field

from schemas.base import Schema
from schemas.resumes import Span

MAX_JOB_DESCRIPTION = 30_000
"""Characters."""

JobDescription = Annotated[str, Field(min_length=1, max_length=MAX_JOB_DESCRIPTION)]


class AnalyzeJobRequest(Schema):
    """The text of a job description."""

    text: JobDescription


class JobAnalysis(Schema):
    """The job in short. `spans` maps a path such as `required_skills/0` to its place."""

    title: str
    company: str | None
    seniority: str | None
    required_skills: tuple[str, ...]
    nice_to_have: tuple[str, ...]
    responsibilities: tuple[str, ...]
    key_requirements: tuple[str, ...]
    spans: dict[str, Span]
