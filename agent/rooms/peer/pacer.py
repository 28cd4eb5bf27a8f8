"""A beat every 20 ms that does not drift."""

from dataclasses import dataclass

BEAT_S = 0.02
"""Seconds in a beat: one frame of audio."""

_CATCH_UP = 3
"""Frames that may go out at once after a late wake-up; a longer burst only fills the client's
buffer, which then stays behind."""


@dataclass(frozen=True, slots=True)
class Beat:
    """What is due. frames: to play now. skipped: beats that passed with nothing played.

    late_s: how long after its time the wake-up came.
    """

    frames: int
    skipped: int
    late_s: float


class Pacer:
    """Says how long to wait and what is due then. Times are seconds on one monotonic clock."""

    def __init__(self, now: float) -> None:
        self._began = now
        self._beats = 0

    def wait(self, now: float) -> float:
        """Seconds until the next beat; 0 if it is due."""
        return max(0.0, self._began + self._beats * BEAT_S - now)

    def beat(self, now: float) -> Beat:
        """All beats that are due at `now`, counted as done."""
        late_s = max(0.0, now - self._began - self._beats * BEAT_S)
        due = 1 + int(late_s / BEAT_S)
        self._beats += due
        frames = min(due, _CATCH_UP)
        return Beat(frames, due - frames, late_s)
