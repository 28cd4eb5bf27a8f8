"""What SQLite is told at each connection and transaction."""

import asyncio
from contextlib import suppress
from sqlite3 import OperationalError
from typing import Any, Final

from sqlalchemy import Connection, Engine, event
from sqlalchemy.util import await_only

BUSY_TIMEOUT_MS: Final = 5_000
SCRUB_TIMEOUT_MS: Final = 500
SWITCH_AGAIN_MS: Final = 20


def listen(engine: Engine) -> None:
    """Prepare each connection of this engine, and each transaction."""
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)


def empty_log(connection: Connection) -> bool:
    """Whether somebody is in the way. It works outside of transactions only."""
    cursor: Any = connection.connection.cursor()
    # Other writers wait meanwhile.
    cursor.execute(f"PRAGMA busy_timeout={SCRUB_TIMEOUT_MS}")
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    busy, _, _ = cursor.fetchone()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    cursor.close()
    return bool(busy)


def _prepare(connection: Any, _record: object) -> None:
    # The driver's own implicit transactions would begin too late: we begin them (below).
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    _keep_a_log(cursor)
    for pragma in (
        "foreign_keys=ON",
        # The agent forgets what we took: it must be on the disk by then.
        "synchronous=FULL",
        # What is deleted is overwritten, and not only marked as free.
        "secure_delete=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _keep_a_log(cursor: Any) -> None:
    """WAL mode. Of two that switch a new file at once SQLite refuses one, whatever its timeout."""
    for _ in range(BUSY_TIMEOUT_MS // SWITCH_AGAIN_MS):
        with suppress(OperationalError):
            cursor.execute("PRAGMA journal_mode=WAL")
            return
        await_only(asyncio.sleep(SWITCH_AGAIN_MS / 1000))
    cursor.execute("PRAGMA journal_mode=WAL")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    # A transaction that begins as a reader and then writes can fail halfway; this one waits first.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
