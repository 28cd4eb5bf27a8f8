"""Sentences of a persona as audio: from the cache, or made once however many ask."""

import asyncio
from collections.abc import AsyncIterator
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.speaking.cache import DiskCache, MemoryCache, key_of
from agent.speaking.heard import Said
from agent.speaking.sentences import sentences
from agent.speaking.trim import level, trim
from agent.speaking.voice import SAMPLE_RATE
from agent.speaking.voices import Speaker, Voices
from schemas.vocabulary import Persona

PAUSE_S = 0.25
"""Seconds between two sentences."""
SENTENCE_WITHIN_S: Final = 6.0
"""For the sound of a sentence, where engines that somebody else runs are asked first."""


class Speech:
    """Says texts. All audio is int16 mono at `voice.SAMPLE_RATE`, trimmed and at one level.

    disk: for texts that hold nothing personal; what is said to one candidate only stays in memory.
    """

    def __init__(self, voices: Voices, memory: MemoryCache, disk: DiskCache | None) -> None:
        self._voices = voices
        self._memory = memory
        self._disk = disk
        self._making: dict[str, asyncio.Task[NDArray[np.int16]]] = {}

    def ready(self, text: str, persona: Persona) -> bool:
        """Whether the whole text can be said without synthesis."""
        return all(
            key in self._memory or (self._disk is not None and key in self._disk)
            for key in (self._key(sentence, persona) for sentence in sentences(text))
        )

    async def prepare(self, text: str, persona: Persona, *, lasting: bool = False) -> None:
        """Make the text's audio ahead of time.

        lasting: keep it on disk too. Only for texts that are the same for everybody.
        Raises what the voice raises.
        """
        for sentence in sentences(text):
            samples = await self._sentence(sentence, persona)
            key = self._key(sentence, persona)
            # Where another voice said it than was likely, the key would name the wrong one.
            named = self._memory.get(key) is samples
            if lasting and named and self._disk is not None and key not in self._disk:
                await asyncio.to_thread(self._disk.write, key, samples)

    async def stream(self, text: str, persona: Persona) -> AsyncIterator[Said]:
        """Yield a sentence or the pause after it at a time; its samples are read-only.

        While one sentence is played the next is made. Raises what the voice raises.
        """
        parts = sentences(text)
        if not parts:
            return
        pause = np.zeros(int(PAUSE_S * SAMPLE_RATE), np.int16)
        pause.flags.writeable = False
        for sentence, following in pairwise([*parts, None]):
            assert sentence is not None
            samples = await self._sentence(sentence, persona)
            if following is not None:
                self._begin(following, persona)
            # A sentence of nothing but signs has no sound.
            if samples.size:
                yield Said(sentence, samples)
            if following is not None:
                yield Said("", pause)

    async def close(self) -> None:
        """Abandon what is being made."""
        tasks = list(self._making.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _sentence(self, sentence: str, persona: Persona) -> NDArray[np.int16]:
        kept = self._memory.get(self._key(sentence, persona))
        if kept is not None:
            return kept
        # Shielded: others may wait for the same sentence.
        return await asyncio.shield(self._begin(sentence, persona))

    def _begin(self, sentence: str, persona: Persona) -> "asyncio.Task[NDArray[np.int16]]":
        key = self._key(sentence, persona)
        task = self._making.get(key)
        if task is None:
            task = asyncio.create_task(self._make(key, sentence, persona))
            self._making[key] = task
            task.add_done_callback(lambda done: self._made(key, done))
        return task

    async def _make(self, key: str, sentence: str, persona: Persona) -> NDArray[np.int16]:
        kept = self._memory.get(key)
        if kept is None and self._disk is not None:
            kept = await asyncio.to_thread(self._disk.read, key)
        if kept is None:
            said = await self._voices.say(sentence, persona, within_s=SENTENCE_WITHIN_S)
            # Another than was likely may have said it.
            key, kept = _key_of(said.by, sentence), _finished(said.samples)
        self._memory.put(key, kept)
        return kept

    def _made(self, key: str, task: "asyncio.Task[NDArray[np.int16]]") -> None:
        del self._making[key]
        if not task.cancelled():
            # Marks it as seen: who still waits gets it, and who left does not care.
            task.exception()

    def _key(self, sentence: str, persona: Persona) -> str:
        return _key_of(self._voices.casting(persona), sentence)


def _key_of(by: Speaker, sentence: str) -> str:
    return key_of(by.name, by.manner, sentence)


def _finished(samples: NDArray[np.float32]) -> NDArray[np.int16]:
    finished = level(trim(samples, SAMPLE_RATE), SAMPLE_RATE)
    return np.round(finished * 32767.0).astype(np.int16)
