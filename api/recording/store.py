"""Audio in storage: calls/{call}/{n:06}.ogg, and cuts of them beside it."""

import asyncio
from collections.abc import Callable

from api.errors import NotFound
from api.storage.storage import Storage

SUFFIX = ".ogg"


class AudioStore:
    """Keeps chunks and cuts. Call ids must come from the database, never from a client."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    async def put_chunk(self, call_id: str, n: int, data: bytes) -> None:
        """Store chunk `n`, whole or not at all."""
        await self._storage.put_bytes(_chunk(call_id, n), data)

    async def chunks(self, call_id: str) -> tuple[int, ...]:
        """The numbers of the chunks that are there, in order."""
        names = [
            found.key.removeprefix(_folder(call_id)).removesuffix(SUFFIX)
            async for found in self._storage.under(_folder(call_id))
        ]
        return tuple(sorted(int(name) for name in names if name.isdecimal()))

    async def delete(self, call_id: str) -> None:
        """Delete a call's chunks, and the cuts that lie beside them."""
        await self._storage.delete_under(_folder(call_id))

    async def next_chunk(self, call_id: str) -> int:
        """The number after the last chunk; 0 where there is none."""
        numbers = await self.chunks(call_id)
        return numbers[-1] + 1 if numbers else 0

    async def cut(
        self, name: str, chunks: tuple[tuple[str, int], ...], make: Callable[[list[bytes]], bytes]
    ) -> str:
        """The key of file `name`, made from these (call, number) chunks where it is not there yet.

        Raises NotFound where there are no chunks.
        """
        if not chunks:
            raise NotFound("There is no audio.")
        key = f"{_folder(chunks[0][0])}cuts/{name}{SUFFIX}"
        if not await self._storage.exists(key):
            data = await self._storage.read(*(_chunk(call_id, n) for call_id, n in chunks))
            await self._storage.put_bytes(key, await asyncio.to_thread(make, data))
            if not await self._storage.exists(_chunk(*chunks[0])):
                # The call was deleted meanwhile, and nobody would delete this any more.
                await self._storage.delete([key])
                raise NotFound("There is no audio.")
        return key


def _folder(call_id: str) -> str:
    return f"calls/{call_id}/"


def _chunk(call_id: str, n: int) -> str:
    return f"{_folder(call_id)}{n:06}{SUFFIX}"
