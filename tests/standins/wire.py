"""Faults of the wire: what happens to a good answer on its way. They know HTTP and WebSocket only.

An answer is the messages an ASGI app sends. In a stream each event or piece of sound is one
message; a whole body has its length announced.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from starlette.types import Message, Send

from tests.standins.faults import Fault, Kind
from tests.standins.serving import Gone, Line

PAGE: Final = b"<!DOCTYPE html><html><title>Sign in to the network</title></html>"
"""What WRONG_TYPE answers in place of the provider."""

_TICK_S: Final = 0.02
"""Between two messages that are sent again and again, or two drops."""

_DATA: Final = ("http.response.body", "websocket.send")


def spoiled(fault: Fault, send: Send, line: Line) -> Send:
    """A `send` that passes messages on with a fault of the wire."""
    makers: dict[Kind, Callable[[], Send]] = {
        Kind.DRIP: lambda: _Drip(send, line, fault.bytes_per_s),
        Kind.RESET: lambda: _Reset(send, line),
        Kind.ENDLESS: lambda: _Endless(send, line),
        Kind.TRUNCATED: lambda: _Truncated(send, line),
    }
    return makers[fault.kind]()


def _is_data(message: Message) -> bool:
    return message["type"] in _DATA and bool(_data(message))


def _data(message: Message) -> bytes:
    return message.get("body") or message.get("bytes") or (message.get("text") or "").encode()


def _first_half(message: Message) -> Message:
    """A part of a body, with more to come; a message of a websocket cannot be parted."""
    if message["type"] == "websocket.send":
        return message
    return _body(message["body"][: (len(message["body"]) + 1) // 2], more=True)


def _body(data: bytes, *, more: bool) -> Message:
    return {"type": "http.response.body", "body": data, "more_body": more}


class _Drip:
    """A few bytes at a time; of a websocket, each message as late as its length says."""

    def __init__(self, send: Send, line: Line, bytes_per_s: int) -> None:
        self._send, self._line = send, line
        self._rate = bytes_per_s
        self._drop = max(1, round(bytes_per_s * _TICK_S))

    async def __call__(self, message: Message) -> None:
        if not _is_data(message):
            await self._send(message)
        elif message["type"] == "websocket.send":
            await self._line.wait(len(_data(message)) / self._rate)
            await self._send(message)
        else:
            await self._body(message["body"], message.get("more_body", False))

    async def _body(self, data: bytes, more: bool) -> None:
        for start in range(0, len(data), self._drop):
            await self._line.wait(_TICK_S)
            await self._send(_body(data[start : start + self._drop], more=True))
        if not more:
            await self._send(_body(b"", more=False))


class _Reset:
    """The first half of the first message, and then no connection any more."""

    def __init__(self, send: Send, line: Line) -> None:
        self._send, self._line = send, line

    async def __call__(self, message: Message) -> None:
        if not _is_data(message):
            await self._send(message)
            return
        await self._send(_first_half(message))
        # The other side reads what it was given before it learns of the reset.
        await asyncio.sleep(_TICK_S)
        self._line.reset()
        raise Gone


class _Endless:
    """A stream's first message over and over; a whole body but for its last byte, then spaces."""

    def __init__(self, send: Send, line: Line) -> None:
        self._send, self._line = send, line

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            await self._send({**message, "headers": _without_length(message["headers"])})
        elif not _is_data(message):
            await self._send(message)
        elif message["type"] == "http.response.body" and not message.get("more_body", False):
            await self._send(_body(message["body"][:-1], more=True))
            await self._repeat(_body(b" ", more=True))
        else:
            await self._repeat(message)

    async def _repeat(self, message: Message) -> None:
        while True:
            await self._send(message)
            await self._line.wait(_TICK_S)


def _without_length(headers: Any) -> list[tuple[bytes, bytes]]:
    return [(name, value) for name, value in headers if name.lower() != b"content-length"]


class _Truncated:
    """A stream ends in good order after its first message; a whole body breaks off half way."""

    def __init__(self, send: Send, line: Line) -> None:
        self._send, self._line = send, line

    async def __call__(self, message: Message) -> None:
        if not _is_data(message):
            await self._send(message)
            return
        if message["type"] == "websocket.send":
            await self._send(message)
            await self._send({"type": "websocket.close", "code": 1000})
        elif message.get("more_body", False):
            await self._send(message)
            await self._send(_body(b"", more=False))
        else:
            await self._send(_first_half(message))
            self._line.close()
        raise Gone
