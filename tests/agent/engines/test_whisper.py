"""The real engines on synthesized speech."""

import asyncio
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import jiwer
import numpy as np
import pytest

from agent.engines import weights
from agent.engines.whisper import WhisperEngine
from tests.fixtures import speech

ANSWER = "In my last role, I led a team of four engineers and we rebuilt the billing service."
TECHNICAL = "We used PostgreSQL for storage and Redis for caching the hot keys."


@pytest.fixture(scope="module")
def tiny() -> Iterator[WhisperEngine]:
    engine = WhisperEngine.load(weights.tiny_en(), workers=2)
    yield engine
    engine.close()


def plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == " ")


async def test_speech_becomes_text(tiny: WhisperEngine) -> None:
    samples = speech.at_16_khz(speech.synthesize_candidate(ANSWER))
    heard = await tiny.transcribe(samples, words=False)
    assert jiwer.wer(plain(ANSWER), plain(heard.text)) <= 0.15
    assert heard.confidence > 0.6
    assert heard.words == ()


async def test_words_are_the_text_and_lie_where_they_are_said(tiny: WhisperEngine) -> None:
    said = speech.synthesize_candidate(ANSWER)
    samples = speech.at_16_khz(speech.concatenate(speech.silence(2.0), said, speech.silence(1.0)))
    heard = await tiny.transcribe(samples, words=True)
    assert [word.text for word in heard.words] == heard.text.split()
    assert all(a.start_s <= b.start_s for a, b in zip(heard.words, heard.words[1:], strict=False))
    assert heard.words[0].start_s == pytest.approx(2.0, abs=0.15)
    assert heard.words[-1].end_s == pytest.approx(2.0 + len(said) / speech.SAMPLE_RATE, abs=0.25)


async def test_a_hint_helps_with_terms(tiny: WhisperEngine) -> None:
    samples = speech.at_16_khz(speech.synthesize_candidate(TECHNICAL))
    unaided = await tiny.transcribe(samples, words=False)
    heard = await tiny.transcribe(samples, words=False, hint="Python, PostgreSQL, Redis, Kafka")
    assert "Redis" not in unaided.text
    assert "Redis" in heard.text


@pytest.mark.parametrize("hint", ["", "Python, PostgreSQL, Redis, Kafka"])
async def test_what_is_not_speech_has_no_text(tiny: WhisperEngine, hint: str) -> None:
    for sound in (
        speech.silence(1.0),
        speech.silence(8.0),
        speech.noise(3.0, -60.0, seed=1),
        speech.noise(8.0, -35.0, seed=2),
        speech.cough(seed=3),
    ):
        heard = await tiny.transcribe(speech.at_16_khz(sound), words=True, hint=hint)
        assert (heard.text, heard.words, heard.confidence) == ("", (), 0.0)


async def test_no_audio_has_no_text(tiny: WhisperEngine) -> None:
    assert (await tiny.transcribe(np.zeros(0, np.float32), words=True)).text == ""
    assert (await tiny.transcribe(np.zeros(7, np.float32), words=True)).text == ""


async def test_long_audio_is_heard_to_its_end(tiny: WhisperEngine) -> None:
    part = speech.concatenate(speech.synthesize_candidate(ANSWER), speech.silence(0.4))
    samples = speech.at_16_khz(speech.concatenate(*[part] * 8))
    heard = await tiny.transcribe(samples, words=True)
    assert jiwer.wer(plain(" ".join([ANSWER] * 8)), plain(heard.text)) <= 0.15
    assert heard.words[-1].end_s == pytest.approx(len(samples) / 16_000 - 0.4, abs=0.4)


async def test_what_was_really_said_twice_stays(tiny: WhisperEngine) -> None:
    said = speech.synthesize_candidate("We have to measure it before we change it.")
    samples = speech.at_16_khz(speech.concatenate(said, speech.silence(0.5), said))
    heard = await tiny.transcribe(samples, words=False, hint="Python, PostgreSQL, Redis, Kafka")
    assert plain(heard.text).count("measure it") == 2


async def test_a_hint_does_not_make_it_loop(tiny: WhisperEngine) -> None:
    hint = "Python, PostgreSQL, Redis, FastAPI, Docker, Kubernetes, Kafka, React, TypeScript"
    for text in (
        "The Kafka consumer was falling behind, so we scaled out the workers.",
        "React hooks let us share state logic between components.",
        "We measured it with Prometheus and set alerts on the error budget.",
    ):
        samples = speech.at_16_khz(speech.synthesize_candidate(text))
        heard = await tiny.transcribe(samples, words=False, hint=hint)
        assert len(heard.text.split()) <= len(text.split()) + 2


async def test_a_cancelled_request_frees_its_worker(tiny: WhisperEngine) -> None:
    samples = speech.at_16_khz(speech.noise(120.0, -30.0, seed=4))
    asked = [asyncio.create_task(tiny.transcribe(samples, words=True)) for _ in range(2)]
    await asyncio.sleep(0)
    for task in asked:
        task.cancel()
    await asyncio.gather(*asked, return_exceptions=True)
    short = speech.at_16_khz(speech.synthesize_candidate(ANSWER))
    async with asyncio.timeout(5.0):
        assert (await tiny.transcribe(short, words=False)).text


async def test_the_event_loop_runs_while_a_decode_does(tiny: WhisperEngine) -> None:
    samples = speech.at_16_khz(speech.synthesize_candidate(ANSWER))
    task = asyncio.create_task(tiny.transcribe(samples, words=False))
    turns = 0
    while not task.done():
        await asyncio.sleep(0.005)
        turns += 1
    assert turns >= 5


@pytest.mark.skipif(sys.platform != "linux", reason="niceness is by thread on Linux only")
async def test_a_nice_engine_computes_nicely_and_leaves_the_interpreter_alone() -> None:
    def nicenesses() -> dict[str, int]:
        return {
            thread.name: os.getpriority(os.PRIO_PROCESS, int(thread.name))
            for thread in Path("/proc/self/task").iterdir()
        }

    before, own = nicenesses(), os.getpriority(os.PRIO_PROCESS, 0)
    engine = WhisperEngine.load(weights.tiny_en(), workers=1, nice=7)
    computing = [nice for thread, nice in nicenesses().items() if thread not in before]
    assert computing
    assert set(computing) == {own + 7}
    loaded = nicenesses()
    await engine.transcribe(np.zeros(16_000, np.float32), words=False)
    calling = [nice for thread, nice in nicenesses().items() if thread not in loaded]
    assert calling
    assert set(calling) == {own}
    engine.close()
