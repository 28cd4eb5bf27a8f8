"""The database: its migrations, its transactions, its times."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, select
from sqlalchemy.exc import StatementError

from api.accounts.models import UserRow
from api.accounts.repository import AccountRepository
from api.accounts.sessions import RefreshReused
from api.database import Database
from api.errors import NotFound
from api.migrate import is_current, migrate, migration_config
from api.tables import Base

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")
    yield database
    await database.aclose()


def user(name: str) -> UserRow:
    return UserRow(id=name, email=None, name=name, role="user", guest=True, created_at=NOW)


async def names(database: Database) -> list[str]:
    async with database.reading() as db:
        return list((await db.execute(select(UserRow.name).order_by(UserRow.name))).scalars())


async def test_migrations_give_the_tables_of_the_models(database: Database) -> None:
    await migrate(database)

    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrations_are_made_once(database: Database) -> None:
    assert not await is_current(database)
    await migrate(database)
    assert await is_current(database)
    await _add(database, user("kept"))
    await migrate(database)
    assert await names(database) == ["kept"]


async def test_migrations_keep_what_is_there(database: Database) -> None:
    def first(connection: Connection) -> None:
        command.upgrade(migration_config(connection), "0001")

    async with database.write_engine.begin() as connection:
        await connection.run_sync(first)
        for statement in (
            "INSERT INTO user VALUES ('u', NULL, 'Guest', 'user', 1, '2026-01-01')",
            "INSERT INTO interview VALUES ('i', 'u', 'interview', 'pending', '', '', NULL, '[]',"
            " 'mixed', 'mid', 'friendly', NULL, '2026-01-01', NULL)",
            "INSERT INTO call VALUES ('c2', 'i', 'peer', '2026-01-02', '2026-01-02',"
            " '2026-01-02', 0, 0, NULL, NULL, NULL), ('c1', 'i', 'peer', '2026-01-01',"
            " '2026-01-01', '2026-01-01', 0, 0, NULL, NULL, NULL)",
            "INSERT INTO journal VALUES ('c1', 1, 'began', '{}')",
        ):
            await connection.exec_driver_sql(statement)
    await migrate(database)
    async with database.engine.connect() as connection:
        calls = await connection.exec_driver_sql("SELECT id, number FROM call ORDER BY number")
        assert [tuple(row) for row in calls] == [("c1", 1), ("c2", 2)]
        kept = await connection.exec_driver_sql("SELECT count(*) FROM journal")
        assert kept.scalar_one() == 1
        enforced = await connection.exec_driver_sql("PRAGMA foreign_keys")
        assert enforced.scalar_one() == 1


async def test_migrations_lead_back(database: Database) -> None:
    await migrate(database)

    def downgrade(connection: Connection) -> None:
        command.downgrade(migration_config(connection), "base")

    async with database.write_engine.begin() as connection:
        await connection.run_sync(downgrade)
    assert not await is_current(database)
    await migrate(database)
    assert await is_current(database)


async def test_writers_wait_for_each_other(database: Database) -> None:
    await migrate(database)

    async def write(number: int) -> None:
        async with database.writing() as db:
            known = (await db.execute(select(UserRow))).scalars().all()
            await asyncio.sleep(0)
            db.add(user(f"{len(known):02}"))

    await asyncio.gather(*(write(number) for number in range(20)))
    assert await names(database) == [f"{number:02}" for number in range(20)]


async def test_two_processes_can_write(database: Database, tmp_path: Path) -> None:
    await migrate(database)
    other = Database(f"sqlite+aiosqlite:///{tmp_path / 'test.db'}")
    try:
        for number in range(5):
            await asyncio.gather(
                _add(database, user(f"a{number}")), _add(other, user(f"b{number}"))
            )
    finally:
        await other.aclose()
    assert len(await names(database)) == 10


async def _add(database: Database, row: UserRow, error: Exception | None = None) -> None:
    """Read, write, and then fail where an error is given."""
    async with database.writing() as db:
        await db.execute(select(UserRow))
        db.add(row)
        await db.flush()
        if error is not None:
            raise error


async def test_an_error_undoes_everything(database: Database) -> None:
    await migrate(database)
    for error in (NotFound("not there"), RuntimeError("broken")):
        with pytest.raises(type(error)):
            await _add(database, user("undone"), error)
    assert await names(database) == []


async def test_an_error_can_keep_what_was_done(database: Database) -> None:
    await migrate(database)
    with pytest.raises(RefreshReused):
        await _add(database, user("kept"), RefreshReused("used"))
    assert await names(database) == ["kept"]


async def test_reading_keeps_nothing(database: Database) -> None:
    await migrate(database)
    async with database.reading() as db:
        AccountRepository(db).add(user("lost"))
        await db.flush()
    assert await names(database) == []


async def test_instants_keep_their_zone(database: Database) -> None:
    await migrate(database)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=-7)))
    traveller = user("traveller")
    traveller.created_at = elsewhere
    await _add(database, traveller)
    async with database.reading() as db:
        stored = (await db.execute(select(UserRow.created_at))).scalar_one()
    assert stored == NOW
    assert stored.tzinfo is UTC
    lost = user("lost")
    lost.created_at = NOW.replace(tzinfo=None)
    with pytest.raises(StatementError, match="zone"):
        await _add(database, lost)


async def test_sqlite_is_set_up_for_use(database: Database) -> None:
    async with database.engine.connect() as connection:
        for pragma, expected in (("journal_mode", "wal"), ("foreign_keys", 1)):
            found = await connection.exec_driver_sql(f"PRAGMA {pragma}")
            assert found.scalar_one() == expected
