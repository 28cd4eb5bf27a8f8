"""With the real local engines: one stand-in speaks, the others hear what it said."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import jiwer
import numpy as np
import pytest

from agent.engines import weights
from agent.engines.hibari import HibariVoice
from agent.engines.whisper import WhisperEngine
from agent.speaking.voice import SAMPLE_RATE
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.elevenlabs_wire import HEARS, VOICE
from tests.standins.groq import WHISPER, Groq
from tests.standins.serving import standin
from tests.standins.sound import from_pcm, to_wav
from tests.standins.support import KEY, elevenlabs_client, groq_client, judge

SENTENCE = "In my last role, I led a team of four engineers, and we rebuilt the billing service."
LONG_S = 60.0
"""Seconds that loaded machines may take to hear or say it."""


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WhisperEngine]:
    engine = WhisperEngine.load(weights.base(tmp_path_factory.mktemp("weights")), workers=1)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def voice() -> Iterator[HibariVoice]:
    with ThreadPoolExecutor(1) as executor:
        yield HibariVoice(executor)


def plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isalnum() or c == " ").strip()


async def test_what_one_says_the_others_hear(reader: WhisperEngine, voice: HibariVoice) -> None:
    speaking = ElevenLabs(voice, reader, key=KEY)
    async with (
        standin(speaking) as origin,
        elevenlabs_client(origin, patience_s=LONG_S) as client,
    ):
        pieces = client.text_to_speech.stream(VOICE, text=SENTENCE, output_format="pcm_24000")
        said = from_pcm(b"".join([piece async for piece in pieces]))
        wav = to_wav(said, SAMPLE_RATE)
        scribed: Any = await client.speech_to_text.convert(
            model_id=HEARS[0], file=("answer.wav", wav)
        )
    async with (
        standin(Groq(reader, judge, key=KEY)) as origin,
        groq_client(origin, patience_s=LONG_S) as client,
    ):
        heard: Any = await client.audio.transcriptions.create(
            file=("answer.wav", wav),
            model=WHISPER,
            response_format="verbose_json",
            timestamp_granularities=["word"],
        )
    for text in (heard.text, scribed.text):
        assert jiwer.wer(plain(SENTENCE), plain(text)) <= 0.15
    loud = np.flatnonzero(np.abs(said) > 0.05) / SAMPLE_RATE
    assert heard.words[0]["start"] == pytest.approx(loud[0], abs=0.2)
    assert heard.words[-1]["end"] == pytest.approx(loud[-1], abs=0.3)
    words = [word for word in scribed.words if word.type == "word"]
    assert [word.text for word in words] == [word["word"] for word in heard.words]
    assert all(word.logprob < 0.0 for word in words)
