"""Queries on résumés. Every one of a person's asks whose they are."""

from datetime import datetime
from typing import Final

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.pagination import newest_first
from api.resumes.models import ResumeRow

_NONE: Final = "There is no such résumé."


class ResumeRepository:
    """One person's résumés, in one transaction."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def _mine(self) -> Select[ResumeRow]:
        return self._also_deleted().where(ResumeRow.deleted_at.is_(None))

    def _also_deleted(self) -> Select[ResumeRow]:
        return select(ResumeRow).where(ResumeRow.owner_id == self._owner_id)

    def add(self, resume: ResumeRow) -> None:
        """Keep a new résumé of this person."""
        assert resume.owner_id == self._owner_id
        self._db.add(resume)

    async def get(self, resume_id: str) -> ResumeRow:
        """Raises NotFound, also where it is somebody else's or deleted."""
        return await self._one(self._mine().where(ResumeRow.id == resume_id))

    async def get_also_deleted(self, resume_id: str) -> ResumeRow:
        """Raises NotFound where it is somebody else's or purged."""
        return await self._one(self._also_deleted().where(ResumeRow.id == resume_id))

    async def page(
        self, *, cursor: str | None, limit: int, deleted_since: datetime | None
    ) -> list[ResumeRow]:
        """The newest first, and one more than `limit`. Raises DoesNotFit for a bad cursor.

        deleted_since: deleted ones instead, of which this was no earlier than then.
        """
        mine = (
            self._mine()
            if deleted_since is None
            else self._also_deleted().where(ResumeRow.deleted_at >= deleted_since)
        )
        query = newest_first(mine, ResumeRow, cursor=cursor, limit=limit)
        return list((await self._db.execute(query)).scalars())

    async def _one(self, query: Select[ResumeRow]) -> ResumeRow:
        row = (await self._db.execute(query)).scalar_one_or_none()
        if row is None:
            raise NotFound(_NONE)
        return row
