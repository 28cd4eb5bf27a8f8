"""Stand-ins without sockets: the wire is memory, so that it keeps time with a virtual clock.

The providers' SDKs and our own HTTP client are the real ones; only what is below httpx is not.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Mapping
from contextlib import contextmanager
from typing import Any, Final, cast
from unittest import mock

import httpx
from starlette.types import ASGIApp, Message

from tests.standins.serving import HangsUp

_CUT: Final = "peer closed connection without sending complete message body"


class MemoryLine(HangsUp):
    """One connection, as `tests.standins.serving.Line` is one of a socket."""

    def __init__(self) -> None:
        super().__init__()
        self.was_reset = False

    def close(self) -> None:
        """End the connection in order: what was sent so far is all that comes."""

    def reset(self) -> None:
        """Tear the connection down."""
        self.was_reset = True


class _Exchange(httpx.AsyncByteStream):
    """One request and its answer, which is read as it comes."""

    def __init__(self, app: ASGIApp, request: httpx.Request, body: bytes) -> None:
        self._line = MemoryLine()
        self._read_s = cast(dict[str, Any], request.extensions["timeout"])["read"]
        self._coming: asyncio.Queue[Message | None] = asyncio.Queue()
        self._body: bytes | None = body
        self._serving = asyncio.create_task(self._serve(app, _scope(request, self._line)))

    async def _serve(self, app: ASGIApp, scope: dict[str, Any]) -> None:
        try:
            await app(scope, self._receive, self._coming.put)
        finally:
            self._coming.put_nowait(None)

    async def _receive(self) -> Message:
        body, self._body = self._body, None
        if body is None:
            await self._line.gone.wait()
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": body, "more_body": False}

    async def begun(self) -> Message:
        """The answer's beginning."""
        try:
            return await self._next()
        except BaseException:
            await self.aclose()
            raise

    async def _next(self) -> Message:
        try:
            async with asyncio.timeout(self._read_s):
                message = await self._coming.get()
        except TimeoutError as error:
            raise httpx.ReadTimeout("no byte came in time") from error
        if message is None:
            # What the stand-in itself fails of is a fault of the test.
            self._serving.result()
            if self._line.was_reset:
                raise httpx.ReadError("connection reset by peer")
            raise httpx.RemoteProtocolError(_CUT)
        return message

    async def __aiter__(self) -> AsyncIterator[bytes]:
        more = True
        while more:
            message = await self._next()
            more = message.get("more_body", False)
            yield message.get("body", b"")

    async def aclose(self) -> None:
        self._line.gone.set()
        self._serving.cancel()
        await asyncio.gather(self._serving, return_exceptions=True)


class _Air(httpx.AsyncBaseTransport):
    def __init__(self, apps: Mapping[str, ASGIApp]) -> None:
        self._apps = apps

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        exchange = _Exchange(self._apps[request.url.host], request, await request.aread())
        start = await exchange.begun()
        return httpx.Response(start["status"], headers=start["headers"], stream=exchange)


@contextmanager
def through_the_air(apps: Mapping[str, ASGIApp]) -> Generator[None]:
    """HTTP clients of ours that are made in the block reach these apps, by their hosts' names."""

    def air(**_: object) -> _Air:
        return _Air(apps)

    def at_once(function: Callable[[], object]) -> Callable[[], Awaitable[object]]:
        async def call() -> object:
            return function()

        return call

    with (
        mock.patch.object(httpx, "AsyncHTTPTransport", air),
        # It asks a thread of its own which system this is, and a virtual clock waits for none.
        mock.patch("groq._base_client.asyncify", at_once),
    ):
        yield


def _scope(request: httpx.Request, line: MemoryLine) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path,
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "server": (request.url.host, request.url.port or 80),
        "client": ("client", 1),
        "state": {"line": line},
    }
