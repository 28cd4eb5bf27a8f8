"""The database: its addresses, its transactions, its times."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError, StatementError

from api.accounts.models import UserRow
from api.accounts.repository import AccountRepository
from api.accounts.sessions import RefreshReused
from api.database import Database, after_commit
from api.database_url import database_address
from api.errors import ApiError, NotFound

NOW = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


on_sqlite = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
on_postgresql = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.aclose()


def user(name: str) -> UserRow:
    return UserRow(id=name, email=None, name=name, role="user", guest=True, created_at=NOW)


async def names(database: Database) -> list[str]:
    async with database.reading() as db:
        return list((await db.execute(select(UserRow.name).order_by(UserRow.name))).scalars())


@on_sqlite
async def test_writers_wait_for_each_other(database: Database) -> None:
    async def write(number: int) -> None:
        async with database.writing() as db:
            known = (await db.execute(select(UserRow))).scalars().all()
            await asyncio.sleep(0)
            db.add(user(f"{len(known):02}"))

    await asyncio.gather(*(write(number) for number in range(20)))
    assert await names(database) == [f"{number:02}" for number in range(20)]


async def test_two_processes_can_write(database: Database, database_url: str) -> None:
    other = Database(database_url)
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
    for error in (NotFound("not there"), RuntimeError("broken")):
        with pytest.raises(type(error)):
            await _add(database, user("undone"), error)
    assert await names(database) == []


async def test_an_error_can_keep_what_was_done(database: Database) -> None:
    with pytest.raises(RefreshReused):
        await _add(database, user("kept"), RefreshReused("used"))
    assert await names(database) == ["kept"]


async def test_reading_keeps_nothing(database: Database) -> None:
    async with database.reading() as db:
        AccountRepository(db).add(user("lost"))
        await db.flush()
    assert await names(database) == []


async def test_instants_keep_their_zone(database: Database) -> None:
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


async def test_reading_sees_one_state(database: Database) -> None:
    async with database.reading() as db:
        assert (await db.execute(select(UserRow))).first() is None
        await _add(database, user("late"))
        assert (await db.execute(select(UserRow))).first() is None
    assert await names(database) == ["late"]


async def test_what_is_told_after_a_commit_is_told_only_then(database: Database) -> None:
    told: list[list[str]] = []

    async def tell() -> None:
        told.append(await names(database))

    async with database.writing() as db:
        after_commit(db, tell)
        db.add(user("kept"))
    assert told == [["kept"]]


async def test_what_is_rolled_back_is_not_told(database: Database) -> None:
    told: list[str] = []

    async def tell() -> None:
        told.append("told")

    async def break_off(error: ApiError) -> None:
        async with database.writing() as db:
            after_commit(db, tell)
            raise error

    with pytest.raises(NotFound):
        await break_off(NotFound("not there"))
    assert told == []
    # This one keeps what was done before it.
    with pytest.raises(RefreshReused):
        await break_off(RefreshReused("used"))
    assert told == ["told"]


async def test_words_that_are_not_known_are_refused(database: Database) -> None:
    stranger = user("stranger")
    stranger.role = "king"
    with pytest.raises(IntegrityError, match="ck_user_role"):
        await _add(database, stranger)


@on_sqlite
async def test_sqlite_is_set_up_for_use(database: Database) -> None:
    async with database.engine.connect() as connection:
        for pragma, expected in (
            ("journal_mode", "wal"),
            ("foreign_keys", 1),
            ("busy_timeout", 5_000),
        ):
            found = await connection.exec_driver_sql(f"PRAGMA {pragma}")
            assert found.scalar_one() == expected


@on_postgresql
async def test_connections_are_counted(database_url: str) -> None:
    database = Database(database_url, pool=3)
    at_once = 0
    most = 0

    async def read() -> None:
        nonlocal at_once, most
        async with database.reading() as db:
            await db.execute(text("SELECT 1"))
            at_once += 1
            most = max(most, at_once)
            await db.execute(text("SELECT pg_sleep(0.01)"))
            at_once -= 1

    await asyncio.gather(*(read() for _ in range(12)))
    await database.aclose()
    assert most == 3


@on_postgresql
@pytest.mark.parametrize(("pooler", "prepared"), [(False, True), (True, False)])
async def test_behind_a_pooler_nothing_is_prepared(
    database_url: str, pooler: bool, prepared: bool
) -> None:
    database = Database(database_url, pool=1, pooler=pooler)
    await _add(database, user("one"))
    await _add(database, user("two"))
    async with database.reading() as db:
        # One that asks for its own kind of column, which the driver looks up first.
        await db.execute(text("SELECT '{1,2}'::int4[], '\"x\"'::json, now()"))
        found = (await db.execute(text("SELECT count(*) FROM pg_prepared_statements"))).scalar_one()
    await database.aclose()
    assert (found > 0) is prepared


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql://u:p%40x@h:6543/d", "postgresql+asyncpg://u:p%40x@h:6543/d"),
        ("postgresql+asyncpg://u@h/d", "postgresql+asyncpg://u@h/d"),
        (
            "postgresql://u@h/d?sslmode=require&channel_binding=require",
            "postgresql+asyncpg://u@h/d?ssl=require",
        ),
        ("postgres://u@h:6543/d?pgbouncer=true", "postgresql+asyncpg://u@h:6543/d"),
        ("postgresql://u@/d?host=/run", "postgresql+asyncpg://u@/d?host=%2Frun"),
        ("sqlite:///x.db", "sqlite+aiosqlite:///x.db"),
        ("sqlite+aiosqlite:////x.db", "sqlite+aiosqlite:////x.db"),
    ],
)
def test_addresses_of_hosts_are_understood(given: str, expected: str) -> None:
    assert database_address(given).render_as_string(hide_password=False) == expected


@pytest.mark.parametrize("given", ["mysql://u:secret@h/d", "secret", "postgres//u:secret@h"])
def test_other_addresses_are_refused_without_telling_the_password(given: str) -> None:
    with pytest.raises(ValueError, match="DATABASE_URL") as caught:
        database_address(given)
    assert "secret" not in str(caught.value)
