"""What the local voices say, the local recogniser understands: through files, as clients do it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent.engines.local import LocalEngines
from agent.speaking.cache import MemoryCache
from agent.speaking.speech import Speech
from api.speech.engines import Engines
from schemas.audio import Spoken, Transcribed
from tests.api.support import FakeRooms, Person
from tests.fakes.own_voices import OwnVoices

TEXT = "Tell me about a project that you are proud of. What was hard, and what did you learn?"


@pytest.fixture
async def local(tmp_path: Path, rooms: FakeRooms) -> AsyncIterator[None]:
    engines = LocalEngines.load(tmp_path / "cache")
    speech = Speech(OwnVoices(engines.voices), MemoryCache(1_000_000), None)
    rooms.engines = Engines(speech, engines.large, ())
    yield
    await speech.close()
    engines.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("local")
async def test_what_is_said_is_understood(person: Person) -> None:
    for persona in ("friendly", "neutral"):
        body = {"text": TEXT, "persona": persona}
        answer = await person.http.post("/api/audio/tts", json=body)
        spoken = Spoken.model_validate_json(answer.content)
        assert 3 < spoken.duration_s < 12
        audio = (await person.http.get(spoken.audio_url)).content
        sent = await person.http.post("/api/audio/stt", files={"file": ("said.ogg", audio)})
        heard = Transcribed.model_validate_json(sent.content)
        said = {word.strip(".,?").casefold() for word in TEXT.split()}
        understood = {word.text.strip(".,?").casefold() for word in heard.words}
        assert len(said & understood) >= 0.8 * len(said), heard.text
        assert heard.confidence > 0.5
        assert heard.words[-1].end_s <= spoken.duration_s
