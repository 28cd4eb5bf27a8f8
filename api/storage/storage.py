"""Files by key: in a local folder or in an S3 bucket, which nothing above can tell apart."""

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import obstore
from obstore.store import ObjectStore

from api.errors import NotFound, TooLarge

BLOCK_BYTES = 512 * 1024
"""What is read at once, in a request of its own, so that a slow reader meets no time limit."""
READS_AT_ONCE = 16
GONE = "This file is not there any more."


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that is there; `size` in bytes."""

    key: str
    size: int


class Storage:
    """Keeps files whole or not at all. Keys are made of our own ids, never of a client's words.

    folder: where the files lie if the store is a local one; what was put is then on the disk, as
    the agent forgets what we took.
    """

    def __init__(self, open_store: Callable[[], ObjectStore], *, folder: Path | None) -> None:
        self._open_store = open_store
        self._folder = folder

    @cached_property
    def _store(self) -> ObjectStore:
        # Opened when first used: an application that only describes itself makes no folder.
        return self._open_store()

    async def put(self, key: str, blocks: AsyncIterator[bytes], *, max_bytes: int) -> int:
        """Store what comes; its size in bytes. Raises TooLarge, and keeps nothing then."""
        size = 0
        asked: asyncio.Future[bytes | None] | None = None

        async def limited() -> AsyncIterator[bytes]:
            nonlocal size, asked
            while True:
                asked = asyncio.ensure_future(anext(blocks, None))
                if (block := await asked) is None:
                    return
                size += len(block)
                if size > max_bytes:
                    raise TooLarge(f"The file may have {max_bytes} bytes at most.", field="file")
                yield block

        try:
            await obstore.put_async(self._store, key, limited())
        finally:
            # The store asks in a task of its own, which nobody stops with this one: what sends the
            # blocks would be in use still when it is closed, and hold a transaction for instance.
            if asked is not None and not asked.done():
                asked.cancel()
                await asyncio.wait([asked])
        await self._settle(key)
        return size

    async def put_bytes(self, key: str, data: bytes) -> None:
        """Store `data`, in place of what was there."""
        await obstore.put_async(self._store, key, data)
        await self._settle(key)

    async def size(self, key: str) -> int:
        """In bytes. Raises NotFound."""
        try:
            return (await obstore.head_async(self._store, key))["size"]
        except FileNotFoundError as error:
            raise NotFound(GONE) from error

    async def exists(self, key: str) -> bool:
        """Whether there is such a file."""
        try:
            await obstore.head_async(self._store, key)
        except FileNotFoundError:
            return False
        return True

    async def read(self, *keys: str) -> list[bytes]:
        """Whole files, in order; for small ones. Raises NotFound where one is not there."""
        places = asyncio.Semaphore(READS_AT_ONCE)

        async def one(key: str) -> bytes | None:
            async with places:
                try:
                    got = await obstore.get_async(self._store, key)
                    return bytes(await got.bytes_async())
                except FileNotFoundError:
                    return None

        async with asyncio.TaskGroup() as group:
            reading = [group.create_task(one(key)) for key in keys]
        found = [data for task in reading if (data := task.result()) is not None]
        if len(found) < len(keys):
            raise NotFound(GONE)
        return found

    async def blocks(self, key: str, begin: int, end: int) -> AsyncGenerator[bytes]:
        """The bytes from `begin` to before `end`, which lie within the file."""
        for start in range(begin, end, BLOCK_BYTES):
            stop = min(start + BLOCK_BYTES, end)
            block = await obstore.get_range_async(self._store, key, start=start, end=stop)
            yield bytes(block)

    async def under(self, prefix: str) -> AsyncIterator[StoredFile]:
        """Every file below the folder `prefix`, in no order."""
        listed = obstore.list(self._store, prefix)  # pyright: ignore[reportUnknownMemberType]
        async for chunk in listed:
            for found in chunk:
                yield StoredFile(found["path"], found["size"])

    async def delete(self, keys: Sequence[str]) -> None:
        """Delete files; one that is not there is fine."""
        if not keys:
            return
        try:
            await obstore.delete_async(self._store, list(keys))
        except FileNotFoundError:
            # A folder stops at the first that is missing.
            for key in keys:
                with suppress(FileNotFoundError):
                    await obstore.delete_async(self._store, key)

    async def delete_under(self, prefix: str) -> None:
        """Delete every file below the folder `prefix`."""
        await self.delete([found.key async for found in self.under(prefix)])

    async def _settle(self, key: str) -> None:
        if self._folder is not None:
            await asyncio.to_thread(_sync, self._folder / key)


def _sync(path: Path) -> None:
    """Wait until a file and its name are on the disk."""
    for place in (path, path.parent):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
