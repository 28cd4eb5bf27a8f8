"""Plays the sitting of a seed, and tells what was wrong."""

import asyncio
import logging
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Final

import structlog

from tests.fakes.api import FakeApi
from tests.fakes.virtual_time import virtual_clocks
from tests.turns.chaos import CLIMATES, Chaos, Climate
from tests.turns.checks import CHECKS, forgotten_nods
from tests.turns.loop import LoneLoop
from tests.turns.person import Person
from tests.turns.sitting import Sitting
from tests.turns.weather import Gone

STUCK: Final = "stuck, or wrong while it went on"
LEFT: Final = "tasks or timers left"
LOGGED: Final = "exceptions logged"
FIGURES: Final = (STUCK, *CHECKS, LEFT, LOGGED)
PUT_AWAY_WITHIN_S: Final = 300
EXPECTED: Final = frozenset({"hearing_failed", "voice_failed"})
"""Logged as errors where an engine failed; what is made ahead fails with the voice's own error."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """turns: how often the candidate took the floor. lasted_s: of virtual time. problems: by
    figure. nods: single words over the voice that were forgotten. script: what happened, line by
    line."""

    seed: int
    climate: str
    turns: int
    lasted_s: float
    problems: Mapping[str, list[str]]
    nods: int
    script: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was wrong."""
        return not any(self.problems.values())

    def told(self) -> str:
        """The seed and all that was wrong, for a person."""
        head = f"seed {self.seed} ({self.climate}), {self.turns} turns, {self.lasted_s:.0f} s"
        return "\n".join([head, *(f"  {f}: {p}" for f, ps in self.problems.items() for p in ps)])


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        if record.levelno >= logging.ERROR or record.exc_info:
            self.found.append(self.format(record))


@contextmanager
def _listening() -> Generator[list[str]]:
    """Whatever is logged as an error meanwhile."""
    handler, root = _Errors(), logging.getLogger()
    found = handler.found
    before = structlog.get_config()

    def keep(_: Any, level: str, entry: Any) -> Any:
        ours = entry["event"] in EXPECTED or isinstance(entry.get("exc_info"), Gone)
        if level in ("error", "critical") and not ours:
            found.append(repr(entry))
        raise structlog.DropEvent

    structlog.configure(processors=[keep], cache_logger_on_first_use=False)
    root.addHandler(handler)
    try:
        yield found
    finally:
        root.removeHandler(handler)
        structlog.configure(**before)


def play(seed: int, climate: Climate | None = None, turns: int | None = None) -> Outcome:
    """In a loop of its own, whose clock is virtual. climate, turns: in place of those drawn."""
    chance = Random(seed)
    drawn = chance.choice(CLIMATES)
    with (
        tempfile.TemporaryDirectory(prefix="mockmate-turns-") as folder,
        virtual_clocks(),
        asyncio.Runner(loop_factory=LoneLoop) as runner,
    ):
        most = turns or chance.randint(10, 15)
        return runner.run(_played(seed, climate or drawn, chance, Path(folder), most))


async def _played(seed: int, climate: Climate, chance: Random, folder: Path, turns: int) -> Outcome:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, LoneLoop)
    loop.set_debug(False)
    with _listening() as logged:
        loop.set_exception_handler(lambda _, what: logged.append(repr(what)))
        sitting = _sitting(chance, folder)
        person = Person(sitting, chance, turns=turns)
        chaos = Chaos(sitting, person, climate, Random(chance.random()))
        await sitting.start()
        await sitting.join()
        befalling = asyncio.create_task(chaos.run())
        try:
            async with asyncio.timeout(3 * 3_600):
                await person.live()
        except TimeoutError:
            sitting.ledger.wrong("three hours were not enough")
        befalling.cancel()
        await asyncio.gather(befalling, return_exceptions=True)
        chaos.clear()
        await _end(sitting, person)
        problems = {figure: check(sitting) for figure, check in CHECKS.items()}
        nods = len(forgotten_nods(sitting))
        await sitting.aclose()
        left = [repr(t) for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        left += [repr(timer) for timer in loop.timers()]
    problems |= {STUCK: sitting.ledger.problems, LEFT: left, LOGGED: logged}
    lasted_s = loop.time()
    script = tuple(sitting.ledger.script)
    return Outcome(seed, climate.name, person.turns, lasted_s, problems, nods, script)


def _sitting(chance: Random, folder: Path) -> Sitting:
    api = FakeApi(
        chance.randint(6, 15),
        persona=chance.choice(("friendly", "neutral", "challenging")),
        time_limit_s=chance.choice((None, None, None, None, 300)),
    )
    api.most_follow_ups = chance.randint(0, 5)
    return Sitting(api, chance, folder, has_model=chance.random() < 0.3)


async def _end(sitting: Sitting, person: Person) -> None:
    if not sitting.completed:
        if sitting.line is None or sitting.line.gone or sitting.line.taken_over:
            await sitting.join()
        await person.finish()
    for _ in range(PUT_AWAY_WITHIN_S):
        if not any((sitting.process.folder / call_id).exists() for call_id in sitting.calls):
            return
        await asyncio.sleep(1.0)
    left = [one for one in sitting.calls if (sitting.process.folder / one).exists()]
    sitting.ledger.wrong(f"not put away: {left}")
