"""The budget of a day, shared by all engines with a key."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime

from agent.engines.errors import OverBudget, Uncounted
from agent.engines.resilience.budget import Limits, UsageLog, day_of, left_s, reached
from agent.engines.usage import Meter, Usage


class Purse:
    """Lets requests out while the day's limits allow. now: the wall clock, with its zone.

    The number of requests is kept exactly among those who share a purse. What requests under way
    will use is not known before, so tokens and money may end a little above their limits.
    """

    def __init__(self, limits: Limits, log: UsageLog, now: Callable[[], datetime]) -> None:
        self._limits = limits
        self._log = log
        self._now = now
        self._asking = asyncio.Lock()

    @asynccontextmanager
    async def request(self, engine: str) -> AsyncGenerator[Meter]:
        """Around one request: the meter takes what it uses. Raises OverBudget."""
        now = self._now()
        day = day_of(now)
        async with self._asking:
            try:
                spent = await self._log.spent(day)
                what = reached(self._limits, spent)
                if what is None:
                    await self._log.asked(day, engine)
            except OSError as error:
                raise Uncounted(engine) from error
        if what is not None:
            raise OverBudget(engine, what, left_s(now))
        used: list[Usage] = []
        try:
            yield used.append
        finally:
            if used:
                # Shielded: what was used counts, also where nobody waits for the answer any more.
                await asyncio.shield(self._write_down(day, engine, sum(used, Usage())))

    async def _write_down(self, day: date, engine: str, used: Usage) -> None:
        try:
            await self._log.used(day, engine, used)
        except OSError as error:
            raise Uncounted(engine) from error
