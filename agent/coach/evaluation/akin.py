"""Whether an answer's sentences mean what those of good answers mean.

A direction in the space of meanings, fitted to the level of the answers for tuning, and drawn away
from what moves when the same is said in other words. What it adds to the other features is what
they have no words for.
"""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from agent.coach.evaluation.reading import Reading
from agent.coach.evaluation.sign import Sign
from agent.coach.meaning import Vectors

FILE: Final = Path(__file__).with_name("akin.npy")
"""Written by `make fit-coach`: the direction, and behind it what is added."""
_FOR_IT: Final = 0.5


def akin(reading: Reading) -> Sign:
    """Sentences as they stand in good answers, each as much as it brings."""
    if not reading.kept:
        return Sign(0.0)
    *direction, added = load_akin()
    each = reading.meant @ np.array(direction) + added
    spans = tuple(
        one.span for one, value in zip(reading.kept, each, strict=True) if value > _FOR_IT
    )
    return Sign(float(np.clip(average(reading) @ np.array(direction) + added, 0, 1)), spans)


def average(reading: Reading) -> Vectors:
    """What its sentences mean on the average, each as much as it brings; zeros where there are
    none."""
    worth = np.array([reading.worth[one.span] for one in reading.kept], np.float32)
    return worth @ reading.meant / max(float(worth.sum()), 1.0)


@cache
def load_akin() -> Vectors:
    """The file that comes with the package, kept after the first call.

    Raises OSError, ValueError.
    """
    return np.load(FILE)


def akin_bytes() -> bytes:
    """The file as it is, to tell one state of it from another."""
    return FILE.read_bytes()
