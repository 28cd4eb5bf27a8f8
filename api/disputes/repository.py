"""Queries on disputes."""

from typing import Final

from sqlalchemy import Select, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.answers.models import AnswerRow
from api.disputes.models import DisputeRow
from api.errors import NotFound
from api.interviews.models import InterviewRow
from api.pagination import cut_page, newest_first
from schemas.answers import DisputeStatus

_NONE: Final = "There is no such dispute."


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

    async def to_decide(self, dispute_id: str) -> tuple[DisputeRow, str]:
        """Anybody's, which nobody else decides meanwhile, and whose it is. Raises NotFound."""
        query = (
            select(DisputeRow, InterviewRow.owner_id)
            .join(AnswerRow, AnswerRow.id == DisputeRow.answer_id)
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(DisputeRow.id == dispute_id)
            .with_for_update(of=DisputeRow)
        )
        found = (await self._db.execute(query)).one_or_none()
        if found is None:
            raise NotFound(_NONE)
        return found[0], found[1]


class OwnDisputes:
    """One person's disputes, in one transaction; those of deleted interviews are left out."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    def _mine(self) -> Select[DisputeRow]:
        return (
            select(DisputeRow)
            .join(AnswerRow, AnswerRow.id == DisputeRow.answer_id)
            .join(InterviewRow, InterviewRow.id == AnswerRow.interview_id)
            .where(InterviewRow.owner_id == self._owner_id, InterviewRow.deleted_at.is_(None))
        )

    async def get(self, dispute_id: str) -> DisputeRow:
        """Raises NotFound, also where it is somebody else's."""
        query = self._mine().where(DisputeRow.id == dispute_id)
        row = (await self._db.execute(query)).scalar_one_or_none()
        if row is None:
            raise NotFound(_NONE)
        return row

    async def page(
        self, answer_id: str | None, *, cursor: str | None, limit: int
    ) -> tuple[list[DisputeRow], str | None]:
        """The newest first, about one answer or all; the next page's cursor. Raises DoesNotFit."""
        query = self._mine()
        if answer_id is not None:
            query = query.where(DisputeRow.answer_id == answer_id)
        query = newest_first(query, DisputeRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)
