"""Migrations: on both databases they give what the models say, keep rows, and lead back."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, func, inspect, select

from api.accounts.models import UserRow
from api.calls.models import CallRow, JournalRow
from api.database import Database
from api.interviews.models import InterviewRow, QuestionRow
from api.migrate import is_current, migrate, migrate_back
from api.tables import Base
from tests.servers.postgresql import Cluster

FIRST_ROWS = (
    "INSERT INTO \"user\" VALUES ('u', NULL, 'Guest', 'user', true, '2026-01-01')",
    "INSERT INTO session VALUES ('s', 'u', 'h', '2026-01-01', '2026-02-01', NULL)",
    "INSERT INTO token VALUES ('t', 's', 'refresh', '2026-02-01', NULL)",
    "INSERT INTO interview VALUES ('i', 'u', 'interview', 'pending', 'text', 'Cook', NULL, '[]',"
    " 'mixed', 'mid', 'friendly', NULL, '2026-01-01', 7.5)",
    "INSERT INTO call VALUES ('c2', 'i', 'peer', '2026-01-02', '2026-01-02',"
    " '2026-01-02', false, false, NULL, NULL, NULL), ('c1', 'i', 'peer', '2026-01-01',"
    " '2026-01-01', '2026-01-01', false, false, NULL, NULL, NULL)",
    "INSERT INTO journal VALUES ('c1', 1, 'began', '{}')",
    "INSERT INTO question VALUES ('q', 'i', 'main', NULL, 1, 'Why?', 'technical', 'mid', '[]', '',"
    " 'bank', true, 'c1', '2026-01-01', 1.5), ('f', 'i', 'follow_up', 'q', 1, 'And?', 'technical',"
    " 'mid', '[]', '', 'agent', false, 'c1', '2026-01-01', 2.5)",
    "INSERT INTO answer VALUES ('a', 'i', 'q', 'c1', 'So.', NULL, NULL, false, false, '[]', '[]',"
    " NULL, 0, '2026-01-01')",
)
"""As the first version wrote them."""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without tables."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    cluster: Cluster = request.getfixturevalue("postgresql")
    with cluster.database(migrated=False) as url:
        yield url


@pytest.fixture
async def database(empty_url: str) -> AsyncIterator[Database]:
    database = Database(empty_url)
    yield database
    await database.aclose()


async def test_they_give_the_tables_of_the_models(database: Database) -> None:
    await migrate(database)

    def differences(connection: Connection) -> list[object]:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, Base.metadata))

    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_they_check_the_words_that_the_models_allow(database: Database) -> None:
    await migrate(database)
    expected = {
        (table.name, str(check.name), words(str(check.sqltext)))
        for table in Base.metadata.tables.values()
        for check in table.constraints
        if isinstance(check, CheckConstraint)
    }

    def found(connection: Connection) -> set[tuple[str, str, tuple[str, ...]]]:
        inspector = inspect(connection)
        return {
            (table, str(check["name"]), words(check["sqltext"]))
            for table in Base.metadata.tables
            for check in inspector.get_check_constraints(table)
        }

    async with database.engine.connect() as connection:
        assert await connection.run_sync(found) == expected
    assert ("job", "ck_job_status", ("done", "failed", "pending", "running")) in expected


def words(condition: str) -> tuple[str, ...]:
    """What stands between quotes: PostgreSQL tells a check in its own words."""
    return tuple(sorted(condition.split("'")[1::2]))


async def test_they_are_made_once(database: Database) -> None:
    assert not await is_current(database)
    await migrate(database)
    assert await is_current(database)
    async with database.writing() as db:
        now = datetime(2026, 1, 1, tzinfo=UTC)
        db.add(UserRow(id="u", email=None, name="U", role="user", guest=True, created_at=now))
    await migrate(database)
    async with database.reading() as db:
        assert (await db.execute(select(func.count()).select_from(UserRow))).scalar_one() == 1


async def test_processes_that_start_together_make_them_once(empty_url: str) -> None:
    databases = [Database(empty_url) for _ in range(3)]
    await asyncio.gather(*(migrate(database) for database in databases))
    for database in databases:
        assert await is_current(database)
        await database.aclose()


async def test_they_keep_what_is_there(database: Database) -> None:
    await _with_first_rows(database)
    await migrate(database)
    async with database.reading() as db:
        calls = (await db.execute(select(CallRow).order_by(CallRow.number))).scalars().all()
        assert [(call.id, call.number, call.figures) for call in calls] == [
            ("c1", 1, None),
            ("c2", 2, None),
        ]
        assert len((await db.execute(select(JournalRow))).all()) == 1
        interview = await db.get_one(InterviewRow, "i")
        assert (interview.settings, interview.analysis, interview.deleted_at) == ({}, None, None)
        assert (interview.overall_score, interview.job_title) == (7.5, "Cook")
        follow_up = await db.get_one(QuestionRow, "f")
        assert (follow_up.parent_id, follow_up.origin_id) == ("q", None)
        person = await db.get_one(UserRow, "u")
        assert (person.guest, person.password_hash, person.verified_at) == (True, None, None)


async def test_they_leave_foreign_keys_on(database: Database) -> None:
    await _with_first_rows(database)
    await migrate(database)
    async with database.writing() as db:
        await db.delete(await db.get_one(UserRow, "u"))
    async with database.reading() as db:
        for table in Base.metadata.sorted_tables:
            assert (await db.execute(select(table))).first() is None, table.name


async def test_they_lead_back(database: Database) -> None:
    await _with_first_rows(database)
    await migrate(database)
    await migrate_back(database, to="0001")
    async with database.engine.connect() as connection:
        kept = await connection.exec_driver_sql("SELECT count(*) FROM answer")
        assert kept.scalar_one() == 1
    await migrate(database)
    assert await is_current(database)
    await migrate_back(database, to="base")
    async with database.engine.connect() as connection:
        tables = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    assert tables == ["alembic_version"]


async def _with_first_rows(database: Database) -> None:
    await migrate(database, to="0001")
    async with database.write_engine.begin() as connection:
        for statement in FIRST_ROWS:
            await connection.exec_driver_sql(statement)
