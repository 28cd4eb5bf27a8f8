"""One engine, used with care: within the budget and its time, and not while it keeps failing."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import stamina

from agent.engines.errors import EngineError, RateLimited, Resting, TimedOut, WrongKey
from agent.engines.resilience.breaker import Breaker, Rules, Ticket, closed
from agent.engines.resilience.purse import Purse
from agent.engines.usage import Meter

T = TypeVar("T")

ATTEMPTS: Final = 3
FIRST_WAIT_S: Final = 0.2
LONGEST_WAIT_S: Final = 2.0
UNUSABLE_REST_S: Final = 120.0
"""A key is not mended, and a credit not filled up, within seconds."""


class Guard:
    """Stands before one engine, for all who use it in this process. clock: monotonic seconds."""

    def __init__(
        self, engine: str, purse: Purse, clock: Callable[[], float], rules: Rules | None = None
    ) -> None:
        self.engine = engine
        self._purse = purse
        self._clock = clock
        self._breaker = closed(rules or Rules())

    @property
    def breaker(self) -> Breaker:
        """As it stands."""
        return self._breaker

    @property
    def on_trial(self) -> bool:
        """Whether the next request finds out if the engine is well again."""
        return not self._breaker.trying and self._breaker.state(self._clock()) == "half_open"

    async def run(self, call: Callable[[Meter], Awaitable[T]], within_s: float) -> T:
        """What `call` gives, with what failed for a moment tried again. Raises EngineError."""
        self._breaker, ticket = self._breaker.ask(self._clock())
        if ticket is None:
            raise Resting(self.engine, self._breaker.rests_s(self._clock()))
        settled = False
        try:
            given = await self._in_time(call, within_s)
            self._breaker, settled = self._breaker.worked(ticket), True
        except EngineError as error:
            self._breaker, settled = self._judged(ticket, error), True
            raise
        finally:
            if not settled:
                self._breaker = self._breaker.gave_up(ticket)
        return given

    async def _in_time(self, call: Callable[[Meter], Awaitable[T]], within_s: float) -> T:
        deadline_s = self._clock() + within_s

        def again(error: Exception) -> bool | float:
            """Whether, and after how many seconds where the engine said so."""
            if not isinstance(error, EngineError) or not error.retryable:
                return False
            if error.retry_after_s is None:
                return True
            left_s = deadline_s - self._clock()
            return error.retry_after_s if error.retry_after_s < left_s else False

        try:
            async with asyncio.timeout(within_s):
                async for attempt in stamina.retry_context(
                    on=again,
                    attempts=ATTEMPTS,
                    timeout=None,
                    wait_initial=FIRST_WAIT_S,
                    wait_max=LONGEST_WAIT_S,
                    wait_jitter=FIRST_WAIT_S,
                ):
                    with attempt:
                        async with self._purse.request(self.engine) as meter:
                            return await call(meter)
        except TimeoutError as error:
            raise TimedOut(self.engine, within_s) from error
        raise AssertionError("the last attempt returns or raises")

    def _judged(self, ticket: Ticket, error: EngineError) -> Breaker:
        if not error.ill:
            return self._breaker.gave_up(ticket)
        unusable = not error.retryable and isinstance(error, WrongKey | RateLimited)
        rest_s = UNUSABLE_REST_S if unusable else error.retry_after_s
        return self._breaker.broke(ticket, self._clock(), rest_s)
