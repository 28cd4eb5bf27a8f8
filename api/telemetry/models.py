"""The table of what pages measured."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.database import Base, UtcDateTime


class TelemetryRow(Base):
    """One figure of one page view; nothing says whose."""

    __tablename__ = "telemetry"
    __table_args__ = (Index(None, "name", "at"), Index(None, "at"))

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    page: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(String(64))
    value: Mapped[float]
