"""Audio on disk: DATA_DIR/calls/{call}/{n:06}.ogg, and cuts of them beside it."""

import asyncio
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from api.errors import NotFound

SUFFIX = ".ogg"


class AudioStore:
    """Keeps chunks and cuts. Call ids must come from the database, never from a client."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def put_chunk(self, call_id: str, n: int, data: bytes) -> None:
        """Store chunk `n`, whole or not at all."""
        await asyncio.to_thread(_write, self._chunk(call_id, n), data)

    async def chunks(self, call_id: str) -> tuple[int, ...]:
        """The numbers of the chunks that are there, in order."""
        return await asyncio.to_thread(self._numbers, call_id)

    async def next_chunk(self, call_id: str) -> int:
        """The number after the last chunk; 0 where there is none."""
        numbers = await self.chunks(call_id)
        return numbers[-1] + 1 if numbers else 0

    async def cut(
        self, name: str, chunks: tuple[tuple[str, int], ...], make: Callable[[list[bytes]], bytes]
    ) -> Path:
        """The file `name`, made from these (call, number) chunks where it is not there yet.

        Raises NotFound where there are no chunks.
        """
        if not chunks:
            raise NotFound("There is no audio.")
        path = self._root / chunks[0][0] / "cuts" / f"{name}{SUFFIX}"
        if not await asyncio.to_thread(path.exists):
            await asyncio.to_thread(self._make, path, chunks, make)
        return path

    def _make(
        self,
        path: Path,
        chunks: tuple[tuple[str, int], ...],
        make: Callable[[list[bytes]], bytes],
    ) -> None:
        _write(path, make([self._chunk(call_id, n).read_bytes() for call_id, n in chunks]))

    def _chunk(self, call_id: str, n: int) -> Path:
        return self._root / call_id / f"{n:06}{SUFFIX}"

    def _numbers(self, call_id: str) -> tuple[int, ...]:
        folder = self._root / call_id
        if not folder.is_dir():
            return ()
        return tuple(sorted(int(path.stem) for path in folder.glob(f"*{SUFFIX}")))


def _write(path: Path, data: bytes) -> None:
    """Write a file so that whoever looks sees all of it or none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
