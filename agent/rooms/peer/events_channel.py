"""The data channel `events`: text in order, both ways, bounded, and queued until it opens.

Sizes: ours are at most 15 KiB. The client's are handed up as they came, up to 64 KiB, so that
the reader can say what was wrong with them; a longer one ends the call, as no client of ours
sends it.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable

from aiortc import RTCDataChannel

LABEL = "events"

_SENT_MAX = 15 * 1024
_RECEIVED_MAX = 64 * 1024
_QUEUE_COUNT = 1024
_QUEUE_BYTES = 1024 * 1024
"""Messages and bytes that may wait on either side, for the client or for our reader."""

_HANG_UP_S = 1.0
"""Seconds that the last messages have to reach the client."""


class EventsChannel:
    """One client's messages. on_lost is told why, once, when nothing more can pass."""

    def __init__(self, on_lost: Callable[[str], None]) -> None:
        self._on_lost = on_lost
        self._channel: RTCDataChannel | None = None
        self._waiting: list[str] = []
        self._received: deque[str | bytes] = deque()
        self._received_bytes = 0
        self._changed = asyncio.Event()
        self._closed = asyncio.Event()
        self._opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._left = False

    def offered(self, channel: RTCDataChannel) -> None:
        """The client created a channel: take it if it is ours, ordered and reliable, else close."""
        reliable = channel.maxRetransmits is None and channel.maxPacketLifeTime is None
        wanted = channel.label == LABEL and channel.ordered and reliable
        if self._channel is not None or self._left or not wanted:
            channel.close()
            return
        self._channel = channel
        channel.on("message", self._receive)
        channel.on("close", self._on_close)
        for message in self._waiting:
            channel.send(message)
        self._waiting.clear()
        self._opened.set_result(None)

    def send(self, message: str) -> None:
        """Queue a message. Raises ValueError over 15 KiB; a no-op once the client left."""
        size = _size(message)
        if size > _SENT_MAX:
            raise ValueError(f"a message of {size} bytes; a client takes at most {_SENT_MAX}")
        if self._left:
            return
        if self._channel is not None:
            if self._channel.bufferedAmount + size > _QUEUE_BYTES:
                self._on_lost("does not take its messages")
            elif self._channel.readyState == "open":
                self._channel.send(message)
            return
        if len(self._waiting) >= _QUEUE_COUNT:
            self._on_lost("did not open its channel while messages piled up")
            return
        self._waiting.append(message)

    async def opened(self) -> None:
        """Return once the channel is open. Raises ConnectionError if the client left before."""
        await asyncio.shield(self._opened)

    async def messages(self) -> AsyncIterator[str | bytes]:
        """What the client sent, in order; ends when it is gone and all is read."""
        while self._received or not self._left:
            while self._received:
                message = self._received.popleft()
                self._received_bytes -= _size(message)
                yield message
            self._changed.clear()
            if not self._left:
                await self._changed.wait()

    async def finish(self) -> None:
        """Close the channel after what is queued; wait until the client has it, at most 1 s."""
        if self._channel is None:
            return
        self._channel.close()
        # A client that is gone closes nothing; then what was queued is lost with it.
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_HANG_UP_S):
                await self._closed.wait()

    def leave(self) -> None:
        """The client is gone."""
        self._left = True
        self._waiting.clear()
        self._changed.set()
        if not self._opened.done():
            self._opened.set_exception(ConnectionError("the client left before its channel opened"))
            self._opened.exception()

    def _receive(self, message: str | bytes) -> None:
        if self._left:
            return
        size = _size(message)
        if size > _RECEIVED_MAX:
            self._on_lost("sent a message over 64 KiB")
            return
        self._received.append(message)
        self._received_bytes += size
        self._changed.set()
        if len(self._received) > _QUEUE_COUNT or self._received_bytes > _QUEUE_BYTES:
            self._on_lost("sent messages faster than they can be read")

    def _on_close(self) -> None:
        self._closed.set()
        self._on_lost("closed its channel")


def _size(message: str | bytes) -> int:
    return len(message.encode() if isinstance(message, str) else message)
