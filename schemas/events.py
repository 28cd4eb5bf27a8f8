"""Server-sent events: hints that something changed and can be fetched again."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Id, Schema, Share
from schemas.interviews import InterviewDetails, Question
from schemas.jobs import JobStatus
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import ResumeStatus
from schemas.vocabulary import InterviewStatus


class ResumeChanged(Schema):
    """A résumé was read, or could not be."""

    type: Literal["resume"] = "resume"
    id: Id
    status: ResumeStatus


class InterviewChanged(Schema):
    """An interview went on."""

    type: Literal["interview"] = "interview"
    id: Id
    status: InterviewStatus


class EvaluationChanged(Schema):
    """An interview's evaluation went on."""

    type: Literal["evaluation"] = "evaluation"
    id: Id
    status: JobStatus
    progress: Share


class JobChanged(Schema):
    """Background work went on."""

    type: Literal["job"] = "job"
    id: Id
    status: JobStatus
    progress: Share


ServerEvent = Annotated[
    ResumeChanged | InterviewChanged | EvaluationChanged | JobChanged,
    Field(discriminator="type"),
]


class CreationAnalysis(Schema):
    """While an interview is created: the job was understood."""

    event: Literal["analysis"] = "analysis"
    data: JobAnalysis


class CreationQuestion(Schema):
    """While an interview is created: a question was chosen."""

    event: Literal["question"] = "question"
    data: Question


class CreationInterview(Schema):
    """The interview is created."""

    event: Literal["interview"] = "interview"
    data: InterviewDetails


CreationEvent = Annotated[
    CreationAnalysis | CreationQuestion | CreationInterview, Field(discriminator="event")
]
