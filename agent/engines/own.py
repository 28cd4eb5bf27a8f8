"""Engines that run in this process, as last rung: nobody counts what they use."""

from collections.abc import AsyncIterator

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import Transcriber, Transcription
from agent.engines.usage import Meter
from agent.speaking.voice import Manner, Voice


class OwnTranscriber:
    """A CountedTranscriber."""

    def __init__(self, transcriber: Transcriber) -> None:
        self._transcriber = transcriber

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """See CountedTranscriber. Raises what the engine raises."""
        return await self._transcriber.transcribe(samples, words=words, hint=hint)


class OwnVoice:
    """A CountedVoice."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice

    @property
    def name(self) -> str:
        """See Voice."""
        return self._voice.name

    def stream(
        self, sentence: str, manner: Manner, meter: Meter
    ) -> AsyncIterator[NDArray[np.float32]]:
        """See Voice. Raises what the engine raises."""
        return self._voice.stream(sentence, manner)
