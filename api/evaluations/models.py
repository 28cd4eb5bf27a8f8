"""The table of evaluations."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, NullableJson, UtcDateTime, one_of

EvaluationStatus = Literal["pending", "scored", "not_scored"]


class EvaluationRow(Base):
    """One evaluation of an answer; `number` counts them from 1, and the last one holds.

    transcript: the words that were judged. body: schemas.evaluation.Judgement as JSON; null where
    nothing was judged. reason: why there is no score. low, high: the range the score is good to.
    content_key: stands for the evaluator and all that it was given, to be found again by.
    """

    __tablename__ = "evaluation"
    __table_args__ = (
        UniqueConstraint("answer_id", "number"),
        one_of("status", EvaluationStatus),
        Index(None, "interview_id"),
        Index(None, "content_key"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"))
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"))
    number: Mapped[int]
    status: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(Text)
    score: Mapped[float | None]
    low: Mapped[float | None]
    high: Mapped[float | None]
    transcript: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)
    engine: Mapped[str | None] = mapped_column(String(100))
    model: Mapped[str | None] = mapped_column(String(100))
    prompt_version: Mapped[str | None] = mapped_column(String(64))
    content_key: Mapped[str | None] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
