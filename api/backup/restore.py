"""Putting a backup back, into an empty place."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from alembic.util import CommandError
from pydantic import ValidationError
from sqlalchemy import Connection, MetaData, Table, and_, bindparam, insert, inspect, update
from sqlalchemy.ext.asyncio import AsyncConnection

from api.backup.format import (
    FILES,
    FORMAT,
    MANIFEST,
    BackupError,
    Manifest,
    decode_row,
    table_member,
    with_sql_nulls,
)
from api.database import Database
from api.migrate import migrate
from api.storage.storage import BLOCK_BYTES, Storage

ROWS_AT_ONCE = 500


async def restore(database: Database, storage: Storage, path: Path) -> None:
    """Put back what `back_up` wrote, and bring it to the present schema. Raises BackupError.

    Database and storage must be empty: nothing that is there is ever replaced.
    """
    try:
        with ZipFile(path) as archive:
            manifest = _manifest(archive)
            await _check_empty(database, storage)
            await _restore_files(archive, storage)
            await _restore_rows(archive, database, manifest)
    except BadZipFile as error:
        raise BackupError(f"{path} is not a backup, or it is broken.") from error
    except FileNotFoundError as error:
        raise BackupError(f"There is no {path}.") from error
    await migrate(database)


async def _check_empty(database: Database, storage: Storage) -> None:
    async with database.engine.connect() as connection:
        if await connection.run_sync(lambda it: inspect(it).get_table_names()):
            raise BackupError("The database is not empty. Restore into one without tables.")
    async for _ in storage.under(""):
        raise BackupError("There are files in storage. Restore into an empty one.")


def _manifest(archive: ZipFile) -> Manifest:
    try:
        manifest = Manifest.model_validate_json(archive.read(MANIFEST))
    except (KeyError, ValidationError) as error:
        raise BackupError("This is not a backup of ours.") from error
    if manifest.format != FORMAT:
        raise BackupError("A newer version made this backup. Restore it with that one.")
    return manifest


async def _restore_files(archive: ZipFile, storage: Storage) -> None:
    for info in archive.infolist():
        if info.filename.startswith(FILES):
            key = info.filename.removeprefix(FILES)
            await storage.put(key, _blocks(archive, info.filename), max_bytes=info.file_size)


async def _blocks(archive: ZipFile, member: str) -> AsyncIterator[bytes]:
    with archive.open(member) as file:
        while block := file.read(BLOCK_BYTES):
            yield block


async def _restore_rows(archive: ZipFile, database: Database, manifest: Manifest) -> None:
    try:
        await migrate(database, to=manifest.revision)
    except CommandError as error:
        raise BackupError("A newer version made this backup. Restore it with that one.") from error
    async with database.write_engine.begin() as connection:
        for table in await connection.run_sync(_tables):
            await _fill(archive, connection, table)


def _tables(connection: Connection) -> list[Table]:
    # Those of the backup's time, which the present models need not fit.
    metadata = MetaData()
    metadata.reflect(connection)
    return [with_sql_nulls(one) for one in metadata.sorted_tables if one.name != "alembic_version"]


async def _fill(archive: ZipFile, connection: AsyncConnection, table: Table) -> None:
    """Insert a table's rows; what points into the table itself follows when they are all there."""
    own = [key.parent.name for key in table.foreign_keys if key.column.table is table]
    for rows in _batches(archive, table):
        without = [row | dict.fromkeys(own) for row in rows]
        await connection.execute(insert(table), without)
    if not own:
        return
    keys = [column.name for column in table.primary_key]
    its = and_(*(table.c[name] == bindparam(f"the_{name}") for name in keys))
    pointing = update(table).where(its).values({name: bindparam(f"new_{name}") for name in own})
    for rows in _batches(archive, table):
        values = [
            {f"the_{name}": row[name] for name in keys} | {f"new_{name}": row[name] for name in own}
            for row in rows
            if any(row[name] is not None for name in own)
        ]
        if values:
            await connection.execute(pointing, values)


def _batches(archive: ZipFile, table: Table) -> Iterator[list[dict[str, object]]]:
    batch: list[dict[str, object]] = []
    with archive.open(table_member(table)) as lines:
        for line in lines:
            batch.append(decode_row(table, line))
            if len(batch) == ROWS_AT_ONCE:
                yield batch
                batch = []
    if batch:
        yield batch
