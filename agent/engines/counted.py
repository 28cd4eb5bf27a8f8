"""The ports of engines that somebody else runs: those of our own, and they tell what they used."""

from collections.abc import AsyncIterator
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from agent.engines.language import Answered, Prompt, S
from agent.engines.transcriber import Transcription
from agent.engines.usage import Meter
from agent.speaking.voice import Manner


class CountedModel(Protocol):
    """A LanguageModel. How long it may take is up to who asks."""

    @property
    def engine(self) -> str: ...

    @property
    def model(self) -> str: ...

    async def answer(self, prompt: Prompt, shape: type[S], meter: Meter) -> Answered[S]:
        """Raises EngineError."""
        ...


class CountedTranscriber(Protocol):
    """A Transcriber."""

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """Raises EngineError."""
        ...


class CountedVoice(Protocol):
    """A Voice."""

    @property
    def name(self) -> str: ...

    def stream(
        self, sentence: str, manner: Manner, meter: Meter
    ) -> AsyncIterator[NDArray[np.float32]]:
        """Raises EngineError."""
        ...
