"""Stretches in which a voice holds one sound. Pure."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.delivery.frames import Bools, Floats, Frames, loud, runs

_UNDER_SPEECH_DB: Final = 25.0
_OVER_NOISE_DB: Final = 6.0
_AROUND: Final = 5
_STEADY_DB: Final = 4.0
_SHORTEST_PART: Final = 8
_LONGEST_TURN: Final = 16
"""Frames in which an "uh" closes to an "um": both are held, the way between them is not."""
_VOICED_THERE: Final = 0.8
_EDGE: Final = 12
"""Frames of onset before what is held."""


@dataclass(frozen=True, slots=True)
class Steady:
    """Frames `begin` to before `end` hold one sound, or one that turns into another.

    spread_db: how far the timbre strays there. after_silence: whether one ends where it begins.
    """

    begin: int
    end: int
    spread_db: float
    after_silence: bool


def steady_stretches(frames: Frames, shortest: int) -> list[Steady]:
    """All of at least `shortest` frames, in order."""
    sounding = loud(frames.level_db, _UNDER_SPEECH_DB, _OVER_NOISE_DB)
    voiced = sounding & frames.periodic
    spread = _spread(frames.cepstra, voiced)
    parts = [
        run for run in runs(voiced & (spread < _STEADY_DB)) if run[1] - run[0] >= _SHORTEST_PART
    ]
    return [
        Steady(
            begin,
            end,
            spread_db=float(np.median(spread[begin:end])),
            after_silence=not sounding[max(0, begin - _EDGE) : begin + 1].all(),
        )
        for begin, end in _joined(parts, voiced)
        if end - begin >= shortest
    ]


def _joined(parts: list[tuple[int, int]], voiced: Bools) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in parts:
        before = joined[-1] if joined else None
        if (
            before is not None
            and begin - before[1] <= _LONGEST_TURN
            and voiced[before[1] : begin].mean() > _VOICED_THERE
        ):
            joined[-1] = (before[0], end)
        else:
            joined.append((begin, end))
    return joined


def _spread(cepstra: Floats, voiced: Bools) -> Floats:
    """Standard deviation of the timbre over the voiced frames around each, in dB."""
    weight = voiced.astype(np.float64)[:, None]
    counted = np.maximum(_around(weight), 1.0)
    mean = _around(cepstra * weight) / counted
    variance = _around(np.square(cepstra, dtype=np.float64) * weight) / counted - mean**2
    return np.sqrt(np.maximum(variance, 0.0).mean(axis=1)).astype(np.float32)


def _around(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Sums over _AROUND frames before and after each and itself."""
    padded = np.pad(values, ((_AROUND + 1, _AROUND), (0, 0)))
    sums = np.cumsum(padded, axis=0)
    size = 2 * _AROUND + 1
    return sums[size:] - sums[:-size]
