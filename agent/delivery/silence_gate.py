"""Whether a frame is worth the neural voice detector: a level against the room's own noise."""

import numpy as np
from numpy.typing import NDArray

FRAME_S = 0.02
"""Seconds of audio in one call."""

_QUIETEST_DBFS = -75.0
_LOUDEST_FLOOR_DBFS = -40.0
_ABOVE_FLOOR_DB = 6.0
_RISE_DB_PER_S = 3.0
_FALL_SHARE = 0.3
_HANGOVER_S = 0.4


class SilenceGate:
    """Follows the noise floor: down quickly, up slowly, so that speech does not become the floor.

    Open means "perhaps speech". It closes 0.4 s after the last frame above the floor, so a word's
    soft end passes. Counted in audio, 20 ms a frame.
    """

    def __init__(self) -> None:
        self._floor_db = _QUIETEST_DBFS
        self._open_s = 0.0

    def open(self, frame: NDArray[np.int16]) -> bool:
        """Whether this 20 ms frame, or one shortly before it, may hold speech."""
        level_db = _dbfs(frame)
        if level_db < self._floor_db:
            self._floor_db += _FALL_SHARE * (level_db - self._floor_db)
        else:
            self._floor_db = min(level_db, self._floor_db + _RISE_DB_PER_S * FRAME_S)
        self._floor_db = min(max(self._floor_db, _QUIETEST_DBFS), _LOUDEST_FLOOR_DBFS)
        if level_db > self._floor_db + _ABOVE_FLOOR_DB:
            self._open_s = _HANGOVER_S
        else:
            self._open_s = max(0.0, self._open_s - FRAME_S)
        return self._open_s > 0.0


def _dbfs(frame: NDArray[np.int16]) -> float:
    power = float(np.square(frame, dtype=np.float64).mean()) if frame.size else 0.0
    return 10.0 * np.log10(power / 32768.0**2 + 1e-12)
