"""Whether an answer's sentences mean what those of good answers mean.

A direction in the space of meanings, fitted to the level of the answers for tuning, and drawn away
from what moves when the same is said in other words. What it adds to the other features is what
they have no words for. Nobody can check it by hand, so the reasons say which sentence it rests on.
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


def akin(reading: Reading) -> Sign:
    """Sentences as they stand in good answers, each as much as it brings; all of them, the nearest
    first."""
    if not reading.kept:
        return Sign(0.0)
    direction, added = load_akin()[:-1], float(load_akin()[-1])
    near = dict(zip(reading.kept, (reading.meant @ direction).tolist(), strict=True))
    spans = tuple(one.span for one in sorted(near, key=lambda one: -near[one]))
    return Sign(float(np.clip(average(reading) @ direction + added, 0, 1)), spans)


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
