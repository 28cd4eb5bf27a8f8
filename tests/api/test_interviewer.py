"""The engines that a process is given, in force where people are heard outside of calls."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import numpy as np
import pytest

from agent.engines.choice import open_engines
from agent.settings import AgentSettings
from api.engine_tools import engine_tools
from api.interviewer import Interviewer, build_rooms
from api.settings import Settings
from tests.api.engines import CountingTranscriber
from tests.fakes.engines import ScriptedVoice
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.groq import Groq
from tests.standins.serving import standin
from tests.standins.support import KEY, judge


def _nowhere(_: httpx.Request) -> httpx.Response:
    raise AssertionError("No call is going on.")


@asynccontextmanager
async def built(settings: Settings) -> AsyncGenerator[Interviewer]:
    async with open_engines(settings, engine_tools(settings)) as keyed:
        rooms = await build_rooms(settings, keyed, httpx.MockTransport(_nowhere), "token")
        try:
            yield rooms
        finally:
            await rooms.aclose()


async def test_keys_choose_who_hears_and_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A slow machine is no fault of the provider's.
    monkeypatch.setattr("agent.speaking.speech.SENTENCE_WITHIN_S", 240.0)
    groq = Groq(CountingTranscriber(), judge, key=KEY)
    voice = AgentSettings().elevenlabs_voice_friendly
    elevenlabs = ElevenLabs(ScriptedVoice("cloud"), CountingTranscriber(), key=KEY, voices=(voice,))
    async with standin(groq) as groq_origin, standin(elevenlabs) as elevenlabs_origin:
        settings = Settings.model_validate(
            {
                "data_dir": tmp_path,
                "groq_api_key": KEY,
                "groq_base_url": groq_origin,
                "elevenlabs_api_key": KEY,
                "elevenlabs_base_url": elevenlabs_origin,
            }
        )
        async with built(settings) as rooms:
            in_force = [(one.part, one.engine) for one in rooms.engines.in_force if not one.local]
            assert in_force == [
                ("speech_to_text", "groq/whisper-large-v3-turbo"),
                ("second_reading", "groq/whisper-large-v3-turbo"),
                ("speech_to_text", "elevenlabs/scribe_v2"),
                ("second_reading", "elevenlabs/scribe_v2"),
                ("text_to_speech", "elevenlabs/eleven_flash_v2_5"),
            ]
            local = {one.part for one in rooms.engines.in_force if one.local}
            assert local == {"speech_to_text", "second_reading", "text_to_speech", "turn_end"}
            sound = (0.3 * np.sin(np.arange(3 * 16_000) * 0.1)).astype(np.float32)
            assert (await rooms.engines.read(sound)).text == "w0 w1 w2"
            said = await rooms.engines.say("Tell me about yourself, please.", "friendly")
            assert said.any()
    assert len(groq.requests) == len(elevenlabs.requests) == 1
    assert voice in elevenlabs.requests[0].path


async def test_without_keys_all_is_of_this_process(tmp_path: Path) -> None:
    settings = Settings.model_validate({"data_dir": tmp_path})
    async with built(settings) as rooms:
        assert all(one.local for one in rooms.engines.in_force)
        assert (await rooms.engines.say("Tell me about yourself, please.", "friendly")).any()
