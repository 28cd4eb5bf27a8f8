"""What an engine used to do its work, and what that costs."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

from pydantic import Field

from agent.engines.errors import EngineError
from schemas.base import Schema

_MILLION = Decimal(1_000_000)
_HOUR_S = Decimal(3_600)


class Price(Schema):
    """List prices of an engine in US dollars. What it does not charge for stays 0.

    tokens_in, tokens_out: of a million tokens. audio_hour: of an hour that is listened to.
    characters: of a million characters that are spoken.
    """

    tokens_in: Decimal = Field(default=Decimal(0), ge=0)
    tokens_out: Decimal = Field(default=Decimal(0), ge=0)
    audio_hour: Decimal = Field(default=Decimal(0), ge=0)
    characters: Decimal = Field(default=Decimal(0), ge=0)

    def cost(
        self, *, tokens_in: int = 0, tokens_out: int = 0, audio_s: float = 0.0, characters: int = 0
    ) -> Decimal:
        """US dollars for so much."""
        return (
            (tokens_in * self.tokens_in + tokens_out * self.tokens_out) / _MILLION
            + Decimal(str(audio_s)) * self.audio_hour / _HOUR_S
            + characters * self.characters / _MILLION
        )


@dataclass(frozen=True, slots=True)
class Usage:
    """What was used. cost: US dollars; None where the engine's price is not known."""

    tokens_in: int = 0
    tokens_out: int = 0
    cost: Decimal | None = None

    @property
    def tokens(self) -> int:
        """In and out."""
        return self.tokens_in + self.tokens_out

    def __add__(self, other: "Usage") -> "Usage":
        known = [cost for cost in (self.cost, other.cost) if cost is not None]
        return Usage(
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
            sum(known, Decimal(0)) if known else None,
        )


Meter = Callable[[Usage], None]
"""Told of what was used as soon as the provider says so, also where the answer is of no use."""


@contextmanager
def counting_failures(meter: Meter, usage: Usage) -> Generator[None]:
    """Around a request: counts `usage` where it fails or is given up and may be charged for."""
    try:
        yield
    except EngineError as error:
        if error.charged:
            meter(usage)
        raise
    except BaseException:
        meter(usage)
        raise
