"""A client of the event stream, without a network."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI

from tests.api.support import Person


@dataclass
class Stream:
    """The answer as it comes in."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict[str, str])
    lines: asyncio.Queue[str | None] = field(default_factory=asyncio.Queue[str | None])
    gone: asyncio.Event = field(default_factory=asyncio.Event)
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    async def send(self, message: dict[str, Any]) -> None:
        """What the application sends."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = {name.decode(): value.decode() for name, value in message["headers"]}
            self.begun.set()
            return
        for line in message.get("body", b"").decode().splitlines():
            self.lines.put_nowait(line)
        if not message.get("more_body", False):
            self.lines.put_nowait(None)

    async def event(self) -> dict[str, str]:
        """The next event's fields; comments are skipped. Empty at the end."""
        found: dict[str, str] = {}
        async with asyncio.timeout(10):
            while (line := await self.lines.get()) is not None:
                if not line and found:
                    return found
                name, _, value = line.partition(": ")
                if name:
                    found[name] = value
        return found


@asynccontextmanager
async def streaming(
    app: FastAPI, person: Person, headers: Mapping[str, str] | None = None
) -> AsyncGenerator[Stream]:
    """The stream of this person's events, once it has begun."""
    cookies = "; ".join(f"{name}={value}" for name, value in person.http.cookies.items())
    given = {"host": "testserver", "cookie": cookies, **(headers or {})}
    scope: dict[str, Any] = {
        "type": "http",
        "method": "GET",
        "path": "/api/events",
        "raw_path": b"/api/events",
        "root_path": "",
        "scheme": "http",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
        "http_version": "1.1",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
    }
    stream = Stream()
    requests = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict[str, Any]:
        if requests:
            return requests.pop()
        await stream.gone.wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        if stream.gone.is_set():
            raise OSError
        await stream.send(message)

    asking = asyncio.create_task(app(scope, receive, send))  # pyright: ignore[reportArgumentType]
    try:
        async with asyncio.timeout(10):
            await stream.begun.wait()
        yield stream
    finally:
        stream.gone.set()
        asking.cancel()
        await asyncio.wait([asking])
