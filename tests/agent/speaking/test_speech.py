"""Speech over a scripted voice: made once, streamed by sentence, cached."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.speaking.cache import DiskCache, MemoryCache
from agent.speaking.speech import PAUSE_S, Speech
from agent.speaking.voice import SAMPLE_RATE, Manner
from tests.fakes.own_voices import OwnVoices


class ScriptedVoice:
    """Says a second of noise for a sentence, once it is let."""

    name = "hibari/heart"

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.let = asyncio.Event()
        self.let.set()
        self.fails = False

    async def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        self.asked.append(sentence)
        await self.let.wait()
        if self.fails:
            raise RuntimeError("no voice today")
        if sentence != "…":
            half = np.random.default_rng(len(self.asked)).normal(0, 0.05, SAMPLE_RATE // 2)
            yield half.astype(np.float32)
            yield half.astype(np.float32)


def speech(voice: ScriptedVoice, disk: DiskCache | None = None) -> Speech:
    return Speech(OwnVoices([voice]), MemoryCache(10_000_000), disk)


async def heard(source: Speech, text: str) -> list[NDArray[np.int16]]:
    return [said.samples async for said in source.stream(text, "friendly")]


def files(folder: Path) -> list[Path]:
    return list(folder.iterdir())


async def test_sentences_come_one_by_one_with_a_pause_between() -> None:
    parts = await heard(speech(ScriptedVoice()), "One. Two. Three.")
    assert [part.any() for part in parts] == [True, False, True, False, True]
    assert len(parts[1]) == int(PAUSE_S * SAMPLE_RATE)
    assert all(part.dtype == np.int16 and not part.flags.writeable for part in parts)
    assert len(parts[0]) == pytest.approx(SAMPLE_RATE, rel=0.02)


async def test_each_stretch_knows_its_words() -> None:
    said = [said async for said in speech(ScriptedVoice()).stream("One. Two.", "friendly")]
    assert [part.text for part in said] == ["One.", "", "Two."]


async def test_the_next_sentence_is_made_while_the_first_is_heard() -> None:
    voice = ScriptedVoice()
    stream = speech(voice).stream("One. Two. Three.", "friendly")
    await anext(stream)
    await asyncio.sleep(0)
    assert voice.asked == ["One.", "Two."]
    assert len([part async for part in stream]) == 4


async def test_two_askers_cost_one_synthesis() -> None:
    voice = ScriptedVoice()
    source = speech(voice)
    await asyncio.gather(source.prepare("One.", "friendly"), source.prepare("One.", "friendly"))
    await heard(source, "One.")
    assert voice.asked == ["One."]


async def test_an_asker_who_leaves_does_not_take_it_from_the_other() -> None:
    voice = ScriptedVoice()
    voice.let.clear()
    source = speech(voice)
    first = asyncio.create_task(source.prepare("One.", "friendly"))
    second = asyncio.create_task(source.prepare("One.", "friendly"))
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    voice.let.set()
    await second
    assert source.ready("One.", "friendly")
    assert voice.asked == ["One."]


async def test_ready_means_the_whole_text_and_this_persona() -> None:
    source = speech(ScriptedVoice())
    await source.prepare("One.", "friendly")
    assert source.ready("One.", "friendly")
    assert not source.ready("One. Two.", "friendly")
    assert not source.ready("One.", "challenging")


async def test_a_failure_reaches_the_asker_and_is_not_kept() -> None:
    voice = ScriptedVoice()
    voice.fails = True
    source = speech(voice)
    with pytest.raises(RuntimeError, match="no voice today"):
        await source.prepare("One.", "friendly")
    voice.fails = False
    await source.prepare("One.", "friendly")
    assert source.ready("One.", "friendly")


async def test_only_lasting_texts_reach_the_disk(tmp_path: Path) -> None:
    source = speech(ScriptedVoice(), DiskCache(tmp_path, 1_000_000))
    await source.prepare("Hello Ada.", "friendly")
    assert files(tmp_path) == []
    await source.prepare("Thanks.", "friendly", lasting=True)
    assert len(files(tmp_path)) == 1
    after_restart = ScriptedVoice()
    again = speech(after_restart, DiskCache(tmp_path, 1_000_000))
    assert again.ready("Thanks.", "friendly")
    assert len(await heard(again, "Thanks.")) == 1
    assert after_restart.asked == []


async def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    await speech(ScriptedVoice(), DiskCache(tmp_path, 1_000_000)).prepare(
        "Thanks.", "friendly", lasting=True
    )
    files(tmp_path)[0].write_bytes(b"nonsense")
    voice = ScriptedVoice()
    assert len(await heard(speech(voice, DiskCache(tmp_path, 1_000_000)), "Thanks.")) == 1
    assert voice.asked == ["Thanks."]


async def test_nothing_to_say_is_nothing() -> None:
    source = speech(ScriptedVoice())
    assert await heard(source, "  ") == []
    assert await heard(source, "…") == []
    assert len(await heard(source, "One. …")) == 2


async def test_close_abandons_what_is_being_made() -> None:
    voice = ScriptedVoice()
    voice.let.clear()
    source = speech(voice)
    asking = asyncio.create_task(source.prepare("One.", "friendly"))
    await asyncio.sleep(0.01)
    await source.close()
    await asyncio.gather(asking, return_exceptions=True)
    assert asking.cancelled()
