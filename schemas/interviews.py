"""An interview and its questions."""

from typing import Annotated

from pydantic import AwareDatetime, Field, model_validator

from schemas.base import Id, Schema
from schemas.jobs_analysis import JobAnalysis, JobDescription
from schemas.vocabulary import (
    Category,
    Difficulty,
    InterviewKind,
    InterviewStatus,
    InterviewType,
    Persona,
)

MAX_QUESTIONS = 15

Score = Annotated[float, Field(ge=1, le=10)]
QuestionText = Annotated[str, Field(min_length=1, max_length=1_000)]
Skill = Annotated[str, Field(min_length=1, max_length=100)]
Skills = Annotated[tuple[Skill, ...], Field(max_length=10)]
QuestionIds = Annotated[tuple[Id, ...], Field(max_length=MAX_QUESTIONS)]


class CreateInterviewRequest(Schema):
    """What to be interviewed for. `time_limit_s`: seconds of talk; null where there is no limit."""

    job_description: JobDescription
    interview_type: InterviewType
    resume_id: Id | None = None
    difficulty: Difficulty = "mid"
    question_count: Annotated[int, Field(ge=1, le=MAX_QUESTIONS)] = 5
    persona: Persona = "friendly"
    time_limit_s: Annotated[int, Field(ge=60, le=14_400)] | None = None


class Job(Schema):
    """The job an interview is for, as far as its description tells."""

    title: str
    company: str | None
    skills: tuple[str, ...]


class Question(Schema):
    """A main question; `reason` says why it is asked, `source` where it comes from."""

    id: Id
    index: int = Field(ge=1)
    text: str
    category: Category
    difficulty: Difficulty
    skills: tuple[str, ...]
    reason: str
    source: str
    bookmarked: bool


class Interview(Schema):
    """An interview as its owner sees it.

    restorable_until: when a deleted one is gone for good; null for one that is not deleted.
    """

    id: Id
    kind: InterviewKind
    status: InterviewStatus
    job: Job
    interview_type: InterviewType
    difficulty: Difficulty
    persona: Persona
    time_limit_s: int | None
    created_at: AwareDatetime
    restorable_until: AwareDatetime | None
    overall_score: Score | None
    questions: tuple[Question, ...]


class InterviewDetails(Interview):
    """An interview with what it was made from; null is what it was made without.

    analysis: of the job description; its spans are places in `job_description`. resume_id: of a
    résumé that may be deleted since.
    """

    job_description: str | None
    analysis: JobAnalysis | None
    resume_id: Id | None


class AddQuestionRequest(Schema):
    """A question of one's own. difficulty: null means the interview's."""

    text: QuestionText
    category: Category = "experience"
    difficulty: Difficulty | None = None
    skills: Skills = ()


class UpdateQuestionRequest(Schema):
    """What is to be different about a question; null leaves it as it is."""

    text: QuestionText | None = None
    category: Category | None = None
    difficulty: Difficulty | None = None
    skills: Skills | None = None

    @model_validator(mode="after")
    def _something(self) -> "UpdateQuestionRequest":
        if not any(value is not None for _, value in self):
            raise ValueError("Give at least one of text, category, difficulty and skills.")
        return self


class RegenerateQuestionsRequest(Schema):
    """Ask for others in the place of these; null means all."""

    ids: Annotated[QuestionIds, Field(min_length=1)] | None = None


class OrderQuestionsRequest(Schema):
    """All questions of the interview, in their new order."""

    ids: QuestionIds


class Bookmark(Schema):
    """A marked question and the interview it belongs to."""

    question: Question
    interview_id: Id
