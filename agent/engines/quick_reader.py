"""The recogniser as the ears use it in conversation: text only, as fast as it goes."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import Transcriber

REST: Final = 3.0
"""After a reading, what is not urgent waits this many times as long as it took: with many calls,
captions would else keep a core from the readings that a turn's end waits for."""


class QuickReader:
    """Text of an utterance from the small model. clock: monotonic seconds."""

    def __init__(self, engine: Transcriber, clock: Callable[[], float]) -> None:
        self._engine = engine
        self._clock = clock
        self._reading = 0
        self._rested_at = 0.0

    @property
    def busy(self) -> bool:
        """True while anything is or was just read, for anybody: what is not urgent waits."""
        return self._reading > 0 or self._clock() < self._rested_at

    async def text(self, samples: NDArray[np.float32]) -> str:
        """What was said (mono, 16 kHz, -1..1); empty where nothing was."""
        began = self._clock()
        self._reading += 1
        try:
            return (await self._engine.transcribe(samples, words=False)).text
        finally:
            self._reading -= 1
            ended = self._clock()
            self._rested_at = ended + REST * (ended - began)
