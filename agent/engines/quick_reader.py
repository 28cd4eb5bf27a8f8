"""The recogniser as the ears use it in conversation: text only, as fast as it goes."""

import numpy as np
from numpy.typing import NDArray

from agent.engines.whisper import WhisperEngine


class QuickReader:
    """Text of an utterance from the small model."""

    def __init__(self, engine: WhisperEngine) -> None:
        self._engine = engine
        self._reading = 0

    @property
    def busy(self) -> bool:
        """True while anything is read, for anybody: what is not urgent should not begin."""
        return self._reading > 0

    async def text(self, samples: NDArray[np.float32]) -> str:
        """What was said (mono, 16 kHz, -1..1); empty where nothing was."""
        self._reading += 1
        try:
            return (await self._engine.transcribe(samples, words=False)).text
        finally:
            self._reading -= 1
