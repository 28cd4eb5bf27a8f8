"""Who reads what of an utterance, and when what is not urgent has to wait."""

import asyncio

import numpy as np
from numpy.typing import NDArray

from agent.engines.quick_reader import REST, QuickReader
from agent.engines.transcriber import Transcription

SOUND = np.zeros(16_000, np.float32)


class Slow:
    """Answers with its name once it is let; `clock` is then so much later."""

    def __init__(self, name: str) -> None:
        self.now_s = 0.0
        self.let = asyncio.Event()
        self._name = name

    def clock(self) -> float:
        return self.now_s

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        assert not words
        await self.let.wait()
        return Transcription(self._name, (), 0.9, "en")


async def test_what_is_not_urgent_rests_after_a_reading_of_this_machine() -> None:
    own = Slow("own")
    reader = QuickReader(own, None, own.clock)
    for read in (reader.text, reader.stretch_text):
        assert not reader.busy
        reading = asyncio.create_task(read(SOUND))
        await asyncio.sleep(0)
        assert reader.busy
        own.now_s += 1.0
        own.let.set()
        assert await reading == "own"
        assert reader.busy
        own.now_s += REST
        own.let.clear()
    assert not reader.busy


async def test_a_provider_reads_stretches_and_keeps_nobody_waiting() -> None:
    own, provider = Slow("own"), Slow("provider")
    own.let.set()
    reader = QuickReader(own, provider, own.clock)
    assert await reader.text(SOUND) == "own"
    reading = asyncio.create_task(reader.stretch_text(SOUND))
    await asyncio.sleep(0)
    assert not reader.busy
    provider.let.set()
    assert await reading == "provider"
    assert not reader.busy
