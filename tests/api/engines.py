"""Engines that say and hear nothing of their own."""

from collections.abc import AsyncIterator

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import SAMPLE_RATE, Transcription
from agent.speaking.cache import MemoryCache
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.speech import Speech
from agent.speaking.voice import SAMPLE_RATE as VOICE_RATE
from agent.speaking.voice import Manner
from api.speech.engines import Engines
from schemas.admin import EngineInForce
from schemas.turn import Word
from tests.fakes.own_voices import OwnVoices


class HummingVoice:
    """Hums a tenth of a second for each word."""

    def __init__(self, name: str) -> None:
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    async def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        words = [word for word in sentence.split() if any(map(str.isalnum, word))]
        length = len(words) * VOICE_RATE // 10
        if length:
            yield (0.3 * np.sin(np.arange(length) * 0.08)).astype(np.float32)


class CountingTranscriber:
    """Hears a word a second where there is sound."""

    def __init__(self) -> None:
        self.heard_s: list[float] = []

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        seconds = len(samples) / SAMPLE_RATE
        self.heard_s.append(seconds)
        if not samples.any():
            return Transcription("", (), 0.0, "en")
        said = tuple(
            Word(text=f"w{n}", start_s=n, end_s=n + 0.5, confidence=0.5)
            for n in range(int(seconds))
        )
        return Transcription(" ".join(word.text for word in said), said, 0.5, "en")


def humming_engines(reader: CountingTranscriber | None = None) -> Engines:
    """Engines for tests, which need none that must be loaded."""
    names = {interviewer.voice for interviewer in INTERVIEWERS.values()}
    speech = Speech(OwnVoices(map(HummingVoice, names)), MemoryCache(1_000_000), None)
    in_force = EngineInForce(part="text_to_speech", engine="humming", local=True, reason=None)
    return Engines(speech, reader or CountingTranscriber(), (in_force,))
