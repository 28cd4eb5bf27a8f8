"""Queries on disputes."""

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.disputes.models import DisputeRow
from api.pagination import cut_page, newest_first
from schemas.answers import DisputeStatus


class DisputeRepository:
    """Disputes in one transaction. Whose the answer is must be known."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    def add(self, dispute: DisputeRow) -> None:
        """Keep a new dispute."""
        self._db.add(dispute)

    async def is_open(self, answer_id: str) -> bool:
        """Whether a dispute about this answer waits for its outcome."""
        its = exists().where(DisputeRow.answer_id == answer_id, DisputeRow.status == "open")
        return bool((await self._db.execute(select(its))).scalar_one())

    async def page(
        self, status: DisputeStatus, *, cursor: str | None, limit: int
    ) -> tuple[list[DisputeRow], str | None]:
        """Everybody's, the newest first, and the next page's cursor. Raises DoesNotFit."""
        query = select(DisputeRow).where(DisputeRow.status == status)
        query = newest_first(query, DisputeRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)
