"""Queries on marked questions. Every one asks whose they are."""

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from api.interviews.models import InterviewRow, QuestionRow
from api.pagination import Cursor


class BookmarkRepository:
    """One person's marked questions, in one transaction."""

    def __init__(self, db: AsyncSession, owner_id: str) -> None:
        self._db = db
        self._owner_id = owner_id

    async def page(self, *, cursor: str | None, limit: int) -> tuple[list[QuestionRow], str | None]:
        """Those of the newest interview first, and the next page's cursor. Raises DoesNotFit."""
        place = (InterviewRow.created_at, QuestionRow.id)
        query = (
            select(QuestionRow, InterviewRow.created_at)
            .join(InterviewRow, InterviewRow.id == QuestionRow.interview_id)
            .where(
                QuestionRow.bookmarked.is_(True),
                InterviewRow.owner_id == self._owner_id,
                InterviewRow.deleted_at.is_(None),
            )
            .order_by(*(column.desc() for column in place))
            .limit(limit + 1)
        )
        if cursor is not None:
            after = Cursor.decode(cursor)
            query = query.where(tuple_(*place) < (after.created_at, after.id))
        rows = [(row[0], row[1]) for row in await self._db.execute(query)]
        questions = [question for question, _ in rows[:limit]]
        if len(rows) <= limit:
            return questions, None
        last, created_at = rows[limit - 1]
        return questions, Cursor(created_at, last.id).encode()
