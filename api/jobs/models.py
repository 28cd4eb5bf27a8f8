"""The table of background work."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, UtcDateTime, one_of
from schemas.jobs import JobStatus

ACTIVE = text("status IN ('pending', 'running')")


class JobRow(Base):
    """One piece of work. At most one of a kind and subject is active at a time.

    subject: what it is about, such as a row's id. attempts: how often it was begun.
    next_try_at: when it may be begun (again). woken_at: when a worker was last told of it.
    lease, lease_until: who works on it, and until when that one must show that it is alive.
    again: asked for once more while it was running. error: in words for the person; failed is
    the dead letter.
    """

    __tablename__ = "job"
    __table_args__ = (
        one_of("status", JobStatus),
        Index(
            "uq_job_kind_subject_active",
            "kind",
            "subject",
            unique=True,
            sqlite_where=ACTIVE,
            postgresql_where=ACTIVE,
        ),
        Index(None, "status", "next_try_at"),
        Index(None, "owner_id", "created_at"),
        Index(None, "created_at", "id"),
        Index(None, "kind", "created_at"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner_id: Mapped[str | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(200))
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    status: Mapped[str] = mapped_column(String(16))
    progress: Mapped[float]
    result_url: Mapped[str | None] = mapped_column(String(500))
    error: Mapped[str | None] = mapped_column(Text)
    attempts: Mapped[int]
    next_try_at: Mapped[datetime] = mapped_column(UtcDateTime)
    woken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    lease: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    again: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
