"""Tables of interviews and questions."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, NullableJson, UtcDateTime, one_of
from schemas.vocabulary import (
    Category,
    Difficulty,
    InterviewKind,
    InterviewStatus,
    InterviewType,
    Persona,
    QuestionKind,
)

FINISHED: Final = frozenset({"completed", "abandoned"})
"""Statuses of an interview that is over and whose answers were judged, as far as they could be."""

OVER: Final = FINISHED | {"evaluating"}
"""Statuses of an interview in which nobody talks any more."""


class InterviewRow(Base):
    """An interview; times in UTC, `time_limit_s` in seconds of talk.

    analysis: schemas.jobs_analysis.JobAnalysis as JSON; null where none was made. settings: what
    the candidate chose for the talk. deleted_at: deleted, and restored by setting it to null.
    """

    __tablename__ = "interview"
    __table_args__ = (
        one_of("kind", InterviewKind),
        one_of("status", InterviewStatus),
        one_of("interview_type", InterviewType),
        one_of("difficulty", Difficulty),
        one_of("persona", Persona),
        Index(None, "owner_id", "created_at", "id"),
        # For the sweeps over everybody's: what was left unfinished, what is to be purged.
        Index(None, "status", "created_at"),
        Index(None, "deleted_at"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    job_description: Mapped[str] = mapped_column(Text)
    job_title: Mapped[str] = mapped_column(String(300))
    job_company: Mapped[str | None] = mapped_column(String(300))
    job_skills: Mapped[list[str]] = mapped_column(JSON)
    interview_type: Mapped[str] = mapped_column(String(16))
    difficulty: Mapped[str] = mapped_column(String(16))
    persona: Mapped[str] = mapped_column(String(16))
    time_limit_s: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    overall_score: Mapped[float | None]
    resume_id: Mapped[str | None] = mapped_column(
        ForeignKey("resume.id", ondelete="SET NULL"), index=True
    )
    analysis: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class QuestionRow(Base):
    """A main question, or a follow-up that the agent asked (`parent_id`, `call_id`, `asked_seq`).

    position: counts main questions from 1; a follow-up has its parent's. origin_id: the question
    that this one is another attempt at, itself never an attempt.
    """

    __tablename__ = "question"
    __table_args__ = (
        one_of("kind", QuestionKind),
        one_of("category", Category),
        one_of("difficulty", Difficulty),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interview.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(16))
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(String(16))
    difficulty: Mapped[str] = mapped_column(String(16))
    skills: Mapped[list[str]] = mapped_column(JSON)
    reason: Mapped[str] = mapped_column(Text)
    source: Mapped[str] = mapped_column(String(100))
    bookmarked: Mapped[bool]
    asked_call_id: Mapped[str | None] = mapped_column(
        ForeignKey("call.id", ondelete="SET NULL"), index=True
    )
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_at_s: Mapped[float | None]
    origin_id: Mapped[str | None] = mapped_column(
        ForeignKey("question.id", ondelete="SET NULL"), index=True
    )

    @property
    def origin(self) -> str:
        """The question that this one repeats, or itself where it is the first."""
        return self.origin_id or self.id
