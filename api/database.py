"""The database: one transaction a request, and on SQLite one writer at a time."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any, Final, get_args

from sqlalchemy import JSON, CheckConstraint, DateTime, Dialect, MetaData
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from api import sqlite
from api.database_url import POSTGRESQL, SQLITE, database_address
from api.errors import ApiError

POOL: Final = 10
CONNECT_S: Final = 10
STATEMENT_S: Final = 60
"""A statement that takes longer is ended: none of ours should."""

WAIT_S: Final = 10
"""How long a request waits for a connection."""

CONNECTION_LIFE_S: Final = 1_800
_AFTER_COMMIT = "after_commit"


class Base(DeclarativeBase):
    """Every table; constraints have names, so that migrations can change them anywhere."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


NullableJson = JSON(none_as_null=True)
"""JSON that is the database's null, not the word `null`, where there is none."""


def one_of(column: str, words: object) -> CheckConstraint:
    """A column holds one of the words of a Literal; null passes where the column allows it."""
    listed = ", ".join(f"'{word}'" for word in get_args(words))
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class UtcDateTime(TypeDecorator[datetime]):
    """An instant. SQLite forgets the zone, so it is UTC on the way in and on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database. Raises ValueError for an instant without a zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("An instant needs its zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ScrubBusy(Exception):
    """Somebody reads what was deleted still; it can be tried again soon."""


class Database:
    """Opens transactions; made by the composition root, closed by it."""

    def __init__(self, url: str, *, pool: int = POOL, pooler: bool = False) -> None:
        """Connect when first used.

        pool: connections to PostgreSQL at most. pooler: another program stands in between and
        gives each transaction another connection, so that none may remember statements.
        """
        address = database_address(url)
        # Parameters of failed statements would put people's words into the log.
        options: dict[str, Any] = {"hide_parameters": True}
        if address.drivername == POSTGRESQL:
            options |= _postgresql_options(pool, pooler=pooler)
        self.engine = create_async_engine(address, **options)
        self.write_engine: AsyncEngine = self.engine.execution_options(writing=True)
        self._read_engine = self.engine
        self._one_writer: asyncio.Lock | None = None
        if address.drivername == SQLITE:
            self._one_writer = asyncio.Lock()
            sqlite.listen(self.engine.sync_engine)
        else:
            self._read_engine = self.engine.execution_options(isolation_level="REPEATABLE READ")

    @asynccontextmanager
    async def reading(self) -> AsyncGenerator[AsyncSession, None]:
        """A transaction that sees one state of the database and changes nothing."""
        async with AsyncSession(self._read_engine, expire_on_commit=False) as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncGenerator[AsyncSession, None]:
        """A transaction, committed at the end and rolled back on an error.

        SQLite takes one writer: the lock lets waiters queue instead of polling a busy file.
        """
        committed = False
        session = AsyncSession(self.write_engine, expire_on_commit=False)
        try:
            async with self._one_writer or nullcontext(), session:
                try:
                    yield session
                except ApiError as error:
                    if error.keeps_changes:
                        await session.commit()
                        committed = True
                    raise
                await session.commit()
                committed = True
        finally:
            if committed:
                await _tell(session)

    async def scrub(self) -> None:
        """On SQLite: leave nothing in its files of what was deleted. Raises ScrubBusy.

        PostgreSQL cleans up by itself, with its autovacuum.
        """
        if self._one_writer is None:
            return
        async with self._one_writer, self.engine.connect() as connection:
            busy = await connection.run_sync(sqlite.empty_log)
        if busy:
            raise ScrubBusy

    async def aclose(self) -> None:
        """Close every connection."""
        await self.engine.dispose()


def _postgresql_options(pool: int, *, pooler: bool) -> dict[str, Any]:
    connect: dict[str, Any] = {"timeout": CONNECT_S, "command_timeout": STATEMENT_S}
    if pooler:
        # What is prepared has no name, and is gone with the next statement.
        connect |= {
            "statement_cache_size": 0,
            "prepared_statement_cache_size": 0,
            "prepared_statement_name_func": str,
        }
    return {
        "pool_size": pool,
        "max_overflow": 0,
        "pool_timeout": WAIT_S,
        "pool_recycle": CONNECTION_LIFE_S,
        # The server may have ended it meanwhile, as at a restart.
        "pool_pre_ping": True,
        "connect_args": connect,
    }


def after_commit(db: AsyncSession, tell: Callable[[], Awaitable[None]]) -> None:
    """Call `tell` once the transaction is committed, and never if it is not.

    A crash in between loses the call, so it can only be a hint to what the rows say anyway.
    """
    db.info.setdefault(_AFTER_COMMIT, []).append(tell)


async def _tell(session: AsyncSession) -> None:
    waiting: list[Callable[[], Awaitable[None]]] = session.info.pop(_AFTER_COMMIT, [])
    for tell in waiting:
        await tell()
