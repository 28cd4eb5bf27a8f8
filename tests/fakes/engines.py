"""Engines that do what a script says: fast, deterministic, and broken where a test wants it."""

import asyncio
from collections.abc import AsyncIterator

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import SAMPLE_RATE as HEARD_RATE
from agent.engines.transcriber import Transcription
from agent.speaking.voice import SAMPLE_RATE, Manner
from schemas.turn import Word
from tests.fakes.sound import Tongue

VOICE_WORD_S = 0.2
"""Seconds that the scripted voice takes for a word."""


class ScriptedTranscriber:
    """Reads the candidate's words `delay_s` after it is asked. `stuck`: it never answers."""

    def __init__(self, tongue: Tongue, *, delay_s: float = 0.1) -> None:
        self.delay_s = delay_s
        self.broken = False
        self.stuck = False
        self._tongue = tongue

    @property
    def busy(self) -> bool:
        """Whether a caption must wait: never."""
        return False

    async def text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        if self.stuck:
            await asyncio.get_running_loop().create_future()
        await asyncio.sleep(self.delay_s)
        if self.broken:
            raise ConnectionError("the recogniser is gone")
        return self._tongue.read(samples)

    async def tail(self, samples: NDArray[np.float32]) -> Transcription:
        """See agent.hearing.ports.Transcriber."""
        return Transcription(await self.text(samples), (), 0.9, "en")

    async def stretch_text(self, samples: NDArray[np.float32]) -> str:
        """See agent.hearing.ports.Transcriber."""
        return await self.text(samples)


class Reads:
    """A Transcriber in the sense of the engines, which spreads the words evenly."""

    def __init__(self, tongue: Tongue) -> None:
        self._tongue = tongue

    def read(self, samples: NDArray[np.float32], *, words: bool) -> str:
        """The text. words: whether it is asked for a finished answer's."""
        return self._tongue.read(samples)

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See agent.engines.transcriber.Transcriber."""
        text = self.read(samples, words=words)
        step = len(samples) / HEARD_RATE / max(1, len(text.split()))
        found = [
            Word(text=word, start_s=n * step, end_s=(n + 1) * step, confidence=0.9)
            for n, word in enumerate(text.split())
        ]
        return Transcription(text, tuple(found) if words else (), 0.9 if text else 0.0, "en")


class EvenTurnEnd:
    """A model of turn ends that cannot decide, so that the words do."""

    async def probability(self, samples: NDArray[np.int16]) -> float:
        """See agent.hearing.ports.TurnEndModel."""
        return 0.3


class ScriptedVoice:
    """Hums for as long as a sentence would last. `stuck`: it never says anything."""

    def __init__(self, name: str, *, word_s: float = VOICE_WORD_S) -> None:
        self.name = name
        self._word_s = word_s
        self.broken = False
        self.stuck = False
        self.asked: list[str] = []

    async def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        """See agent.speaking.voice.Voice."""
        self.asked.append(sentence)
        if self.stuck:
            await asyncio.get_running_loop().create_future()
        if self.broken:
            raise RuntimeError("the voice is gone")
        samples = round(self._word_s * len(sentence.split()) * SAMPLE_RATE)
        yield (0.2 * np.sin(np.arange(samples) * 0.05)).astype(np.float32)


class SecondOpinion:
    """The larger model: says how much audio it was given, as one word."""

    def __init__(self) -> None:
        self.broken = False
        self.given_s: list[float] = []

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See agent.engines.transcriber.Transcriber."""
        if self.broken:
            raise RuntimeError("the larger model is gone")
        seconds = len(samples) / 16_000
        self.given_s.append(seconds)
        word = Word(text="refined", start_s=0.0, end_s=seconds, confidence=0.9)
        return Transcription(word.text, (word,), 0.9, "en")
