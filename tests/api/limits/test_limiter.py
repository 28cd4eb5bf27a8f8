"""Counting tries, in memory and in a real Redis."""

import asyncio
import time
from collections.abc import AsyncIterator
from types import SimpleNamespace

import limits.aio.storage.memory
import pytest

from api.errors import TooMany, Unavailable
from api.limits.limiter import Limiter, Rule

RULE = Rule.of("tries", "3/15 minutes", "Too many tries.")
OTHER = Rule.of("others", "3/15 minutes", "Too many others.")


@pytest.fixture(params=["memory", "redis"])
async def limiter(request: pytest.FixtureRequest) -> AsyncIterator[Limiter]:
    url = None if request.param == "memory" else request.getfixturevalue("redis_url")
    limiter = Limiter(url, time.time)
    await limiter.forget(RULE, "key")
    yield limiter
    await limiter.aclose()


async def test_more_than_allowed_is_refused(limiter: Limiter) -> None:
    for _ in range(3):
        await limiter.take(RULE, "key")
    with pytest.raises(TooMany, match="Too many tries") as refused:
        await limiter.take(RULE, "key")
    assert 0 < refused.value.retry_after_s <= 15 * 60
    await limiter.take(RULE, "another key of this run")
    await limiter.take(OTHER, "key")


async def test_it_can_begin_anew(limiter: Limiter) -> None:
    for _ in range(3):
        await limiter.take(RULE, "key")
    await limiter.forget(RULE, "key")
    for _ in range(3):
        await limiter.take(RULE, "key")


async def test_of_many_at_once_as_many_as_allowed(limiter: Limiter) -> None:
    results = await asyncio.gather(
        *(limiter.take(RULE, "key") for _ in range(10)), return_exceptions=True
    )
    assert sum(result is None for result in results) == 3
    assert sum(isinstance(result, TooMany) for result in results) == 7


async def test_processes_count_together_in_redis(redis_url: str) -> None:
    one, two = Limiter(redis_url, time.time), Limiter(redis_url, time.time)
    await one.forget(RULE, "shared")
    for limiter in (one, two, one):
        await limiter.take(RULE, "shared")
    with pytest.raises(TooMany):
        await two.take(RULE, "shared")
    await one.aclose()
    await two.aclose()


async def test_a_counter_that_is_down_lets_nobody_through() -> None:
    limiter = Limiter("unix:///nowhere/redis.sock", time.time)
    for refused in (limiter.take(RULE, "key"), limiter.forget(RULE, "key")):
        with pytest.raises(Unavailable):
            await refused
    await limiter.aclose()


async def test_time_heals(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    clock = SimpleNamespace(time=lambda: now)
    monkeypatch.setattr(limits.aio.storage.memory, "time", clock)
    limiter = Limiter(None, clock.time)
    for _ in range(3):
        await limiter.take(RULE, "key")
    with pytest.raises(TooMany):
        await limiter.take(RULE, "key")
    now += 2 * 15 * 60
    for _ in range(3):
        await limiter.take(RULE, "key")


@pytest.mark.parametrize("rate", ["", "often", "-1/hour", "3/fortnight"])
def test_a_rate_has_a_number_and_a_time(rate: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Rule.of("tries", rate, "Too many.")
