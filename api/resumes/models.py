"""The table of résumés."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, NullableJson, UtcDateTime, one_of
from schemas.resumes import ResumeStatus


class ResumeRow(Base):
    """A résumé: its file in storage, its text, and what was read in it.

    size: bytes. file_key: where the file lies in storage. text, pages, parsed and ocr (whether
    the text was read from pictures) come with the parsing; parsed is schemas.resumes.ParsedResume
    as JSON, read_by who read it: `rules`, or a language model as provider/model. corrections: what
    the person changed, which wins over `parsed`. error_code, error: why it could not be read.
    deleted_at: deleted, and restored by setting it to null.
    """

    __tablename__ = "resume"
    __table_args__ = (
        one_of("status", ResumeStatus),
        Index(None, "owner_id", "created_at", "id"),
        Index(None, "deleted_at"),
    )

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    filename: Mapped[str] = mapped_column(String(255))
    content_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    file_key: Mapped[str] = mapped_column(String(255), unique=True)
    status: Mapped[str] = mapped_column(String(16))
    error_code: Mapped[str | None] = mapped_column(String(64))
    error: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str | None] = mapped_column(Text)
    pages: Mapped[int | None]
    ocr: Mapped[bool]
    parsed: Mapped[dict[str, Any] | None] = mapped_column(NullableJson)
    read_by: Mapped[str | None] = mapped_column(String(200))
    corrections: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
