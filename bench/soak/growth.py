"""How fast something grows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, slots=True)
class Growth:
    """by: so much an hour. give_or_take: two standard errors of it."""

    by: float
    give_or_take: float


def growth(at_s: Sequence[float], values: Sequence[float]) -> Growth:
    """The slope by least squares of values that were taken at equal distances.

    What lies beside the line lasts: who is in a call now is in it ten seconds later. So neighbours
    count for less than one value each, by as much as they are alike. Raises ValueError below four.
    """
    if len(values) < 4:
        raise ValueError(f"{len(values)} values tell no growth.")
    hours = np.asarray(at_s, np.float64) / 3600
    (slope, start), *_ = np.polyfit(hours, np.asarray(values, np.float64), 1, full=True)
    beside = np.asarray(values, np.float64) - (slope * hours + start)
    power = float(np.sum(beside**2))
    alike = float(np.sum(beside[1:] * beside[:-1]) / power) if power > 0 else 0.0
    alike = min(max(alike, 0.0), 0.99)
    error = np.sqrt(power / (len(beside) - 2) / np.sum((hours - hours.mean()) ** 2))
    return Growth(float(slope), 2 * float(error) * float(np.sqrt((1 + alike) / (1 - alike))))
