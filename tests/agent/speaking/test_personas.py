"""Each persona as it is heard, with the real voices and the real ears."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import get_args

import jiwer
import numpy as np
import pytest

from agent.engines import weights
from agent.engines.hibari import HibariVoice
from agent.engines.piper import PiperVoice
from agent.engines.whisper import WhisperEngine
from agent.speaking.cache import MemoryCache
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.resample import resample
from agent.speaking.speech import Speech
from agent.speaking.trim import speech_rms
from agent.speaking.voice import SAMPLE_RATE
from schemas.vocabulary import Persona
from tests.fakes.own_voices import OwnVoices

TEXT = (
    "Thanks, let's go deeper on that. Tell me about a time when you had to deliver difficult "
    "feedback to a colleague. What was your own part in that project?"
)


@pytest.fixture(scope="module")
def ears() -> Iterator[WhisperEngine]:
    engine = WhisperEngine.load(weights.tiny_en(), workers=1)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def voices() -> Iterator[tuple[HibariVoice, PiperVoice]]:
    with ThreadPoolExecutor(1) as executor:
        yield HibariVoice(executor), PiperVoice(executor, threads=1, steady=True)


def test_there_is_an_interviewer_for_every_persona() -> None:
    assert set(INTERVIEWERS) == set(get_args(Persona))
    assert len({interviewer.name for interviewer in INTERVIEWERS.values()}) == len(INTERVIEWERS)


@pytest.mark.parametrize("persona", get_args(Persona))
async def test_a_persona_is_understood_at_one_level(
    persona: Persona, ears: WhisperEngine, voices: tuple[HibariVoice, PiperVoice]
) -> None:
    source = Speech(OwnVoices(voices), MemoryCache(10_000_000), disk=None)
    parts = [said.samples async for said in source.stream(TEXT, persona)]
    assert len(parts) == 5
    for part in parts[::2]:
        sound = part.astype(np.float32) / 32768.0
        assert 20 * np.log10(speech_rms(sound, SAMPLE_RATE)) == pytest.approx(-22.0, abs=2.5)
        assert np.abs(sound).max() <= 10 ** (-2.9 / 20)
        assert abs(int(part[0])) + abs(int(part[-1])) == 0
    whole = np.concatenate(parts).astype(np.float32) / 32768.0
    heard = await ears.transcribe(resample(whole, SAMPLE_RATE, 16_000), words=False)
    expected, got = (
        "".join(c for c in text.lower() if c.isalnum() or c == " ") for text in (TEXT, heard.text)
    )
    assert jiwer.wer(expected, got) <= 0.1
