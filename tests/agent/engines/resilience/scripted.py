"""Engines that fail as told, and a log that lies in memory."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from agent.engines.errors import EngineError
from agent.engines.resilience.budget import Limits, Spent
from agent.engines.resilience.guard import Guard
from agent.engines.resilience.purse import Purse
from agent.engines.usage import Meter, Usage

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


class MemoryLog:
    """A UsageLog."""

    def __init__(self) -> None:
        self.days: dict[date, Spent] = {}

    async def spent(self, day: date) -> Spent:
        return self.days.get(day, Spent())

    async def asked(self, day: date, engine: str) -> None:
        self.days[day] = (await self.spent(day)).with_request()

    async def used(self, day: date, engine: str, usage: Usage) -> None:
        self.days[day] = (await self.spent(day)).with_usage(usage)


Failing = Callable[[float], EngineError | None]
"""What a request fails of that is asked at this second."""


@dataclass
class Scripted:
    """Answers a number with itself, after `takes_s`."""

    name: str
    failing: Failing = lambda _: None
    takes_s: float = 0.1
    asked: list[int] = field(default_factory=list[int])
    answered: list[int] = field(default_factory=list[int])

    async def answer(self, number: int, meter: Meter) -> tuple[str, int]:
        failure = self.failing(asyncio.get_running_loop().time())
        self.asked.append(number)
        await asyncio.sleep(self.takes_s)
        meter(Usage(tokens_in=10))
        if failure is not None:
            raise failure
        self.answered.append(number)
        return self.name, number


def purse(limits: Limits | None = None, log: MemoryLog | None = None) -> Purse:
    return Purse(limits or Limits(), log or MemoryLog(), lambda: NOON)


def guard(engine: str, a_purse: Purse | None = None) -> Guard:
    """On the running loop's clock."""
    return Guard(engine, a_purse or purse(), asyncio.get_running_loop().time)
