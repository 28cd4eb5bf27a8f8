"""How much of what was said arrived as silence. Pure.

Speech that was lost and concealed sounds; what was lost and not concealed is a hole: a moment in
which the speaker was loud and the recording of the listener is not.
"""

from typing import Final

import numpy as np

from bench.playout import PIECE_S, RATE, Sound, offsets

WINDOW_S: Final = 0.005
LOUD_DBFS: Final = -40.0
"""From here on a moment is speech."""
DOWN_DB: Final = 20.0
"""So much softer than what was said, and it is a hole."""


def hole_share(reference: Sound, heard: Sound) -> float:
    """The share of the loud moments of `reference` that `heard` lacks; both mono at RATE.

    Raises NotTheSame where `heard` does not hold the reference.
    """
    window, hop = int(WINDOW_S * RATE), int(PIECE_S * RATE) // 2
    said, missing = 0, 0
    found = offsets(reference, heard)
    known = next((offset for _, offset in found if offset is not None), 0)
    for start, offset in found:
        known = known if offset is None else offset
        for at in range(start, start + hop, window):
            level = _dbfs(reference[at : at + window])
            if level < LOUD_DBFS:
                continue
            said += 1
            there = _dbfs(heard[max(0, at + known) : max(0, at + known + window)])
            missing += there < level - DOWN_DB
    return missing / said if said else 0.0


def _dbfs(samples: Sound) -> float:
    if not len(samples):
        return -100.0
    return 10 * float(np.log10(max(1e-10, np.mean((samples / 32768.0) ** 2))))
