"""A backup, restored into either database, gives back every row and every file."""

import asyncio
import stat
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    Integer,
    Table,
    insert,
    select,
)

from api.backup.dump import back_up
from api.backup.format import BackupError
from api.backup.restore import restore
from api.database import Database, UtcDateTime
from api.migrate import is_current, migrate
from api.open_database import open_database
from api.settings import Settings
from api.storage.opening import open_storage
from api.storage.storage import Storage
from api.tables import Base
from schemas.vocabulary import QuestionKind
from tests.api.support import FakeClock
from tests.servers.postgresql import Cluster

WORDS = "Zoë said: “naïve” – 100 %\n\t日本語 \\ ' \""
AT = datetime(2026, 2, 28, 23, 59, 59, 123456, tzinfo=UTC)


@dataclass
class Place:
    """Where everything of one installation lies."""

    database: Database
    storage: Storage


@pytest.fixture
def new_place(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Place]]:
    """Makes empty places; the databases have no tables yet."""
    with ExitStack() as databases:
        made: list[Place] = []

        def new(kind: str) -> Place:
            folder = tmp_path / str(len(made))
            folder.mkdir()
            url = None
            if kind == "postgresql":
                cluster: Cluster = request.getfixturevalue("postgresql")
                url = databases.enter_context(cluster.database(migrated=False))
            settings = Settings(data_dir=folder, database_url=url)
            made.append(Place(open_database(settings), open_storage(settings)))
            return made[-1]

        yield new


@pytest.fixture(params=["sqlite", "postgresql"])
async def here(
    request: pytest.FixtureRequest, new_place: Callable[[str], Place]
) -> AsyncIterator[Place]:
    """A place with a row in every table and two files."""
    place = new_place(request.param)
    await migrate(place.database)
    async with place.database.writing() as db:
        for table in Base.metadata.sorted_tables:
            await db.execute(insert(table), [sample(table)])
        question = Base.metadata.tables["question"]
        follow_up = sample(question) | {
            "id": "a follow-up that sorts before its parent",
            "kind": get_args(QuestionKind)[1],
            "parent_id": sample(question)["id"],
        }
        await db.execute(insert(question), [follow_up])
    await place.storage.put_bytes("calls/c1/0", bytes(range(256)) * 5_000)
    await place.storage.put_bytes("resumes/r1", b"%PDF")
    yield place
    await place.database.aclose()


def sample(table: Table) -> dict[str, Any]:
    """A row of this table, with something in every column."""
    return {column.name: value(column) for column in table.columns}


def value(column: Column[Any]) -> Any:
    """Something for this column: ids are alike everywhere, so that rows point to each other."""
    name = column.name
    if name in {"parent_id", "origin_id"}:
        return None
    if name == "id" or name.endswith("_id") or name == "hash":
        return "z"
    words = {
        str(check.name): str(check.sqltext).split("'")[1]
        for check in column.table.constraints
        if isinstance(check, CheckConstraint)
    }
    if (found := words.get(f"ck_{column.table.name}_{name}")) is not None:
        return found
    match column.type:
        case JSON():
            return {"words": [WORDS, 1.5, None]} if not column.nullable else None
        case Boolean():
            return True
        case Integer():
            return 7
        case Float():
            return 0.1
        case Date():
            return date(2026, 2, 28)
        case UtcDateTime():
            return AT
        case _:
            return WORDS[: getattr(column.type, "length", None)]


async def rows(database: Database) -> dict[str, list[Any]]:
    """Everything in the database."""
    async with database.reading() as db:
        return {
            table.name: [
                tuple(row) for row in await db.execute(select(table).order_by(*table.primary_key))
            ]
            for table in Base.metadata.sorted_tables
        }


async def files(storage: Storage) -> dict[str, bytes]:
    """Everything in storage."""
    return {stored.key: (await storage.read(stored.key))[0] async for stored in storage.under("")}


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_everything_comes_back(
    here: Place, kind: str, new_place: Callable[[str], Place], tmp_path: Path, clock: FakeClock
) -> None:
    path = tmp_path / "backup.zip"
    await back_up(here.database, here.storage, path, clock)
    there = new_place(kind)
    await restore(there.database, there.storage, path)
    assert await is_current(there.database)
    expected = await rows(here.database)
    assert all(expected.values()), "a table without a row proves nothing"
    assert await rows(there.database) == expected
    assert await files(there.storage) == await files(here.storage)
    assert len(await files(there.storage)) == 2
    await there.database.aclose()


async def test_only_its_owner_can_read_it(here: Place, tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "backup.zip"
    await back_up(here.database, here.storage, path, clock)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(await asyncio.to_thread(tmp_path.glob, "*.partial")) == []


async def test_nothing_is_replaced(here: Place, tmp_path: Path, clock: FakeClock) -> None:
    path = tmp_path / "backup.zip"
    await back_up(here.database, here.storage, path, clock)
    before = path.read_bytes()
    with pytest.raises(BackupError, match="is there already"):
        await back_up(here.database, here.storage, path, clock)
    assert path.read_bytes() == before
    with pytest.raises(BackupError, match="empty"):
        await restore(here.database, here.storage, path)


async def test_what_is_no_backup_is_refused(
    new_place: Callable[[str], Place], tmp_path: Path
) -> None:
    place = new_place("sqlite")
    path = tmp_path / "backup.zip"
    with pytest.raises(BackupError, match="There is no"):
        await restore(place.database, place.storage, path)
    path.write_bytes(b"PK, but no ZIP file")
    with pytest.raises(BackupError, match="not a backup"):
        await restore(place.database, place.storage, path)
    with ZipFile(path, "w") as archive:
        archive.writestr("holiday.jpg", b"")
    with pytest.raises(BackupError, match="not a backup"):
        await restore(place.database, place.storage, path)
    with ZipFile(path, "w") as archive:
        newer = '{"format": 1, "revision": "9999", "created_at": "2030-01-01T00:00:00Z"}'
        archive.writestr("manifest.json", newer)
    with pytest.raises(BackupError, match="newer version"):
        await restore(place.database, place.storage, path)
    await place.database.aclose()


async def test_a_database_without_tables_is_not_backed_up(
    new_place: Callable[[str], Place], tmp_path: Path, clock: FakeClock
) -> None:
    place = new_place("sqlite")
    with pytest.raises(BackupError, match="migrate"):
        await back_up(place.database, place.storage, tmp_path / "backup.zip", clock)
    assert list(await asyncio.to_thread(tmp_path.glob, "backup*")) == []
    await place.database.aclose()
