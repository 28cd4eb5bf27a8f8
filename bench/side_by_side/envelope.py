"""Loudness over time, and where in what is played a piece of what was heard lies. Pure.

An envelope is a level in dB for each 10 ms. It outlives codecs, resampling and gain, and costs
next to nothing, so a stand-in recogniser can tell what it hears without recognising anything.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

HOP_S: Final = 0.01
FLOOR_DB: Final = -60.0
"""Quieter than this is silence: the room's noise."""
LEAST_ALIKE: Final = 0.75
"""Correlation from which something was found."""
LEAST_SPREAD_DB: Final = 4.0
"""What is all equally loud can lie anywhere."""

Envelope = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Place:
    """at: the frame of the longer envelope at which the shorter one begins. alike: correlation."""

    at: int
    alike: float


def envelope(samples: NDArray[np.int16], rate: int) -> Envelope:
    """The level of each whole 10 ms."""
    size = int(rate * HOP_S)
    frames = samples[: len(samples) // size * size].astype(np.float64).reshape(-1, size) / 32768.0
    power = np.mean(np.square(frames), axis=1)
    return np.maximum(10.0 * np.log10(np.maximum(power, 1e-12)), FLOOR_DB)


def find(heard: Envelope, played: Envelope) -> Place | None:
    """Where `heard` lies in the longer `played`; None where it is nowhere, or silence."""
    length = len(heard)
    if length == 0 or length > len(played) or float(np.std(heard)) < LEAST_SPREAD_DB:
        return None
    piece = heard - np.mean(heard)
    size = 1 << (len(played) + length).bit_length()
    product = np.fft.irfft(np.fft.rfft(played, size) * np.conj(np.fft.rfft(piece, size)), size)
    likeness = product[: len(played) - length + 1]
    spread = _spreads(played, length) * float(np.sqrt(np.sum(np.square(piece))))
    alike = np.where(spread > 1e-6, likeness / np.maximum(spread, 1e-6), 0.0)
    best = int(np.argmax(alike))
    return Place(best, float(alike[best])) if alike[best] >= LEAST_ALIKE else None


def _spreads(played: Envelope, length: int) -> Envelope:
    """For each place of a window: the root of the sum of squares around its mean."""
    sums = np.concatenate(([0.0], np.cumsum(played)))
    squares = np.concatenate(([0.0], np.cumsum(np.square(played))))
    mean = (sums[length:] - sums[:-length]) / length
    return np.sqrt(np.maximum(squares[length:] - squares[:-length] - length * np.square(mean), 0.0))
