"""Server-sent events: hints that something changed and can be fetched again."""

from typing import Annotated, Literal

from pydantic import Field

from schemas.base import Id, Schema, Share
from schemas.errors import ErrorEnvelope
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
    """While an interview is created: what rules read in the description, which is there at once.

    A language model reads it meanwhile; what it read is in the interview.
    """

    event: Literal["analysis"] = "analysis"
    data: JobAnalysis


class CreationQuestion(Schema):
    """While an interview is created: a question was chosen."""

    event: Literal["question"] = "question"
    data: Question


class CreationInterview(Schema):
    """The interview is created, with all that was told before as it is now."""

    event: Literal["interview"] = "interview"
    data: InterviewDetails


class CreationError(Schema):
    """No interview is created, and why."""

    event: Literal["error"] = "error"
    data: ErrorEnvelope


CreationEvent = Annotated[
    CreationAnalysis | CreationQuestion | CreationInterview | CreationError,
    Field(discriminator="event"),
]
