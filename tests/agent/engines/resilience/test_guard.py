"""One engine used with care, on a virtual clock."""

import asyncio
import errno
from collections.abc import Coroutine
from datetime import date
from typing import Any, TypeVar

import pytest

from agent.engines.errors import (
    BadAnswer,
    EngineError,
    OverBudget,
    RateLimited,
    Refused,
    Resting,
    TimedOut,
    Uncounted,
    Unreachable,
    WrongKey,
)
from agent.engines.resilience.budget import Limits, Spent
from agent.engines.resilience.guard import ATTEMPTS, UNUSABLE_REST_S, Guard
from agent.engines.usage import Meter, Usage
from tests.agent.engines.resilience.scripted import NOON, MemoryLog, Scripted, guard, purse
from tests.fakes.virtual_time import VirtualLoop

T = TypeVar("T")


def virtually(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


async def ask(guarded: Guard, engine: Scripted, within_s: float = 30.0) -> tuple[str, int]:
    async def call(meter: Meter) -> tuple[str, int]:
        return await engine.answer(1, meter)

    return await guarded.run(call, within_s)


def failing_at_first(times: int, error: EngineError) -> Scripted:
    left = iter([error] * times)
    return Scripted("a", lambda _: next(left, None))


def test_what_fails_for_a_moment_is_tried_again() -> None:
    async def work() -> None:
        engine = failing_at_first(ATTEMPTS - 1, Unreachable("a", "gone"))
        assert await ask(guard("a"), engine) == ("a", 1)
        assert len(engine.asked) == ATTEMPTS

    virtually(work())


@pytest.mark.parametrize("error", [WrongKey("a", 401), Refused("a"), BadAnswer("a", "no")])
def test_what_will_not_change_is_not(error: EngineError) -> None:
    async def work() -> None:
        engine = failing_at_first(1, error)
        with pytest.raises(type(error)):
            await ask(guard("a"), engine)
        assert len(engine.asked) == 1

    virtually(work())


def test_it_waits_as_long_as_the_engine_asks_and_not_less() -> None:
    async def work() -> float:
        limited = RateLimited("a", "later", retryable=True, retry_after_s=7.0)
        engine = failing_at_first(1, limited)
        await ask(guard("a"), engine)
        return asyncio.get_running_loop().time()

    assert 7.1 < virtually(work()) < 7.5


def test_it_does_not_wait_where_the_time_would_be_over() -> None:
    async def work() -> float:
        limited = RateLimited("a", "later", retryable=True, retry_after_s=7.0)
        with pytest.raises(RateLimited):
            await ask(guard("a"), failing_at_first(1, limited), within_s=5.0)
        return asyncio.get_running_loop().time()

    assert virtually(work()) < 0.2


def test_a_hanging_engine_ends_with_the_time() -> None:
    async def work() -> float:
        with pytest.raises(TimedOut, match=r"within 5\.0 s"):
            await ask(guard("a"), Scripted("a", takes_s=1e9), within_s=5.0)
        return asyncio.get_running_loop().time()

    assert virtually(work()) == pytest.approx(5.0, abs=0.01)


def test_a_failing_engine_is_left_alone_and_not_even_asked() -> None:
    async def work() -> None:
        engine = Scripted("a", lambda _: BadAnswer("a", "no"))
        guarded = guard("a")
        for _ in range(3):
            with pytest.raises(BadAnswer):
                await ask(guarded, engine)
        with pytest.raises(Resting) as rests:
            await ask(guarded, engine)
        assert rests.value.retry_after_s == pytest.approx(5.0, abs=0.5)
        assert len(engine.asked) == 3

    virtually(work())


def test_refusals_do_not_make_an_engine_ill() -> None:
    async def work() -> None:
        engine = Scripted("a", lambda _: Refused("a"))
        guarded = guard("a")
        for _ in range(9):
            with pytest.raises(Refused):
                await ask(guarded, engine)

    virtually(work())


def test_a_key_that_is_wrong_or_used_up_is_not_tried_every_few_seconds() -> None:
    async def work() -> None:
        for error in (WrongKey("a", 401), RateLimited("a", "used up", retryable=False)):
            guarded = guard("a")
            with pytest.raises(type(error)):
                await ask(guarded, failing_at_first(1, error))
            with pytest.raises(Resting) as rests:
                await ask(guarded, Scripted("a"))
            assert rests.value.retry_after_s == pytest.approx(UNUSABLE_REST_S, abs=0.5)

    virtually(work())


@pytest.mark.parametrize("full", ["asked", "used"])
def test_what_cannot_be_counted_is_not_used(full: str) -> None:
    class FullDisk(MemoryLog):
        async def asked(self, day: date, engine: str) -> None:
            if full == "asked":
                raise OSError(errno.ENOSPC, "No space left on device")

        async def used(self, day: date, engine: str, usage: Usage) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    async def work() -> None:
        engine = Scripted("a")
        with pytest.raises(Uncounted, match="disk"):
            await ask(guard("a", purse(log=FullDisk())), engine)
        assert len(engine.asked) == (0 if full == "asked" else 1)

    virtually(work())


def test_a_cancelled_trial_does_not_lock_the_engine_out() -> None:
    async def work() -> None:
        engine = Scripted("a", lambda now: BadAnswer("a", "no") if now < 3.0 else None)
        guarded = guard("a")
        for _ in range(3):
            with pytest.raises(BadAnswer):
                await ask(guarded, engine)
        await asyncio.sleep(6.0)
        trial = asyncio.create_task(ask(guarded, engine))
        await asyncio.sleep(0.05)
        trial.cancel()
        with pytest.raises(asyncio.CancelledError):
            await trial
        assert await ask(guarded, engine) == ("a", 1)

    virtually(work())


def test_requests_at_once_keep_to_the_limit() -> None:
    async def work() -> None:
        engine, log = Scripted("a"), MemoryLog()
        guarded = guard("a", purse(Limits(requests=5), log))
        given = await asyncio.gather(
            *(ask(guarded, engine) for _ in range(9)), return_exceptions=True
        )
        assert [type(one) for one in given].count(OverBudget) == 4
        assert log.days[NOON.date()] == Spent(requests=5, tokens=50)
        [over, *_] = [one for one in given if isinstance(one, OverBudget)]
        assert over.retry_after_s == 12 * 3600
        assert "requests a day" in str(over)

    virtually(work())


def test_tokens_of_failed_requests_count() -> None:
    async def work() -> None:
        engine = Scripted("a", lambda _: BadAnswer("a", "no"))
        guarded = guard("a", purse(Limits(tokens=20)))
        for error in (BadAnswer, BadAnswer, OverBudget):
            with pytest.raises(error):
                await ask(guarded, engine)

    virtually(work())
