"""Counts tries in a sliding window, in memory or in Redis."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, Storage
from limits.aio.strategies import SlidingWindowCounterRateLimiter
from limits.errors import StorageError
from limits.storage import storage_from_string

from api.errors import TooMany, Unavailable

RETRY_S = 5


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
    """now: the wall clock in seconds that the storage goes by."""

    def __init__(self, storage: Storage, now: Callable[[], float]) -> None:
        self._window = SlidingWindowCounterRateLimiter(storage)
        self._now = now

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


def open_limits(redis_url: str | None) -> Storage:
    """The counters: in Redis, shared by all processes, or else in the memory of this one."""
    if redis_url is None:
        return MemoryStorage(wrap_exceptions=True)
    storage = storage_from_string(
        f"async+{redis_url}", implementation="redispy", wrap_exceptions=True
    )
    assert isinstance(storage, Storage)
    return storage


def _unreachable() -> Unavailable:
    # Letting everybody through meanwhile would be the moment to try many passwords.
    return Unavailable("We cannot check this just now. Please try again.", retry_after_s=RETRY_S)
