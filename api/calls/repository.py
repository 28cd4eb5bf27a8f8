"""Queries on calls. Every one asks whose they are."""

from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.calls.models import CallRow
from api.errors import NotFound
from api.interviews.models import InterviewRow


class CallRepository:
    """One person's calls, in one transaction."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def _mine(self) -> Select[CallRow, InterviewRow]:
        return (
            select(CallRow, InterviewRow)
            .join(InterviewRow, InterviewRow.id == CallRow.interview_id)
            .where(InterviewRow.owner_id == self._owner_id, InterviewRow.deleted_at.is_(None))
        )

    def add(self, call: CallRow) -> None:
        """Keep a new call."""
        self._db.add(call)

    async def get(self, call_id: str) -> tuple[CallRow, InterviewRow]:
        """A call and its interview. Raises NotFound, also where it is somebody else's."""
        found = (await self._db.execute(self._mine().where(CallRow.id == call_id))).one_or_none()
        if found is None:
            raise NotFound("There is no such call.")
        return found[0], found[1]

    async def next_number(self, interview_id: str) -> int:
        """What the interview's next call counts as."""
        query = select(func.max(CallRow.number)).where(CallRow.interview_id == interview_id)
        return ((await self._db.execute(query)).scalar_one() or 0) + 1

    async def running(self, interview_id: str, *, seen_since: datetime) -> CallRow | None:
        """The interview's call that can still be resumed."""
        query = (
            self._mine()
            .where(
                CallRow.interview_id == interview_id,
                CallRow.ended_at.is_(None),
                CallRow.last_seen_at >= seen_since,
            )
            .order_by(CallRow.number.desc())
            .limit(1)
        )
        found = (await self._db.execute(query)).one_or_none()
        return None if found is None else found[0]

    async def talks_elsewhere(self, interview_id: str, *, seen_since: datetime) -> bool:
        """Whether this person is in the room of another interview right now."""
        query = (
            self._mine()
            .where(
                CallRow.interview_id != interview_id,
                CallRow.ended_at.is_(None),
                CallRow.client_present.is_(True),
                CallRow.last_seen_at >= seen_since,
            )
            .limit(1)
        )
        return (await self._db.execute(query)).first() is not None
