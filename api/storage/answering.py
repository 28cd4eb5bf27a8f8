"""Files over HTTP: whole, in part, or not again."""

import re
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

from fastapi import Request, Response
from fastapi.responses import StreamingResponse

from api.documented import Responses
from api.errors import UnsatisfiableRange
from api.storage.storage import Storage

_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Content:
    """What a file's address answers. `etag`: a name for exactly these bytes; `size` in bytes.

    blocks: the bytes from a position to before another one.
    """

    size: int
    etag: str
    media_type: str
    blocks: Callable[[int, int], AsyncIterator[bytes]]
    headers: Mapping[str, str] = field(default_factory=dict[str, str])


async def stored_content(
    storage: Storage,
    key: str,
    *,
    etag: str,
    media_type: str,
    headers: Mapping[str, str] | None = None,
) -> Content:
    """A file in storage. Raises NotFound."""
    size = await storage.size(key)
    return Content(size, etag, media_type, partial(storage.blocks, key), headers or {})


def file_responses(*media_types: str) -> Responses:
    """What `file_answer` answers, for the OpenAPI document."""
    content = {
        media_type: {"schema": {"type": "string", "format": "binary"}} for media_type in media_types
    }
    return {
        200: {"content": content, "description": "All of it."},
        206: {"content": content, "description": "The range that was asked for."},
        304: {"description": "Nothing changed."},
    }


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


def file_answer(request: Request, content: Content) -> Response:
    """The content, or the range of it that is asked for. Raises UnsatisfiableRange."""
    tag = f'"{content.etag}"'
    headers = {
        "Accept-Ranges": "bytes",
        "ETag": tag,
        "Cache-Control": "private, no-cache",
        **content.headers,
    }
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    current = request.headers.get("if-range") in (None, tag)
    wanted = parse_range(request.headers.get("range"), content.size) if current else None
    begin, end = wanted or (0, content.size)
    headers["Content-Length"] = str(end - begin)
    if wanted is not None:
        headers["Content-Range"] = f"bytes {begin}-{end - 1}/{content.size}"
    status = 200 if wanted is None else 206
    if request.method == "HEAD":
        return Response(status_code=status, headers=headers, media_type=content.media_type)
    return StreamingResponse(content.blocks(begin, end), status, headers, content.media_type)
