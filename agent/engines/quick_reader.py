"""The recogniser as the ears use it in conversation: text only, as fast as it goes."""

from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import Transcriber, Transcription

REST: Final = 3.0
"""After a reading, what is not urgent waits this many times as long as it took: with many calls,
captions would else keep a core from the readings that a turn's end waits for."""


class QuickReader:
    """Text of an utterance. clock: monotonic seconds.

    own: the small model of this process. It reads what somebody waits for, or what is soon
    superseded: a request at each pause and caption would be more than a provider takes.
    stretches: who reads those of a long utterance; None: the small model too.
    """

    def __init__(
        self, own: Transcriber, stretches: Transcriber | None, clock: Callable[[], float]
    ) -> None:
        self._own = own
        self._stretches = stretches
        self._clock = clock
        self._reading = 0
        self._rested_at = 0.0

    @property
    def busy(self) -> bool:
        """True while anything is or was just read, for anybody: what is not urgent waits."""
        return self._reading > 0 or self._clock() < self._rested_at

    async def text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        return (await self.tail(samples)).text

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        """See agent.hearing.ports.Transcriber."""
        began = self._clock()
        self._reading += 1
        try:
            return await self._own.transcribe(samples, words=False)
        finally:
            self._reading -= 1
            ended = self._clock()
            self._rested_at = ended + REST * (ended - began)

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        if self._stretches is None:
            return await self.text(samples)
        # No core of this machine is at work while a provider is.
        return (await self._stretches.transcribe(samples, words=False)).text
