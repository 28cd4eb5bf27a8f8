"""Queries over everybody. Only for people with a role: the routes check it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import UserRow
from api.interviews.models import InterviewRow
from api.pagination import cut_page, newest_first
from api.quotas.models import UsageRow


@dataclass(frozen=True, slots=True)
class Day:
    """What was used on a day."""

    day: date
    interviews: float
    minutes: float
    uploads: float
    users: int


class AdminRepository:
    """Everybody's rows, in one transaction."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    async def users(
        self, *, q: str | None, cursor: str | None, limit: int
    ) -> tuple[list[UserRow], str | None]:
        """People, the newest first, and the next page's cursor. Raises DoesNotFit.

        q: a part of their address or name, in any case; null for everybody.
        """
        query = select(UserRow)
        if q is not None:
            columns = (UserRow.email, UserRow.name)
            query = query.where(or_(*(c.icontains(q, autoescape=True) for c in columns)))
        query = newest_first(query, UserRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)

    async def interviews(self, users: Sequence[UserRow]) -> dict[str, int]:
        """How many interviews these people have."""
        query = (
            select(InterviewRow.owner_id, func.count())
            .where(InterviewRow.owner_id.in_([user.id for user in users]))
            .group_by(InterviewRow.owner_id)
        )
        return {row[0]: row[1] for row in await self._db.execute(query)}

    async def days(self, *, before: date | None, limit: int) -> list[Day]:
        """Days on which anything was used, the newest first; `before`: only earlier ones."""

        interviews, minutes, uploads = (
            func.sum(case((UsageRow.kind == kind, UsageRow.amount), else_=0.0))
            for kind in ("interviews", "minutes", "uploads")
        )
        users = func.count(UsageRow.user_id.distinct())
        query = select(UsageRow.day, interviews, minutes, uploads, users)
        if before is not None:
            query = query.where(UsageRow.day < before)
        query = query.group_by(UsageRow.day).order_by(UsageRow.day.desc()).limit(limit)
        found = await self._db.execute(query)
        return [Day(row[0], row[1], row[2], row[3], row[4]) for row in found]
