"""Does a sound begin in this pause? Pure.

The speech detector needs a window and more to know speech; that something begins to sound, be it a
breath drawn for the next sentence, can be told 40 ms earlier from its level alone.
"""

from collections import deque
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

BLOCK: Final = 160
"""Samples in 10 ms at 16 kHz."""
RISE: Final = 4.0
"""Times louder than the quietest block of late: 12 dB."""
LEAST: Final = 60.0
"""RMS of 16-bit samples (-55 dBFS): what is quieter does not count."""
OF_LATE: Final = 40
"""Blocks among which the quietest is looked for."""
NEWEST: Final = 2
"""Blocks that tell what is now."""
LONGEST: Final = 13
"""Blocks after which the speech detector would know: what it has not called speech is none."""


class Stirring:
    """Follows the level of a stream of 16-bit samples at 16 kHz."""

    def __init__(self) -> None:
        self._rest = np.zeros(0, np.int16)
        self._levels: deque[float] = deque(maxlen=OF_LATE)
        self._rising = 0

    @property
    def now(self) -> bool:
        """Whether a sound may just have begun."""
        return 0 < self._rising <= LONGEST

    def hear(self, pcm: NDArray[np.int16]) -> None:
        """The next samples, any number."""
        samples = np.concatenate((self._rest, pcm))
        whole = len(samples) // BLOCK * BLOCK
        self._rest = samples[whole:]
        blocks = samples[:whole].reshape(-1, BLOCK).astype(np.float64)
        for level in np.sqrt(np.mean(blocks**2, axis=1)).tolist():
            self._levels.append(level)
            loud = max(LEAST, RISE * min(self._levels))
            rises = max(islice(reversed(self._levels), NEWEST)) > loud
            self._rising = self._rising + 1 if rises else 0
