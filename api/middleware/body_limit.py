"""Bodies have a size limit that holds while they are read, whatever their header says."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

DEFAULT_BODY_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class BodyLimit:
    """Paths (a regular expression for the whole path) with a limit of their own, in bytes."""

    path: re.Pattern[str]
    max_bytes: int


class BodyLimitMiddleware:
    """Answers 413 as soon as a body is known to be too large."""

    def __init__(self, app: ASGIApp, *, limits: Sequence[BodyLimit]) -> None:
        self._app = app
        self._limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._limit(scope["path"])
        announced = Headers(scope=scope).get("content-length", "0")
        seen = 0

        async def receiving() -> Message:
            nonlocal seen
            _check(int(announced) if announced.isdecimal() else 0, limit)
            message = await receive()
            seen += len(message.get("body", b""))
            _check(seen, limit)
            return message

        await self._app(scope, receiving, send)

    def _limit(self, path: str) -> int:
        for limit in self._limits:
            if limit.path.fullmatch(path):
                return limit.max_bytes
        return DEFAULT_BODY_BYTES


def _check(size: int, limit: int) -> None:
    # Raised inside of the application, whose handler makes the envelope of it.
    if size > limit:
        raise HTTPException(413, f"The body may have {limit} bytes at most.")
