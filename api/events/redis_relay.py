"""Events between processes: one Redis stream that every process reads."""

import asyncio
from datetime import timedelta
from typing import Any, Final

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from api.clock import Clock
from api.events.ports import Deliver, Sent

STREAM: Final = "mockmate:events"
KEPT: Final = 10_000
LOOK_BACK: Final = timedelta(minutes=5)
"""How much of the past a process reads when it starts, for clients that come over from another."""

BLOCK_MS: Final = 10_000
AT_ONCE: Final = 1_000
AGAIN_S: Final = 1.0
"""Seconds until a Redis that is down is asked again."""

CANCEL_AGAIN_S: Final = 0.1


class RedisRelay:
    """Every process reads the whole stream.

    Events are few and small, and so a process needs one connection, however many people listen.
    """

    def __init__(self, url: str, clock: Clock) -> None:
        # A read blocks for long, on purpose; what is longer is a line that is dead.
        timeout_s = BLOCK_MS / 1000 + 5
        self._redis = Redis.from_url(  # pyright: ignore[reportUnknownMemberType]
            url, decode_responses=True, socket_timeout=timeout_s
        )
        self._clock = clock
        self._reading: asyncio.Task[None] | None = None

    async def start(self, deliver: Deliver) -> None:
        """Begin to read."""
        past = int((self._clock() - LOOK_BACK).timestamp() * 1000)
        self._reading = asyncio.create_task(self._read(deliver, f"{past}-0"))

    async def send(self, user_id: str, type_: str, data: str) -> None:
        """Write to the stream; where Redis is down the hint is lost."""
        fields: dict[Any, Any] = {"to": user_id, "type": type_, "data": data}
        try:
            await self._redis.xadd(STREAM, fields, maxlen=KEPT)
        except RedisError as error:
            _log().warning("event_lost", error=type(error).__name__)

    async def aclose(self) -> None:
        """Read no more."""
        # redis writes with asyncio.wait_for, which before Python 3.12 swallows a cancellation
        # that comes just as it is done.
        while self._reading is not None and not self._reading.done():
            self._reading.cancel()
            await asyncio.wait([self._reading], timeout=CANCEL_AGAIN_S)
        await self._redis.aclose()

    async def _read(self, deliver: Deliver, last: str) -> None:
        while True:
            try:
                found: Any = await self._redis.xread({STREAM: last}, AT_ONCE, BLOCK_MS)
            except RedisError as error:
                _log().warning("events_unreachable", error=type(error).__name__)
                await asyncio.sleep(AGAIN_S)
                continue
            for _stream, entries in found:
                for last, fields in entries:
                    deliver(fields["to"], Sent(last, fields["type"], fields["data"]))


def _log() -> structlog.stdlib.BoundLogger:
    return structlog.get_logger("api.events")
