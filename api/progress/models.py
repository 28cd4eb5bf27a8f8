"""The table of what a language model said about somebody's figures."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, NullableJson, UtcDateTime


class ToldRow(Base):
    """Sentences about one set of figures.

    content_key: stands for the model, its prompt and the figures. insights: schemas.analytics
    Insight as JSON, empty where nothing that it said held; null where it could not be asked.
    """

    __tablename__ = "told_insight"

    owner_id: Mapped[str] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True
    )
    content_key: Mapped[str] = mapped_column(String(64), primary_key=True)
    insights: Mapped[list[dict[str, Any]] | None] = mapped_column(NullableJson)
    engine: Mapped[str] = mapped_column(String(100))
    model: Mapped[str] = mapped_column(String(100))
    told_at: Mapped[datetime] = mapped_column(UtcDateTime)
