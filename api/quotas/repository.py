"""Queries on what people used."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from api.quotas.models import UsageRow

_INSERTS: Final[Mapping[str, Any]] = {"postgresql": postgresql.insert, "sqlite": sqlite.insert}


class UsageRepository:
    """What was used on a day, in one transaction."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    async def add(self, user_id: str, kind: str, day: date, amount: float) -> float:
        """Count more; how much it is now. Of two at once the second counts on top of the first."""
        insert = _INSERTS[self._db.get_bind().dialect.name]
        query = insert(UsageRow).values(user_id=user_id, kind=kind, day=day, amount=amount)
        query = query.on_conflict_do_update(
            index_elements=("user_id", "kind", "day"),
            set_={"amount": UsageRow.amount + query.excluded.amount},
        ).returning(UsageRow.amount)
        return float((await self._db.execute(query)).scalar_one())

    async def used(self, user_id: str, kind: str, day: date) -> float:
        """How much it is now."""
        query = select(UsageRow.amount).where(
            UsageRow.user_id == user_id, UsageRow.kind == kind, UsageRow.day == day
        )
        return (await self._db.execute(query)).scalar_one_or_none() or 0.0
