"""The table of answers: a projection of the journal."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, NullableJson, UtcDateTime


class AnswerRow(Base):
    """A finished answer to a main question or a follow-up.

    text: as it was finished. heard: the larger model's reading. edited: the candidate's, in the
    room. corrected: the candidate's, afterwards; the journal knows nothing of it.
    ranges: stretches (from, to) of the call's audio in seconds. words: schemas.turn.Word as JSON,
    positions counted from the start of this answer's own ranges. delivery: where its sound holds
    voice; null where that was not measured. measured: how a main answer and those to its follow-ups
    were said, with what it was measured of; the journal knows nothing of it.
    """

    __tablename__ = "answer"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    interview_id: Mapped[str] = mapped_column(
        ForeignKey("interview.id", ondelete="CASCADE"), index=True
    )
    question_id: Mapped[str] = mapped_column(
        ForeignKey("question.id", ondelete="CASCADE"), unique=True
    )
    call_id: Mapped[str] = mapped_column(ForeignKey("call.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(Text)
    heard: Mapped[str | None] = mapped_column(Text)
    edited: Mapped[str | None] = mapped_column(Text)
    corrected: Mapped[str | None] = mapped_column(Text)
    typed: Mapped[bool]
    skipped: Mapped[bool]
    ranges: Mapped[list[list[float]]] = mapped_column(JSON)
    words: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    engine: Mapped[str | None] = mapped_column(String(100))
    hints_used: Mapped[int]
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    delivery: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)
    measured: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)

    @property
    def passed_over(self) -> bool:
        """Skipped without a word: there is nothing to judge."""
        return self.skipped and not self.transcript

    @property
    def read(self) -> bool:
        """Whether its sound was read for good, or needs not to be."""
        return self.typed or not self.ranges or self.heard is not None

    @property
    def recognised(self) -> str | None:
        """What was understood of the sound; null where there was none."""
        return self.heard if self.heard is not None else (None if self.typed else self.text)

    @property
    def own_words(self) -> str | None:
        """What the candidate made of it, in the room or afterwards; null where nothing."""
        return self.corrected if self.corrected is not None else self.edited

    @property
    def transcript(self) -> str:
        """The answer as it stands. A typed text is not replaced by what was heard beside it."""
        if self.own_words is not None:
            return self.own_words
        return self.text if self.typed or self.heard is None else self.heard
