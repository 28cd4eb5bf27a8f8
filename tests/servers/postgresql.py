"""A PostgreSQL cluster for one run of the tests: durable it need not be, but quick."""

import asyncio
import itertools
import subprocess
from collections.abc import Coroutine, Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic.script import ScriptDirectory
from sqlalchemy.ext.asyncio import create_async_engine

from api.database import Database
from api.database_url import database_address
from api.migrate import migrate, migration_config
from api.tables import Base
from tests.servers.process import as_user, folder_for, running, unprivileged

ADMIN = "postgres"
MIGRATED = "migrated"
LET_GO = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
"""A test that failed may have left a transaction open."""

EMPTY = tuple(str(table.delete()) for table in reversed(Base.metadata.sorted_tables))
_HEAD = ScriptDirectory.from_config(migration_config()).get_current_head()
VERSION = (
    "DELETE FROM alembic_version",
    f"INSERT INTO alembic_version VALUES ('{_HEAD}')",  # noqa: S608 - a number of ours
)
"""A test may have pretended that no migration was made."""

QUICK = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=300",
    "shared_buffers=64MB",
    "listen_addresses=",
    # The tests' databases are gone before it would be of use.
    "autovacuum=off",
)
DURABLE = ("max_connections=300", "listen_addresses=")
"""As PostgreSQL comes, for benchmarks."""


class Cluster:
    """Gives databases to tests."""

    def __init__(self, socket_folder: Path) -> None:
        self._folder = socket_folder
        self._numbers = itertools.count(1)

    def url(self, name: str) -> str:
        """The address of a database."""
        return f"postgresql://{ADMIN}@/{name}?host={self._folder}"

    def make_template(self) -> None:
        """Make all migrations, once."""

        async def make() -> None:
            database = Database(self.url(MIGRATED))
            await migrate(database)
            await database.aclose()

        self._execute(ADMIN, f"CREATE DATABASE {MIGRATED}")
        _run(make())

    def emptied(self) -> str:
        """The address of the migrated database, without a row: quicker than a new copy."""
        self._execute(MIGRATED, LET_GO, *EMPTY, *VERSION)
        return self.url(MIGRATED)

    @contextmanager
    def database(self, *, migrated: bool) -> Generator[str]:
        """The address of a database of one's own."""
        name = f"test{next(self._numbers)}"
        template = MIGRATED if migrated else "template0"
        self._execute(ADMIN, f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self.url(name)
        self._execute(ADMIN, f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, database: str, *statements: str) -> None:
        async def execute() -> None:
            engine = create_async_engine(database_address(self.url(database)))
            # Databases are made outside of transactions.
            async with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as admin:
                for statement in statements:
                    await admin.exec_driver_sql(statement)
            await engine.dispose()

        _run(execute())


def _run(what: Coroutine[Any, Any, None]) -> None:
    """To its end, also for a test whose own event loop is running."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, what).result()


@contextmanager
def cluster(bin_folder: Path, settings: Sequence[str] = QUICK) -> Generator[Cluster]:
    """A running cluster, reached over a socket in its own folder."""
    user = unprivileged()
    with folder_for("pg", user) as folder:
        data = folder / "data"
        initdb = [bin_folder / "initdb", "-D", data, "-U", ADMIN, "-A", "trust", "-E", "UTF8"]
        subprocess.run(
            as_user([*initdb, "--locale=C", "--no-sync"], user),
            check=True,
            capture_output=True,
            cwd=folder,
        )
        options = [part for setting in settings for part in ("-c", setting)]
        server = as_user([bin_folder / "postgres", "-D", data, "-k", folder, *options], user)
        asked = [bin_folder / "pg_isready", "-q", "-h", folder]

        def is_ready() -> bool:
            return subprocess.run(asked, check=False).returncode == 0

        with running(server, folder / "log", is_ready):
            made = Cluster(folder)
            made.make_template()
            yield made
