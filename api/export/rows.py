"""Every row that leads to a person, as plain values: new tables and columns come by themselves."""

from collections.abc import AsyncGenerator
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Table, false, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.tables import Base

NOT_TOLD: Final = frozenset(
    {"token", "one_time_token", "idempotency", "telemetry", "user.password_hash"}
    | {"session.csrf_hash", "share.token_hash", "job.lease", "job.payload", "resume.file_key"}
    | {"evaluation.content_key", "told_insight.content_key"}
)
"""Tables and columns that open doors or serve only ourselves; telemetry is of nobody."""


def told_tables() -> list[Table]:
    """The tables of an export, what others point to first."""
    return [table for table in Base.metadata.sorted_tables if table.name not in NOT_TOLD]


def belongs_to(table: Table, person_id: str) -> ColumnElement[bool]:
    """Whether a row leads to this person, by the first foreign key that leads elsewhere."""
    if table.name == "user":
        return table.c.id == person_id
    for column in table.columns:
        for key in column.foreign_keys:
            target = key.column.table
            if target is not table:
                theirs = select(key.column).where(belongs_to(target, person_id))
                return column.in_(theirs)
    return false()


async def rows_of(db: AsyncSession, table: Table, person_id: str) -> AsyncGenerator[dict[str, Any]]:
    """A person's rows of one table, one after the other, as values that JSON knows."""
    told = [column for column in table.columns if f"{table.name}.{column.name}" not in NOT_TOLD]
    query = select(*told).where(belongs_to(table, person_id)).order_by(*table.primary_key)
    async for row in await db.stream(query):
        yield {column.name: _plain(value) for column, value in zip(told, row, strict=True)}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date | datetime) else value
