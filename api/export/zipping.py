"""A ZIP file that is sent on while it is written: of no size that would have to fit in memory."""

import asyncio
import io
from collections.abc import AsyncGenerator, AsyncIterator, Iterable
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo


@dataclass(frozen=True, slots=True)
class Member:
    """A file in the ZIP. packed: whether it is small already, as audio is.

    blocks: its bytes; closed when the ZIP is done with it, or was stopped in the middle.
    """

    name: str
    blocks: AsyncGenerator[bytes]
    packed: bool = False


class _Sink(io.RawIOBase):
    """Takes what the ZIP writes, and cannot go back."""

    def __init__(self) -> None:
        self._written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        block = bytes(data)  # pyright: ignore[reportArgumentType] - any buffer
        self._written.append(block)
        return len(block)

    def take(self) -> bytes:
        """What was written since the last time."""
        written = b"".join(self._written)
        self._written.clear()
        return written


async def zipped(members: AsyncIterator[Member], at: datetime) -> AsyncGenerator[bytes]:
    """The ZIP, block by block, as its members come. at: the time that all its files bear."""
    sink = _Sink()
    with ZipFile(sink, "w") as archive:
        async for member in members:
            info = ZipInfo(member.name, at.timetuple()[:6])
            info.compress_type = ZIP_STORED if member.packed else ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with archive.open(info, "w", force_zip64=True) as file:
                async with aclosing(member.blocks) as blocks:
                    async for block in blocks:
                        await asyncio.to_thread(file.write, block)
                        yield sink.take()
    yield sink.take()


async def several(blocks: Iterable[bytes]) -> AsyncGenerator[bytes]:
    """Blocks that are there already."""
    for block in blocks:
        yield block
