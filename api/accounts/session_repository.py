"""Where a person is signed in: their own sign-ins only."""

from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import SessionRow
from api.errors import NotFound
from api.pagination import cut_page, newest_first


class SessionRepository:
    """One person's sign-ins that still hold, in one transaction."""

    def __init__(self, db: AsyncSession, user_id: str, now: datetime) -> None:
        self._db = db
        self._user_id = user_id
        self._now = now

    async def get(self, session_id: str) -> SessionRow:
        """One of them. Raises NotFound."""
        query = self._mine().where(SessionRow.id == session_id)
        row = (await self._db.execute(query)).scalar_one_or_none()
        if row is None:
            raise NotFound("There is no such sign-in.")
        return row

    async def page(self, *, cursor: str | None, limit: int) -> tuple[list[SessionRow], str | None]:
        """The newest first, and the next page's cursor. Raises DoesNotFit."""
        query = newest_first(self._mine(), SessionRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)

    async def end_all(self, *, but: str | None = None) -> None:
        """End all of them, or all but one, with all their tokens."""
        query = update(SessionRow).where(
            SessionRow.user_id == self._user_id, SessionRow.revoked_at.is_(None)
        )
        if but is not None:
            query = query.where(SessionRow.id != but)
        await self._db.execute(query.values(revoked_at=self._now))

    def _mine(self) -> Select[SessionRow]:
        return select(SessionRow).where(
            SessionRow.user_id == self._user_id,
            SessionRow.expires_at > self._now,
            SessionRow.revoked_at.is_(None),
        )
