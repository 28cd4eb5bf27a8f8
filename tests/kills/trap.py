"""When the process is killed: a moment of the interview and a random time after it."""

import asyncio
import random
from dataclasses import dataclass
from typing import Final, Literal

Event = Literal[
    "joined", "offered", "opened", "asked", "submitted", "saved", "speaking", "said", "completed"
]
"""What a candidate does or is told. speaking: a sentence begins; said: the whole answer is out."""

WITHIN_S: Final[dict[Event, float]] = {
    "joined": 0.1,
    "offered": 0.3,
    "opened": 1.0,
    "asked": 4.0,
    "submitted": 0.03,
    "saved": 0.2,
    "speaking": 3.0,
    "said": 2.0,
    "completed": 4.0,
}
"""The longest time from an event to the kill, in seconds."""

TYPED: Final[tuple[Event, ...]] = ("joined", "offered", "opened", "asked", "submitted", "saved")
SPOKEN: Final[tuple[Event, ...]] = ("speaking", "speaking", "said", "asked", "saved", "opened")
_REPEATED: Final[frozenset[Event]] = frozenset({"asked", "submitted", "saved", "speaking", "said"})
"""What comes more than once in a sitting."""
RECOVERY_CUT: Final = 0.35
"""Share of kills that are followed by another one while the process comes up again."""
RECOVERY_S: Final = 10.0
"""The longest time from the beginning of a restart to a kill during it."""


@dataclass(frozen=True, slots=True)
class Kill:
    """SIGKILL `delay_s` after the `count`th `event`; and `again_s` after the restart began."""

    event: Event
    count: int
    delay_s: float
    again_s: float | None


def draw_kills(rng: random.Random, events: tuple[Event, ...], number: int) -> list[Kill]:
    """`number` kills: the first strikes during recovery too, the last at an interview's end."""
    drawn: list[Event] = [rng.choice(events) for _ in range(number - 1)]
    chances = [1.0, *[RECOVERY_CUT] * (number - 1)]
    return [_draw(rng, *kill) for kill in zip((*drawn, "completed"), chances, strict=True)]


def _draw(rng: random.Random, event: Event, recovery_cut: float) -> Kill:
    again = rng.uniform(0.2, RECOVERY_S) if rng.random() < recovery_cut else None
    count = rng.randint(1, 2) if event in _REPEATED else 1
    return Kill(event, count, rng.uniform(0.0, WITHIN_S[event]), again)


class Trap:
    """Waits for the moment of one kill; the end of an interview is one if nothing else was."""

    def __init__(self, kill: Kill) -> None:
        self._kill = kill
        self._left = kill.count
        self._sprung = asyncio.Event()

    def notice(self, event: Event) -> None:
        """A candidate tells what happens."""
        if self.due or event not in (self._kill.event, "completed"):
            return
        self._left = 0 if event == "completed" else self._left - 1
        if self.due:
            asyncio.get_running_loop().call_later(self._kill.delay_s, self._sprung.set)

    @property
    def due(self) -> bool:
        """Whether it will spring, whatever happens now."""
        return self._left == 0

    async def springs(self) -> None:
        """Return at the moment of the kill."""
        await self._sprung.wait()
