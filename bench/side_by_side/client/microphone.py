"""A candidate's microphone: clips at exact samples over the faint noise of a room.

Sample n is spoken n / RATE seconds after `began_s` on the machine's monotonic clock.
"""

import asyncio
import math
import time
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.audible import Span
from bench.tape import RATE

ROOM_NOISE_DBFS: Final = -65.0
NOISE_S: Final = 4.0
FRAME: Final = RATE // 50
"""Samples in the 20 ms that are sent at once."""
AHEAD: Final = 3 * FRAME
"""What is asked to be said at once begins so much later, so that none of it has been sent."""


class Microphone:
    """Begins with the first frame that is asked for."""

    def __init__(self, seed: int) -> None:
        self.began_s = math.inf
        self.begun = asyncio.Event()
        self._late_s: list[float] = []
        noise = np.random.default_rng(seed).normal(
            0.0, 10 ** (ROOM_NOISE_DBFS / 20), int(NOISE_S * RATE)
        )
        self._noise = np.round(noise * 32767).astype(np.int16)
        self._unsaid: list[tuple[int, NDArray[np.int16]]] = []
        self._sent: list[NDArray[np.int16]] = []

    @property
    def now(self) -> int:
        """The sample that is spoken now."""
        return self.sample_at(time.monotonic())

    def sample_at(self, monotonic_s: float) -> int:
        """The sample that is spoken then."""
        return int((monotonic_s - self.began_s) * RATE)

    def say(self, samples: NDArray[np.int16], at: int) -> Span:
        """Say it from that sample on; where it lies. Raises ValueError for what has been sent."""
        if at < len(self._sent) * FRAME:
            raise ValueError("That sample has been sent already.")
        self._unsaid.append((at, samples))
        return Span(at, at + len(samples))

    async def next_frame(self) -> NDArray[np.int16]:
        """The next 20 ms, once they have been spoken."""
        start = len(self._sent) * FRAME
        if start == 0:
            self.began_s = time.monotonic()
            self.begun.set()
        due_s = self.began_s + (start + FRAME) / RATE
        await asyncio.sleep(due_s - time.monotonic())
        self._late_s.append(time.monotonic() - due_s)
        frame = np.take(self._noise, np.arange(start, start + FRAME), mode="wrap").astype(np.int32)
        for at, samples in self._unsaid:
            low, high = max(start, at), min(start + FRAME, at + len(samples))
            if low < high:
                frame[low - start : high - start] += samples[low - at : high - at]
        self._unsaid = [(at, said) for at, said in self._unsaid if at + len(said) > start + FRAME]
        sent = np.clip(frame, -32768, 32767).astype(np.int16)
        self._sent.append(sent)
        return sent

    def late_s(self, sample: int) -> float:
        """By how much a sample that was sent left late, in seconds."""
        return self._late_s[sample // FRAME]

    def latest_s(self, since: int, until: int) -> float:
        """By how much the latest of the frames between two samples left late, in seconds."""
        return max(self._late_s[since // FRAME : until // FRAME], default=0.0)

    def recording(self) -> NDArray[np.int16]:
        """All that was sent."""
        return np.concatenate(self._sent) if self._sent else np.zeros(0, np.int16)
