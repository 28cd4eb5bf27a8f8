"""What a job description asks for."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Schema
from schemas.resumes import Span

MAX_JOB_DESCRIPTION = 30_000
"""Characters."""

BY_RULES = "rules"
"""Who read what no language model did."""

JobDescription = Annotated[str, Field(min_length=1, max_length=MAX_JOB_DESCRIPTION)]


Seniority = Literal["intern", "junior", "mid", "senior", "lead", "executive"]


class AnalyzeJobRequest(Schema):
    """The text of a job description."""

    text: JobDescription


class JobAnalysis(Schema):
    """The job in short, in the post's own words.

    seniority: null where the post does not tell. spans: the place of `title`, `company` and each
    member of a list (`required_skills/0`) in the text that was sent. read_by: `rules`, or the
    language model as provider/model.
    """

    title: str
    company: str | None
    seniority: Seniority | None
    required_skills: tuple[str, ...]
    nice_to_have: tuple[str, ...]
    responsibilities: tuple[str, ...]
    key_requirements: tuple[str, ...]
    spans: dict[str, Span]
    read_by: str = BY_RULES


class AnalyzedJob(JobAnalysis):
    """An analysis with the text that it is of and that its spans point into."""

    text: str
