"""Queries over everybody. Only for people with a role: the routes check it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from api.accounts.models import UserRow
from api.calls.models import CallRow
from api.errors import NotFound
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


@dataclass(frozen=True, slots=True)
class Room:
    """What stands beside a call: whose it is, and whether it is going on.

    totals: of its figures, as JSON; null where nothing was measured.
    """

    user: UserRow
    live: bool
    totals: dict[str, Any] | None


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

    async def calls(
        self, *, live: bool | None, seen_since: datetime, cursor: str | None, limit: int
    ) -> tuple[list[CallRow], str | None]:
        """Calls, the newest first, and the next page's cursor. Raises DoesNotFit.

        Without their figures, which are long, and without those of interviews that were deleted.
        live: with a sign of life since `seen_since`, or none; null for both.
        """
        query = select(CallRow).options(defer(CallRow.figures)).where(_is_kept())
        if live is not None:
            wanted = _is_live(seen_since)
            query = query.where(wanted if live else not_(wanted))
        query = newest_first(query, CallRow, cursor=cursor, limit=limit)
        return cut_page((await self._db.execute(query)).scalars().all(), limit)

    async def rooms(self, calls: Sequence[CallRow], *, seen_since: datetime) -> dict[str, Room]:
        """What stands beside these calls, by their ids. seen_since: as in `calls`."""
        query = (
            select(CallRow.id, UserRow, _is_live(seen_since), CallRow.figures["totals"])
            .join(InterviewRow, InterviewRow.id == CallRow.interview_id)
            .join(UserRow, UserRow.id == InterviewRow.owner_id)
            .where(CallRow.id.in_([call.id for call in calls]))
        )
        found = await self._db.execute(query)
        return {row[0]: Room(row[1], row[2], row[3]) for row in found}

    async def call(self, call_id: str) -> CallRow:
        """A call with its figures. Raises NotFound, also where its interview was deleted."""
        query = select(CallRow).where(CallRow.id == call_id, _is_kept())
        found = (await self._db.execute(query)).scalar_one_or_none()
        if found is None:
            raise NotFound("There is no such call.")
        return found


def _is_live(seen_since: datetime) -> ColumnElement[bool]:
    return and_(CallRow.ended_at.is_(None), CallRow.last_seen_at >= seen_since)


def _is_kept() -> ColumnElement[bool]:
    # With a join, SQLite would go through all interviews before it knows the newest call.
    its = InterviewRow.id == CallRow.interview_id
    return exists().where(its, InterviewRow.deleted_at.is_(None))
