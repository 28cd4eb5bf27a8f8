"""How long the stand-ins take: seeded log-normal delays, the same for every contestant. Pure."""

import math
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

Preset = Literal["fast", "typical"]
Part = Literal["stt", "llm", "tts"]
SIGMA: Final = 0.25
"""Of the logarithm: p95 is 1.5 times the median."""


@dataclass(frozen=True, slots=True)
class Medians:
    """Seconds. stt: final text after the end of audio. llm: first token. tts: first byte."""

    stt: float
    llm: float
    tts: float


PRESETS: Final[Mapping[Preset, Medians]] = {
    "fast": Medians(0.150, 0.250, 0.100),
    "typical": Medians(0.250, 0.550, 0.150),
}


class Delays:
    """One sequence for each part, so that what one contestant asks for more often shifts no other
    part's delays."""

    def __init__(self, preset: Preset, seed: int) -> None:
        self._medians = PRESETS[preset]
        self._drawn = {part: random.Random(f"{seed} {part}") for part in ("stt", "llm", "tts")}

    def draw(self, part: Part) -> float:
        """The next delay, in seconds."""
        median: float = getattr(self._medians, part)
        return self._drawn[part].lognormvariate(math.log(median), SIGMA)
