"""What a network does to packets: delay, jitter, loss, reordering, a blackout. Pure, seeded."""

import random
from dataclasses import dataclass
from typing import Final

OVERTAKEN_S: Final = 0.03
"""How much longer a reordered packet takes: another one of 20 ms overtakes it."""

_BEHIND_S: Final = 1e-6
"""So far apart two packets leave a queue: whoever sorts them by time keeps their order."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Loss after Gilbert and Elliott: the path is good or bad, and changes by chance.

    enter, leave: chance at each packet to become bad, and good again. loss: share lost while bad.
    """

    enter: float
    leave: float
    loss: float


@dataclass(frozen=True, slots=True)
class Weather:
    """One direction of a path. Seconds; shares are 0 to 1.

    jitter_s: the most that chance adds to the delay. Packets keep their order, as in a queue,
    except the share `reordered`.
    """

    delay_s: float = 0.0
    jitter_s: float = 0.0
    loss: float = 0.0
    burst: Burst | None = None
    reordered: float = 0.0


FAIR: Final = Weather()
"""Nothing happens to any packet."""


class Lane:
    """Decides one packet after the other. The nth packet's fate depends on seed, n and times."""

    def __init__(self, weather: Weather, seed: str) -> None:
        self._weather = weather
        self._rng = random.Random(seed)
        self._bad = False
        self._arrives = float("-inf")

    def fate(self, sent_s: float) -> float | None:
        """When a packet that was sent at `sent_s` arrives, on the same clock; None: never."""
        # The same number of draws for each packet, so that one setting does not move another's.
        lost, turned, burst, wait, overtaken = (self._rng.random() for _ in range(5))
        if self._is_lost(lost, turned, burst):
            return None
        weather = self._weather
        arrives = sent_s + weather.delay_s + wait * weather.jitter_s
        if overtaken < weather.reordered:
            return arrives + OVERTAKEN_S
        if arrives == sent_s:
            return sent_s
        self._arrives = max(self._arrives + _BEHIND_S, arrives)
        return self._arrives

    def _is_lost(self, lost: float, turned: float, burst: float) -> bool:
        chain = self._weather.burst
        if chain is not None:
            self._bad = turned >= chain.leave if self._bad else turned < chain.enter
            if self._bad and burst < chain.loss:
                return True
        return lost < self._weather.loss
