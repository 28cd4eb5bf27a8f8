"""Will the candidate go on after this pause? The odds, and how long a pause they deserve.

`going_on.toml` holds the calibration, readable and written by `make fit-turns` from made-up
answers. The odds are a sum: what the words say, and what the voice and the recogniser add to it
or take away.
"""

import math
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, Literal, get_args

from pydantic import Field, model_validator

from agent.engines.transcriber import Ending
from agent.hearing.completeness import Completeness
from schemas.base import Schema

PATH: Final = Path(__file__).with_name("going_on.toml")

Sign = Literal["voice", "stops", "goes_on", "last_word"]
"""voice: the audio model's probability that the turn ended. The others: see Ending."""
SIGNS: Final[tuple[Sign, ...]] = get_args(Sign)
UNHEARD: Final = 0.1
"""What a voice counts as that was not judged."""
_LEAST: Final = 0.001
"""Nothing is surer than that: log-odds of a probability stay within 7."""
Odds = Annotated[float, Field(ge=-20, le=20)]
Seconds = Annotated[float, Field(gt=0, le=10)]


class Deserved(Schema):
    """With these log-odds that more comes, a pause of so many seconds ends the turn."""

    odds: Odds
    pause_s: Seconds


class Calibration(Schema):
    """Log-odds that more comes, and the pauses.

    reads: by how the words read, all signs being as usual. weights: what a sign adds for each unit
    of its own log-odds above the usual. pauses: by growing odds; between two of them it is shared
    out evenly. longest: that doubt alone may make it, seconds, where the words read like this.
    """

    reads: dict[Completeness, Odds]
    usual: dict[Sign, Odds]
    weights: dict[Sign, float]
    pauses: tuple[Deserved, ...] = Field(min_length=2)
    longest: dict[Completeness, Seconds]

    @model_validator(mode="after")
    def _is_whole(self) -> "Calibration":
        if {*self.reads} != {*get_args(Completeness)} or {*self.longest} != {*self.reads}:
            raise ValueError("reads and longest must name every way that words read")
        if {*self.usual} != {*SIGNS} or {*self.weights} != {*SIGNS}:
            raise ValueError("usual and weights must name every sign")
        for before, after in pairwise(self.pauses):
            if after.odds <= before.odds or after.pause_s < before.pause_s:
                raise ValueError("more must be waited for longer")
        return self

    def odds(self, read: Completeness, ending: Ending | None, voice: float | None) -> float:
        """Log-odds that more comes. A voice not judged yet counts as sounding unfinished; a
        recogniser that does not tell how sure it was, as usually sure."""
        heard = signs(ending, UNHEARD if voice is None else voice)
        return self.reads[read] + sum(
            self.weights[sign] * (value - self.usual[sign]) for sign, value in heard.items()
        )

    def pause_s(self, read: Completeness, odds: float) -> float:
        """Seconds of silence after which the turn is over."""
        return min(self.longest[read], self._deserved_s(odds))

    def _deserved_s(self, odds: float) -> float:
        if odds <= self.pauses[0].odds:
            return self.pauses[0].pause_s
        for low, high in pairwise(self.pauses):
            if odds <= high.odds:
                share = (odds - low.odds) / (high.odds - low.odds)
                return low.pause_s + share * (high.pause_s - low.pause_s)
        return self.pauses[-1].pause_s


def signs(ending: Ending | None, voice: float) -> dict[Sign, float]:
    """Log-odds of each sign that is known."""
    found: dict[Sign, float] = {"voice": log_odds(voice)}
    if ending is not None:
        found["stops"] = log_odds(ending.stops)
        found["goes_on"] = log_odds(ending.goes_on)
        found["last_word"] = log_odds(ending.last_word)
    return found


def log_odds(probability: float) -> float:
    """Of a probability, held within _LEAST of 0 and 1."""
    held = min(1.0 - _LEAST, max(_LEAST, probability))
    return math.log(held / (1.0 - held))


@cache
def load_calibration() -> Calibration:
    """Raises OSError, tomllib.TOMLDecodeError, pydantic.ValidationError."""
    return Calibration.model_validate(tomllib.loads(PATH.read_text()))
