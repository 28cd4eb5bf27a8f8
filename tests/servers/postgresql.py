"""A PostgreSQL cluster for one run of the tests: durable it need not be, but quick."""

import asyncio
import itertools
import subprocess
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import asyncpg

from api.database import Database
from api.migrate import migrate
from tests.servers.process import as_user, folder_for, running, unprivileged

ADMIN = "postgres"
MIGRATED = "migrated"
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


class Cluster:
    """Makes databases; each is a copy of one in which all migrations were made."""

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

        self._execute(f"CREATE DATABASE {MIGRATED}")
        asyncio.run(make())

    @contextmanager
    def database(self, *, template: str = MIGRATED) -> Generator[str]:
        """The address of a database of one's own; empty with the template `template0`."""
        name = f"test{next(self._numbers)}"
        self._execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        yield self.url(name)
        self._execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _execute(self, statement: str) -> None:
        async def execute() -> None:
            connection = await asyncpg.connect(self.url(ADMIN))
            try:
                await connection.execute(statement)
            finally:
                await connection.close()

        asyncio.run(execute())


@contextmanager
def cluster(bin_folder: Path) -> Generator[Cluster]:
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
        options = [part for setting in QUICK for part in ("-c", setting)]
        server = as_user([bin_folder / "postgres", "-D", data, "-k", folder, *options], user)
        asked = [bin_folder / "pg_isready", "-q", "-h", folder]

        def is_ready() -> bool:
            return subprocess.run(asked, check=False).returncode == 0

        with running(server, folder / "log", is_ready):
            made = Cluster(folder)
            made.make_template()
            yield made
