"""One stretch of the interviewer's speech, from its first frame to what was really played."""

from collections import deque
from dataclasses import dataclass, field

import numpy as np

from agent.opus import Samples


@dataclass(slots=True)
class Segment:
    """Samples waiting to be played, and how many have been. Ends by `flush` or is cut off."""

    flushed: bool = False
    cut: bool = False
    """Cleared: nothing more of it is played, and what still comes is thrown away."""
    played: int = 0
    """Samples that went out."""
    waiting: int = 0
    """Samples that can still go out."""
    _parts: deque[Samples] = field(default_factory=deque[Samples])

    def add(self, samples: Samples) -> None:
        """Append samples, unless the segment was cut."""
        if not self.cut and len(samples):
            self._parts.append(samples)
            self.waiting += len(samples)

    def take(self, count: int) -> Samples:
        """Play up to `count` samples; fewer where fewer wait."""
        taken: list[Samples] = []
        missing = min(count, self.waiting)
        self.waiting -= missing
        self.played += missing
        while missing:
            part = self._parts.popleft()
            taken.append(part[:missing])
            if len(part) > missing:
                self._parts.appendleft(part[missing:])
            missing -= len(taken[-1])
        return np.concatenate(taken) if taken else np.zeros(0, np.int16)

    def loudest(self, count: int) -> int:
        """The largest of the next `count` samples, without their sign; 0 where none wait."""
        largest = 0
        for part in self._parts:
            near = part[:count].astype(np.int32)
            largest = max(largest, int(np.abs(near).max()))
            count -= len(near)
            if not count:
                break
        return largest

    def drop(self) -> None:
        """Cut off: forget what has not been played."""
        self.cut = True
        self.waiting = 0
        self._parts.clear()

    @property
    def over(self) -> bool:
        """True once nothing of it can be played any more and nothing more can come."""
        return self.flushed and not self.waiting
