"""Bringing the database to the present schema."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from api.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
LOCK = 0x6D6F636B
"""PostgreSQL knows a lock by its number: this is ours."""


def migration_config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


async def is_current(database: Database) -> bool:
    """Whether every migration has been made."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_is_current)


async def migrate(database: Database, *, to: str = "head") -> None:
    """Make the migrations that are missing, in one transaction; quick where there are none.

    Raises CommandError where `to` is not a revision that this version knows.
    """
    if await is_current(database):
        return
    async with database.write_engine.connect() as connection:
        await connection.run_sync(_change, lambda config: command.upgrade(config, to))


async def migrate_back(database: Database, *, to: str) -> None:
    """Undo the migrations after revision `to`, as for an older version of the program.

    What only the newer tables and columns can hold is lost. Raises CommandError where `to` is not
    a revision before the present one.
    """
    async with database.write_engine.connect() as connection:
        await connection.run_sync(_change, lambda config: command.downgrade(config, to))


def _is_current(connection: Connection) -> bool:
    head = ScriptDirectory.from_config(migration_config()).get_current_head()
    return MigrationContext.configure(connection).get_current_revision() == head


def _change(connection: Connection, change: Callable[[Config], None]) -> None:
    if connection.dialect.name != "sqlite":
        with connection.begin():
            # Processes that start together wait for the first one.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({LOCK})")
            change(migration_config(connection))
        return
    # SQLite changes a table by replacing it, and dropping the old one would take along every row
    # that points to it. This can only be switched outside of a transaction.
    _switch_foreign_keys(connection, "OFF")
    try:
        with connection.begin():
            change(migration_config(connection))
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise RuntimeError(f"A migration left {len(broken)} rows pointing nowhere.")
    finally:
        _switch_foreign_keys(connection, "ON")


def _switch_foreign_keys(connection: Connection, to: str) -> None:
    cursor = connection.connection.cursor()
    cursor.execute(f"PRAGMA foreign_keys={to}")
    cursor.close()
