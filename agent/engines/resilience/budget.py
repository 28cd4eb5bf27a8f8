"""What engines may use in a day. Pure, but for the port of the log that remembers it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Protocol

from agent.engines.usage import Usage


@dataclass(frozen=True, slots=True)
class Limits:
    """Of all engines with a key together, for a day in UTC; None: no limit. cost: dollars."""

    requests: int | None = None
    tokens: int | None = None
    cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """Of one day. cost: dollars, of the engines whose price is known."""

    requests: int = 0
    tokens: int = 0
    cost: Decimal = Decimal(0)

    def with_request(self) -> "Spent":
        """And one more request."""
        return Spent(self.requests + 1, self.tokens, self.cost)

    def with_usage(self, usage: Usage) -> "Spent":
        """And what a request used."""
        cost = self.cost + (usage.cost or Decimal(0))
        return Spent(self.requests, self.tokens + usage.tokens, cost)


def reached(limits: Limits, spent: Spent) -> str | None:
    """Name of the limit that allows no further request; None where all do."""
    if limits.requests is not None and spent.requests >= limits.requests:
        return "requests"
    if limits.tokens is not None and spent.tokens >= limits.tokens:
        return "tokens"
    if limits.cost is not None and spent.cost >= limits.cost:
        return "money"
    return None


def day_of(now: datetime) -> date:
    """The day that a request counts for."""
    return now.astimezone(UTC).date()


def left_s(now: datetime) -> float:
    """Seconds until the next day begins."""
    following = datetime.combine(day_of(now) + timedelta(days=1), time(), UTC)
    return (following - now).total_seconds()


class UsageLog(Protocol):
    """Remembers what was used, also across restarts. An OSError fails the request: a limit that
    cannot be kept is not passed over."""

    async def spent(self, day: date) -> Spent:
        """Of all engines on that day."""
        ...

    async def asked(self, day: date, engine: str) -> None:
        """A request goes out."""
        ...

    async def used(self, day: date, engine: str, usage: Usage) -> None:
        """A request used so much."""
        ...
