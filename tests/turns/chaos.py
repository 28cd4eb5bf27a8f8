"""What befalls a sitting, at any moment."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.turns.person import Person
from tests.turns.sitting import Sitting
from tests.turns.weather import FAULTS, PARTS

LONG_AWAY_S: Final = 640.0
"""Longer than a call waits for its client."""


@dataclass(frozen=True, slots=True)
class Climate:
    """How many of each befall a minute of talk, on average."""

    name: str
    engines: float = 0.0
    lines: float = 0.0
    clients: float = 0.0
    kills: float = 0.0
    api: float = 0.0


CLIMATES: Final = (
    Climate("calm"),
    Climate("engines", engines=4.0),
    Climate("lines", lines=5.0),
    Climate("clients", clients=2.0),
    Climate("kills", kills=1.5, api=0.5),
    Climate("everything", engines=1.5, lines=1.5, clients=0.8, kills=0.5, api=0.5),
)


class Chaos:
    """Runs beside the person until it is cancelled; `clear` ends what is still on."""

    def __init__(self, sitting: Sitting, person: Person, climate: Climate, chance: Random) -> None:
        self._sitting, self._person, self._chance = sitting, person, chance
        self._kinds: Mapping[Callable[[], Awaitable[None]], float] = {
            self._engine: climate.engines,
            self._line: climate.lines,
            self._client: climate.clients,
            self._kill: climate.kills,
            self._api: climate.api,
        }
        person.hurried = any(self._kinds.values())

    async def run(self) -> None:
        """Misfortunes, one after the other."""
        often = sum(self._kinds.values())
        if not often:
            return
        while True:
            await asyncio.sleep(self._chance.expovariate(often / 60))
            kinds = list(self._kinds)
            befalls = self._chance.choices(kinds, list(self._kinds.values()))[0]
            await befalls()

    def clear(self) -> None:
        """All is well again."""
        self._sitting.weather.faults.clear()
        self._sitting.api.down = False

    async def _engine(self) -> None:
        part, fault = self._chance.choice(PARTS), self._chance.choice(FAULTS)
        self._sitting.ledger.note(f"{part}: {fault}")
        self._sitting.weather.faults[part] = fault
        await asyncio.sleep(self._chance.choice((0.2, 1.0, 4.0, 15.0)))
        self._sitting.weather.faults.clear()
        self._sitting.ledger.note(f"{part} is well")

    async def _line(self) -> None:
        line = self._sitting.line
        if line is None:
            return
        seconds = self._chance.choice((0.06, 0.2, 0.5, 1.5, 5.0))
        if self._chance.random() < 0.6:
            self._sitting.ledger.note(f"the line stands still for {seconds:.2f} s")
            line.stall(seconds)
        else:
            self._sitting.ledger.note(f"the line is silent for {seconds:.2f} s")
            line.fall_silent(seconds)

    async def _client(self) -> None:
        if self._sitting.line is None or self._sitting.line.over:
            return
        if self._chance.random() < 0.3:
            self._sitting.ledger.note("another client takes over")
        else:
            self._sitting.vanish()
            away_s = self._chance.choice((0.0, 0.3, 2.0, 10.0, 30.0))
            await asyncio.sleep(LONG_AWAY_S if self._chance.random() < 0.05 else away_s)
        await self._sitting.join(typing_only=self._chance.random() < 0.03)

    async def _kill(self) -> None:
        if self._sitting.line is None or self._sitting.line.over:
            return
        await self._sitting.kill(self._chance.uniform(0.1, 5.0))
        await self._sitting.join()

    async def _api(self) -> None:
        self._sitting.ledger.note("the API is down")
        self._sitting.api.down = True
        await asyncio.sleep(self._chance.uniform(0.5, 20.0))
        self._sitting.api.down = False
        self._sitting.ledger.note("the API is up")
