"""Cutting long audio at its pauses. Pure."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_FRAME_S = 0.02
_PAUSE_S = 0.3
_SEARCHED_SHARE = 0.5


def pieces(
    samples: NDArray[np.float32], sample_rate: int, longest_s: float
) -> Iterator[tuple[int, NDArray[np.float32]]]:
    """Yield (first sample, piece) of at most `longest_s` seconds, cut where it is most quiet.

    samples: mono. The cut lies in the middle of the quietest 0.3 s of the piece's second half.
    """
    longest = int(longest_s * sample_rate)
    start = 0
    while len(samples) - start > longest:
        begin = start + int(longest * (1 - _SEARCHED_SHARE))
        cut = begin + _quietest(samples[begin : start + longest], sample_rate)
        yield start, samples[start:cut]
        start = cut
    yield start, samples[start:]


def _quietest(samples: NDArray[np.float32], sample_rate: int) -> int:
    """Middle sample of the quietest pause-long stretch."""
    frame = int(_FRAME_S * sample_rate)
    frames = samples[: len(samples) // frame * frame].reshape(-1, frame)
    energy = np.square(frames, dtype=np.float64).sum(axis=1)
    span = round(_PAUSE_S / _FRAME_S)
    summed = np.convolve(energy, np.ones(span), mode="valid")
    return (int(np.argmin(summed)) + span // 2) * frame
