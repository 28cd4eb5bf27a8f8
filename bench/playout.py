"""Gaps in the interviewer's speech: what was heard, compared with what was synthesized. Pure.

A pause between two sentences belongs to the speech; a gap is silence that playout put in. Pieces
of the reference are looked for in the recording: where one lies later than the piece before it
asks for, so much was put in between.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 8_000
"""Hz of both sides of the comparison."""
PIECE_S: Final = 0.4
HOP_S: Final = 0.2
DRIFT_S: Final = 1.5
"""How much later than the piece before it a piece is looked for."""
EARLY_S: Final = 0.15
SAME: Final = 0.6
"""Correlation from which a piece was found."""
LEAST_FOUND: Final = 0.6
"""With a smaller share of pieces found, the comparison tells nothing."""

Sound = NDArray[np.float64]


class NotTheSame(Exception):
    """The recording does not hold the reference."""


@dataclass(frozen=True, slots=True)
class Playout:
    """How speech came out. Seconds."""

    start_s: float
    longest_gap_s: float
    found: float
    """Share of the pieces that were found."""


def compare(reference: Sound, heard: Sound) -> Playout:
    """How `reference` sounds in `heard`; both mono at RATE. Raises NotTheSame."""
    pieces = offsets(reference, heard)
    found = [offset for _, offset in pieces if offset is not None]
    share = len(found) / len(pieces)
    steps = np.diff(np.array(found))
    longest = float(max(0, steps.max(initial=0))) / RATE
    return Playout(found[0] / RATE, longest, share)


def at_rate(samples: NDArray[np.int16], rate: int) -> Sound:
    """Samples of a multiple of RATE, as `compare` takes them."""
    factor = rate // RATE
    whole = samples[: len(samples) // factor * factor].astype(np.float64)
    return whole.reshape(-1, factor).mean(axis=1)


def offsets(reference: Sound, heard: Sound) -> list[tuple[int, int | None]]:
    """Each piece with sound in it: where it begins, and by how much it lies later in `heard`.

    None: that piece was not found. Raises NotTheSame where too few were.
    """
    piece, hop = int(PIECE_S * RATE), int(HOP_S * RATE)
    loud = 0.1 * float(np.sqrt(np.mean(reference**2)))
    pieces: list[tuple[int, int | None]] = []
    last: int | None = None
    for start in range(0, len(reference) - piece + 1, hop):
        part = reference[start : start + piece]
        if np.sqrt(np.mean(part**2)) < loud:
            continue
        low, high = 0, len(heard)
        if last is not None:
            low = start + last - int(EARLY_S * RATE)
            high = start + last + piece + int(DRIFT_S * RATE)
        found = _find(part, heard, max(0, low), high)
        offset = None if found is None else found - start
        pieces.append((start, offset))
        last = last if offset is None else offset
    found = sum(offset is not None for _, offset in pieces)
    if found < LEAST_FOUND * max(1, len(pieces)):
        raise NotTheSame(f"Only {found} of {len(pieces)} pieces of the speech were found again.")
    return pieces


def _find(part: Sound, heard: Sound, low: int, high: int) -> int | None:
    where = heard[low:high]
    if len(where) < len(part):
        return None
    size = 1 << (len(where) + len(part)).bit_length()
    spectrum = np.fft.rfft(where, size) * np.conj(np.fft.rfft(part, size))
    likeness = np.fft.irfft(spectrum, size)[: len(where) - len(part) + 1]
    energy = np.concatenate(([0.0], np.cumsum(where**2)))
    power = energy[len(part) :] - energy[: len(where) - len(part) + 1]
    scale = np.sqrt(np.maximum(power, 1e-9) * float(np.sum(part**2)))
    best = int(np.argmax(likeness / scale))
    return low + best if likeness[best] / scale[best] >= SAME else None
