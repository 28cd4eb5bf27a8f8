"""Tables of calls and of what the agent reported about them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, NullableJson, UtcDateTime, one_of
from schemas.room import EndedBy
from schemas.vocabulary import Transport


class CallRow(Base):
    """One sitting; `number` counts an interview's sittings from 1.

    joined_at: the newest join, from which its offer is valid. last_seen_at: the newest sign of
    life. client_present: whether a client is in the room, as the agent last told. figures: how
    the call went, a schemas.call_figures.CallFigures as JSON; null where nothing was reported.
    audio_purged_at: when its sound was deleted, as it was too old.
    """

    __tablename__ = "call"
    __table_args__ = (
        UniqueConstraint("interview_id", "number"),
        one_of("transport", Transport),
        one_of("ended_by", EndedBy),
        # Of everybody, the newest first; what still has sound, by age; and which rooms are live.
        Index(None, "created_at", "id"),
        Index(
            "ix_call_created_at_with_audio",
            "created_at",
            sqlite_where=text("audio_purged_at IS NULL"),
            postgresql_where=text("audio_purged_at IS NULL"),
        ),
        Index(
            "ix_call_last_seen_at_open",
            "last_seen_at",
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    interview_id: Mapped[str] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"))
    number: Mapped[int]
    transport: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    last_seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    listen_consent: Mapped[bool]
    client_present: Mapped[bool]
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_by: Mapped[str | None] = mapped_column(String(16))
    end_reason: Mapped[str | None] = mapped_column(Text)
    figures: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)
    audio_purged_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class JournalRow(Base):
    """One event of a call; `body` is the event as the agent sent it."""

    __tablename__ = "journal"

    call_id: Mapped[str] = mapped_column(
        ForeignKey("call.id", ondelete="CASCADE"), primary_key=True
    )
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    type: Mapped[str] = mapped_column(String(32))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
