"""Making a backup while everything goes on."""

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from api.backup.format import (
    FILES,
    FORMAT,
    MANIFEST,
    BackupError,
    Manifest,
    encode_row,
    table_member,
)
from api.clock import Clock
from api.database import Database
from api.migrate import is_current
from api.storage.storage import Storage
from api.tables import Base

ROWS_AT_ONCE = 500


async def back_up(database: Database, storage: Storage, path: Path, clock: Clock) -> None:
    """Write everything to `path`, which only its owner can read. Raises BackupError.

    The rows are those of one moment; files that were stored later may be in it too. The file has
    its name only when it is complete.
    """
    if await asyncio.to_thread(path.exists):
        raise BackupError(f"{path} is there already. Choose another name.")
    if not await is_current(database):
        raise BackupError("The database is not migrated. Run: python -m api migrate")
    partial = path.with_name(path.name + ".partial")
    try:
        with _private(partial) as file:
            with ZipFile(file, "w", ZIP_DEFLATED) as archive:
                await _write(archive, database, storage, clock)
            file.flush()
            os.fsync(file.fileno())
        partial.rename(path)
    finally:
        with suppress(FileNotFoundError):
            partial.unlink()


def _private(path: Path) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")


async def _write(archive: ZipFile, database: Database, storage: Storage, clock: Clock) -> None:
    async with database.reading() as db:
        revision = (await db.execute(text("SELECT version_num FROM alembic_version"))).scalar_one()
        manifest = Manifest(format=FORMAT, revision=revision, created_at=clock())
        archive.writestr(MANIFEST, manifest.model_dump_json())
        await _write_rows(archive, db)
    async for stored in storage.under(""):
        info = ZipInfo(FILES + stored.key)
        # Sound and PDF are compressed already.
        info.compress_type = ZIP_STORED
        with archive.open(info, "w", force_zip64=True) as member:
            await _copy(storage, stored.key, stored.size, member.write)


async def _write_rows(archive: ZipFile, db: AsyncSession) -> None:
    for table in Base.metadata.sorted_tables:
        names = [column.name for column in table.columns]
        with archive.open(table_member(table), "w", force_zip64=True) as member:
            rows = await db.stream(
                select(table).order_by(*table.primary_key),
                execution_options={"yield_per": ROWS_AT_ONCE},
            )
            async for row in rows:
                member.write(encode_row(dict(zip(names, row, strict=True))))


async def _copy(storage: Storage, key: str, size: int, write: Callable[[bytes], object]) -> None:
    async for block in storage.blocks(key, 0, size):
        write(block)
