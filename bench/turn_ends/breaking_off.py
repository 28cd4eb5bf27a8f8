"""A sentence that breaks off where somebody stops to think: said whole, then taken apart.

A voice that is given half a sentence ends it like a whole one; a person who stops does not.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.delivery_voices import LEAD_S, RATE, TAIL_S
from schemas.turn import Word

Places = Callable[[NDArray[np.float32]], Sequence[Word]]
"""The words of a sound (mono, 16 kHz) with their positions."""
_SEEK_S: Final = 0.08
"""How far from where two words are said to meet the quietest place is looked for."""
_EDGE_S: Final = 0.02


def broken_off(
    whole: NDArray[np.float32], parts: Sequence[str], places: Places
) -> list[NDArray[np.float32]] | None:
    """The parts' own stretches of it, with silence around each as around other sounds.

    None where its words were not heard one by one.
    """
    counts = list(accumulate(len(part.split()) for part in parts))
    words = places(whole)
    if len(words) != counts[-1]:
        return None
    cuts = [_quietest(whole, (words[n - 1].end_s + words[n].start_s) / 2) for n in counts[:-1]]
    if any(after <= before for before, after in pairwise([0, *cuts, len(whole)])):
        return None
    pieces = np.split(whole, cuts)
    return [
        _set_off(piece, begins=number > 0, ends=number < len(pieces) - 1)
        for number, piece in enumerate(pieces)
    ]


def _quietest(whole: NDArray[np.float32], about_s: float) -> int:
    around = range(int((about_s - _SEEK_S) * RATE), int((about_s + _SEEK_S) * RATE), RATE // 200)
    size = RATE // 100
    inside = [at for at in around if size <= at < len(whole) - size]
    if not inside:
        return 0
    return min(inside, key=lambda at: float(np.mean(whole[at - size : at + size] ** 2)))


def _set_off(piece: NDArray[np.float32], *, begins: bool, ends: bool) -> NDArray[np.float32]:
    piece = piece.copy()
    edge = min(len(piece) // 2, int(_EDGE_S * RATE))
    ramp = np.linspace(0.0, 1.0, edge, dtype=np.float32)
    if begins:
        piece[:edge] *= ramp
    if ends:
        piece[len(piece) - edge :] *= ramp[::-1]
    return np.pad(piece, (int(LEAD_S * RATE) * begins, int(TAIL_S * RATE) * ends))
