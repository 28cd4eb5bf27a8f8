"""Counts tries in a sliding window, in memory or in Redis."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError
from redis.asyncio import ConnectionPool

from api.errors import TooMany, Unavailable

RETRY_S = 5
REDIS_TIMEOUT_S = 2


@dataclass(frozen=True, slots=True)
class Rule:
    """How often `name` may happen for one key.

    message: what a person is told who is over it.
    """

    name: str
    rate: RateLimitItem
    message: str

    @classmethod
    def of(cls, name: str, rate: str, message: str) -> "Rule":
        """From a setting such as "10/15 minutes". Raises ValueError."""
        return cls(name=name, rate=parse(rate), message=message)


class Limiter:
    """Made by the composition root, closed by it.

    redis_url: where all processes count together; null: in the memory of this one. now: the wall
    clock in seconds, by which the counters go.
    """

    def __init__(self, redis_url: str | None, now: Callable[[], float]) -> None:
        self._now = now
        self._connections = None if redis_url is None else _connections(redis_url)
        self._window = SlidingWindowCounterRateLimiter(_storage(self._connections))

    async def aclose(self) -> None:
        """Close the connections to Redis."""
        if self._connections is not None:
            await self._connections.aclose()

    async def take(self, rule: Rule, key: str) -> None:
        """Count one try. Raises TooMany, and Unavailable where the counter cannot be reached."""
        try:
            if await self._window.hit(rule.rate, rule.name, key):
                return
            window = await self._window.get_window_stats(rule.rate, rule.name, key)
        except StorageError as error:
            raise _unreachable() from error
        wait_s = math.ceil(window.reset_time - self._now())
        raise TooMany(rule.message, retry_after_s=max(1, wait_s))

    async def forget(self, rule: Rule, key: str) -> None:
        """Count from nothing again. Raises Unavailable where the counter cannot be reached."""
        try:
            await self._window.clear(rule.rate, rule.name, key)
        except StorageError as error:
            raise _unreachable() from error


def _connections(redis_url: str) -> ConnectionPool:
    options: dict[str, Any] = {"socket_timeout": REDIS_TIMEOUT_S}
    return ConnectionPool.from_url(  # pyright: ignore[reportUnknownMemberType]
        redis_url, **options
    )


def _storage(connections: ConnectionPool | None) -> Storage:
    if connections is None:
        return MemoryStorage(wrap_exceptions=True)
    # The library's types know only plain values as options.
    options: dict[str, Any] = {"connection_pool": connections}
    return RedisStorage(
        "async+redis://",
        wrap_exceptions=True,
        implementation="redispy",
        key_prefix="mockmate:limits",
        **options,
    )


def _unreachable() -> Unavailable:
    # Letting everybody through meanwhile would be the moment to try many passwords.
    return Unavailable("We cannot check this just now. Please try again.", retry_after_s=RETRY_S)
