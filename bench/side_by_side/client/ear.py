"""What a candidate hears, on the microphone's sample clock: each sound where it could be played.

A sound is played on arrival, or after what came before it; while it is quiet, what jitter took is
given back. So nothing is held back as a player's jitter buffer would, and a late packet delays
what follows as it would for a person.
"""

import asyncio
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.side_by_side.client.microphone import Microphone
from bench.tape import RATE

LOUD_DBFS: Final = -45.0
"""From here on somebody speaks, for the taking of turns; measuring comes afterwards."""
_LOUD: Final = 10 ** (LOUD_DBFS / 20) * 32768


class Ear:
    """Records from the microphone's beginning on."""

    def __init__(self, microphone: Microphone) -> None:
        self._microphone = microphone
        self._pieces: list[tuple[int, NDArray[np.int16]]] = []
        self._end = 0
        self._heard = asyncio.Event()
        self.last_loud = 0
        """The last sample at which somebody spoke; 0 where nobody has yet."""
        self._loud: list[int] = []

    def hear(self, samples: NDArray[np.int16], arrived_s: float) -> None:
        """Sound of RATE Hz whose last sample arrived then."""
        if not len(samples) or not self._microphone.begun.is_set():
            return
        arrived = self._microphone.sample_at(arrived_s)
        loud = float(np.sqrt(np.mean(np.square(samples.astype(np.float64))))) > _LOUD
        start = max(arrived, self._end) if loud else arrived
        if start < self._end:
            samples = samples[self._end - start :]
            start = self._end
        self._pieces.append((start, samples))
        self._end = start + len(samples)
        if loud:
            self.last_loud = start
            self._loud.append(start)
            self._heard.set()

    async def until_speaks(self, after: int, timeout_s: float) -> int | None:
        """When the first sound after that sample began; None where none came in time."""
        try:
            async with asyncio.timeout(timeout_s):
                while (found := self._first_loud(after)) is None:
                    self._heard.clear()
                    await self._heard.wait()
        except TimeoutError:
            return None
        return found

    async def until_quiet(self, silence_s: float, timeout_s: float) -> bool:
        """Wait until nobody has spoken for so long; False where that does not come in time."""
        until = self._microphone.now + int(timeout_s * RATE)
        while (rest := self.last_loud + int(silence_s * RATE) - self._microphone.now) > 0:
            if self._microphone.now > until:
                return False
            await asyncio.sleep(rest / RATE)
        return True

    def recording(self, length: int) -> NDArray[np.int16]:
        """All that was heard, silent where nothing was; so many samples."""
        out = np.zeros(length, np.int16)
        for start, samples in self._pieces:
            end = min(length, start + len(samples))
            if start < end:
                out[start:end] = samples[: end - start]
        return out

    def _first_loud(self, after: int) -> int | None:
        if self.last_loud <= after:
            return None
        return next(at for at in self._loud if at > after)
