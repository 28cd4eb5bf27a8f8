"""An interview and its questions."""

from typing import Annotated

from pydantic import AwareDatetime, Field

from schemas.base import Id, Schema
from schemas.jobs_analysis import JobDescription
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
    """An interview as its owner sees it."""

    id: Id
    kind: InterviewKind
    status: InterviewStatus
    job: Job
    interview_type: InterviewType
    difficulty: Difficulty
    persona: Persona
    time_limit_s: int | None
    created_at: AwareDatetime
    overall_score: Score | None
    questions: tuple[Question, ...]


class AddQuestionRequest(Schema):
    """A question of one's own."""

    text: QuestionText
    category: Category
    difficulty: Difficulty
    skills: Annotated[tuple[Skill, ...], Field(max_length=10)] = ()


class UpdateQuestionRequest(Schema):
    """Another wording for a question."""

    text: QuestionText


class RegenerateQuestionsRequest(Schema):
    """Ask for others in the place of these; null means all."""

    ids: QuestionIds | None = None


class OrderQuestionsRequest(Schema):
    """All questions of the interview, in their new order."""

    ids: QuestionIds


class Bookmark(Schema):
    """A marked question and the interview it belongs to."""

    question: Question
    interview_id: Id
