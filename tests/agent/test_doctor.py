"""What the doctor finds: engines that work, and those that do not with their plain reason."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.doctor import SENTENCE, Finding, examine, table
from agent.engines.choice import OwnEngines, Tools, purse_of
from agent.engines.keyed import keyed_engines
from agent.engines.transcriber import Transcription
from agent.settings import AgentSettings
from schemas.turn import Word
from tests.agent.engines.resilience.scripted import NOON, MemoryLog
from tests.api.engines import CountingTranscriber, HummingVoice
from tests.standins.asked import Asked
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.gemini import MODEL as GEMINI
from tests.standins.gemini import Gemini
from tests.standins.groq import Groq
from tests.standins.serving import serving, standin
from tests.standins.support import KEY, judge

DEFAULTS: Final = AgentSettings()
VOICES: Final = (
    DEFAULTS.elevenlabs_voice_friendly,
    DEFAULTS.elevenlabs_voice_neutral,
    DEFAULTS.elevenlabs_voice_challenging,
)


class Attending:
    """Hears the doctor's sentence, whatever is said."""

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        said = tuple(
            Word(text=word, start_s=0.2 * n, end_s=0.2 * n + 0.1, confidence=0.9)
            for n, word in enumerate(SENTENCE.split())
        )
        return Transcription(SENTENCE, said, 0.9, "en")


class Broken:
    """The model's file is damaged."""

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        raise OSError("/home/ada/model.bin is damaged")


def ready(asked: Asked) -> str:
    assert asked.schema is not None
    return '{"word": "ready"}'


async def found(own: OwnEngines | None = None, **given: Any) -> dict[str, Finding]:
    settings = AgentSettings.model_validate({"gemini_model": GEMINI} | given)
    ticks = iter(range(1_000))
    tools = Tools(
        clock=lambda: next(ticks) / 4,
        new_boundary=lambda: "b0undary",
        purse=purse_of(settings, MemoryLog(), lambda: NOON),
    )
    opening = keyed_engines(settings, new_boundary=tools.new_boundary, clock=tools.clock)
    voice = HummingVoice("humming/plain")
    async with opening as keyed:
        findings = await examine(keyed, own or OwnEngines(Attending(), Attending(), [voice]), tools)
    return {f"{one.part} {one.engine} {one.model}".strip(): one for one in findings}


def faults(findings: Mapping[str, Finding]) -> dict[str, str]:
    return {name: one.fault for name, one in findings.items() if one.fault is not None}


async def test_without_keys_the_own_engines_are_tried() -> None:
    findings = await found()
    assert list(findings) == [
        "hearing local Whisper, conversation",
        "hearing local Whisper, finished",
        "language rules built in",
        "voice humming plain",
    ]
    assert faults(findings) == {}
    assert findings["voice humming plain"].delay_s == 0.25
    assert findings["language rules built in"].why == "no language model is set"


async def test_what_keys_name_is_tried_with_all_its_voices() -> None:
    elevenlabs = ElevenLabs(HummingVoice("hum"), Attending(), key=KEY, voices=VOICES)
    async with (
        standin(Groq(Attending(), judge, key=KEY)) as groq,
        standin(elevenlabs) as speaking,
        standin(Gemini(ready, key=KEY)) as gemini,
    ):
        findings = await found(
            groq_api_key=KEY,
            groq_base_url=groq,
            elevenlabs_api_key=KEY,
            elevenlabs_base_url=speaking,
            gemini_api_key=KEY,
            gemini_base_url=gemini,
        )
    assert faults(findings) == {}
    assert findings["hearing groq whisper-large-v3-turbo"].why == "GROQ_API_KEY is set"
    assert f"language gemini {GEMINI}" in findings
    paths = [request.path for request in elevenlabs.requests]
    assert all(any(voice in path for path in paths) for voice in VOICES)
    shown = table(list(findings.values()))
    assert KEY not in shown
    assert "ok" in next(line for line in shown.splitlines() if "scribe_v2" in line)


async def test_what_does_not_work_says_why() -> None:
    async with (
        standin(Groq(CountingTranscriber(), judge, key=KEY)) as groq,
        standin(ElevenLabs(HummingVoice("hum"), Attending(), key=KEY)) as elevenlabs,
        standin(Gemini(ready, key=KEY)) as gemini,
    ):
        findings = await found(
            groq_api_key=KEY,
            groq_base_url=groq,
            elevenlabs_api_key=KEY,
            elevenlabs_base_url=elevenlabs,
            gemini_api_key="sk-secret-of-mine",
            gemini_base_url=gemini,
            llm_base_url="http://127.0.0.1:9/v1",
            llm_model="llama3",
        )
    assert faults(findings) == {
        "hearing groq whisper-large-v3-turbo": "did not hear what was said to it",
        f"language gemini {GEMINI}": (
            "does not accept the key (HTTP 400): check it with the provider"
        ),
        "language openai-compatible llama3": "could not be reached (ConnectError)",
        "voice elevenlabs eleven_flash_v2_5": (
            "did not accept the request (HTTP 404): check the names of its model and voice"
        ),
    }
    assert "secret" not in table(list(findings.values()))


async def test_an_own_engine_that_fails_gives_no_path_away() -> None:
    own = OwnEngines(Broken(), Attending(), [HummingVoice("humming/plain")])
    assert faults(await found(own)) == {"hearing local Whisper, conversation": "failed (OSError)"}


async def test_the_day_s_limit_holds_for_the_doctor_too() -> None:
    app = Groq(Attending(), judge, key=KEY)
    async with standin(app) as groq:
        findings = await found(groq_api_key=KEY, groq_base_url=groq, engine_requests_per_day=0)
    [fault] = faults(findings).values()
    assert "limit of requests a day" in fault
    assert app.requests == []


def run(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "agent", "doctor"],
        env=os.environ | {"DATA_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the weights, which are put together once."""
    return tmp_path_factory.mktemp("data")


@pytest.mark.parametrize("key", [KEY, "sk-secret-of-mine"])
def test_the_command_tells_by_its_status_whether_all_works(key: str, folder: Path) -> None:
    with serving(Gemini(ready, key=KEY)) as origin:
        settings = {"GEMINI_API_KEY": key, "GEMINI_BASE_URL": origin, "GEMINI_MODEL": GEMINI}
        done = run(folder, **settings)
    assert done.returncode == (0 if key == KEY else 1), done.stderr
    assert len(done.stdout.splitlines()) == 8
    assert "hibari" in done.stdout
    assert key not in done.stdout + done.stderr


def test_settings_that_do_not_fit_are_told_in_one_line(folder: Path) -> None:
    done = run(folder, LLM_MODEL="llama3")
    assert done.returncode == 1
    assert done.stderr == "llm_base_url and llm_model must be set together.\n"
