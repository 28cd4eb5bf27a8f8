"""Following a creation as it goes on, and leaving it: what no client over a finished answer can."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from fastapi import FastAPI
from starlette.types import Message

PATH: Final = "/api/interviews/create"


@dataclass(frozen=True, slots=True)
class Piece:
    """An event of the stream. at_s: seconds since the request."""

    name: str
    data: dict[str, Any]
    at_s: float


@dataclass(slots=True)
class Followed:
    """status: 0 before there is one. body: what came where it is no stream."""

    status: int = 0
    pieces: list[Piece] = field(default_factory=list[Piece])
    body: bytes = b""

    def named(self, name: str) -> list[dict[str, Any]]:
        """The data of all events of this name."""
        return [one.data for one in self.pieces if one.name == name]


async def follow(
    app: FastAPI,
    token: str,
    request: Mapping[str, Any],
    *,
    headers: Sequence[tuple[str, str]] = (),
    leave_after: str | None = None,
) -> Followed:
    """Create an interview and follow it. leave_after: the event after which the client is gone."""
    followed = Followed()
    gone = asyncio.Event()
    sent = iter([{"type": "http.request", "body": json.dumps(request).encode()}])
    now = asyncio.get_running_loop().time
    began = now()

    async def receive() -> Message:
        message = next(sent, None)
        if message is None:
            await gone.wait()
            return {"type": "http.disconnect"}
        return message

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            followed.status = message["status"]
            return
        data: bytes = message.get("body", b"")
        followed.body += data
        for block in data.decode().split("\n\n"):
            if block.startswith("event: "):
                name, _, rest = block.partition("\n")
                piece = json.loads(rest.removeprefix("data: "))
                name = name.removeprefix("event: ")
                followed.pieces.append(Piece(name, piece, now() - began))
                if name == leave_after:
                    gone.set()

    await app(_scope(token, headers), receive, send)
    return followed


def _scope(token: str, headers: Sequence[tuple[str, str]]) -> dict[str, Any]:
    sent = {
        "host": "testserver",
        "authorization": f"Bearer {token}",
        "accept": "text/event-stream",
        "content-type": "application/json",
        **dict(headers),
    }
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "POST",
        "scheme": "http",
        "path": PATH,
        "raw_path": PATH.encode(),
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in sent.items()],
        "client": ("127.0.0.1", 1),
        "server": ("testserver", 80),
        "state": {},
    }
