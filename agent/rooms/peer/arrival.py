"""How unevenly packets arrive, and so how long one may be waited for. Pure."""

from agent.opus import CLOCK

_LEAST_S = 0.06
"""Packets come every 20 ms; two may be late together on any line."""
_MOST_S = 0.2
_BEAT_S = 0.02
_MARGIN = 4.0
"""Jitter is a mean: few packets are later than four times that."""
_SMOOTH = 16
"""RFC 3550, 6.4.1."""


class Arrivals:
    """Jitter after RFC 3550, 6.4.1, in seconds."""

    def __init__(self) -> None:
        self._last: tuple[int, float] | None = None
        self.jitter_s = 0.0

    def packet(self, timestamp: int, now: float) -> None:
        """A packet of this RTP time (48 kHz, modulo 2**32) arrived at `now` (seconds)."""
        if self._last is not None:
            before, arrived = self._last
            ticks = (timestamp - before + (1 << 31)) % (1 << 32) - (1 << 31)
            # One stall is not jitter: it counts as much as the longest wait.
            late = min(abs(now - arrived - ticks / CLOCK), _MOST_S)
            self.jitter_s += (late - self.jitter_s) / _SMOOTH
        self._last = timestamp, now

    @property
    def patience_s(self) -> float:
        """So long may nothing arrive before something stands in for it."""
        return min(_MOST_S, max(_LEAST_S, _BEAT_S + _MARGIN * self.jitter_s))
