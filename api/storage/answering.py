"""Files over HTTP: whole, in part, or not again."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from api.documented import Responses
from api.errors import UnsatisfiableRange

BLOCK_BYTES = 64 * 1024

AUDIO_RESPONSES: Responses = {
    200: {"content": {"audio/ogg": {}}, "description": "All of it."},
    206: {"content": {"audio/ogg": {}}, "description": "The range that was asked for."},
    304: {"description": "Nothing changed."},
}
_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def parse_range(header: str | None, size: int) -> tuple[int, int] | None:
    """From (inclusive) and to (exclusive); null where the whole file is to be sent.

    What is malformed or asks for several parts is passed over, as HTTP allows. Raises
    UnsatisfiableRange where it begins behind the end.
    """
    match = _RANGE.fullmatch(header.replace(" ", "")) if header else None
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        begin, end = max(0, size - int(last)), size
    else:
        begin, end = int(first), min(size, int(last) + 1) if last else size
        if last and int(last) < begin:
            return None
    if begin >= size or begin >= end:
        raise UnsatisfiableRange(size)
    return begin, end


async def stored_file(request: Request, path: Path, *, etag: str, media_type: str) -> Response:
    """`path`, or the range of it that is asked for. `etag`: a name for exactly these bytes."""
    size = (await anyio.Path(path).stat()).st_size
    tag = f'"{etag}"'
    headers = {"Accept-Ranges": "bytes", "ETag": tag, "Cache-Control": "private, no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    current = request.headers.get("if-range") in (None, tag)
    wanted = parse_range(request.headers.get("range"), size) if current else None
    begin, end = wanted or (0, size)
    headers["Content-Length"] = str(end - begin)
    if wanted is not None:
        headers["Content-Range"] = f"bytes {begin}-{end - 1}/{size}"
    status = 200 if wanted is None else 206
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=media_type)
    return StreamingResponse(_blocks(path, begin, end), status, headers, media_type)


async def _blocks(path: Path, begin: int, end: int) -> AsyncIterator[bytes]:
    async with await anyio.open_file(path, "rb") as file:
        await file.seek(begin)
        while begin < end:
            block = await file.read(min(BLOCK_BYTES, end - begin))
            begin += len(block)
            yield block
