"""The table of disputes."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, UtcDateTime, one_of
from schemas.answers import DisputeStatus

OPEN = text("status = 'open'")


class DisputeRow(Base):
    """Why a person thinks an answer was judged wrongly, and what came of it; one open at a time.

    former_id: the evaluation that is disputed, null where there was none. again_id: the one that
    came of judging once more. again_reason: why none did. While neither is there, one is awaited.
    """

    __tablename__ = "dispute"
    __table_args__ = (
        one_of("status", DisputeStatus),
        Index(None, "answer_id"),
        Index(
            "uq_dispute_answer_id_open",
            "answer_id",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
        Index(None, "status", "created_at", "id"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    answer_id: Mapped[str] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"))
    reason: Mapped[str] = mapped_column(Text)
    status: Mapped[str] = mapped_column(String(16))
    outcome: Mapped[str | None] = mapped_column(Text)
    former_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id", ondelete="SET NULL"))
    again_id: Mapped[str | None] = mapped_column(ForeignKey("evaluation.id", ondelete="SET NULL"))
    again_reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
