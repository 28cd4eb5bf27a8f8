"""Telling a person's clients that an interview changed."""

from pydantic import TypeAdapter
from sqlalchemy.ext.asyncio import AsyncSession

from api.events.events import Events
from api.interviews.models import InterviewRow
from schemas.events import InterviewChanged
from schemas.vocabulary import InterviewStatus

_STATUS: TypeAdapter[InterviewStatus] = TypeAdapter(InterviewStatus)


def announce(events: Events, db: AsyncSession, row: InterviewRow) -> None:
    """Once the transaction of `db` is committed."""
    changed = InterviewChanged(id=row.id, status=_STATUS.validate_python(row.status))
    events.publish_after(db, row.owner_id, changed)
