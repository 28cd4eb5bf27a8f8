"""Speech by a provider's voice that breaks off in a sentence: the next one says that one whole."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest
import stamina

from agent.engines.choice import OwnEngines, Tools, open_engines, purse_of
from agent.engines.resilience.guard import ATTEMPTS
from agent.settings import AgentSettings
from agent.speaking.cache import MemoryCache
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.speech import Speech
from agent.speaking.voice import SAMPLE_RATE
from tests.agent.engines.resilience.scripted import NOON, MemoryLog
from tests.api.engines import CountingTranscriber
from tests.fakes.engines import VOICE_WORD_S, ScriptedVoice
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.faults import Fault, Kind, Recorded
from tests.standins.serving import standin
from tests.standins.support import KEY, fault

SENTENCES = ("What came first of all?", "What did you do then?", "What came of it in the end?")
BROKEN = SENTENCES[1]
TEXT = " ".join(SENTENCES)
CLOUD_WORD_S = 0.4


def broken(request: Recorded) -> Fault | None:
    return fault(Kind.RESET) if BROKEN.encode() in request.body else None


class Both:
    """ElevenLabs, and below it a voice of this process."""

    def __init__(self) -> None:
        voices = (AgentSettings().elevenlabs_voice_neutral,)
        self.cloud = ElevenLabs(
            ScriptedVoice("cloud", word_s=CLOUD_WORD_S),
            CountingTranscriber(),
            key=KEY,
            voices=voices,
            faults=broken,
        )
        names = {interviewer.voice for interviewer in INTERVIEWERS.values()}
        self.own = {name: ScriptedVoice(name) for name in names}

    async def speech(self, stack: AsyncExitStack) -> Speech:
        origin = await stack.enter_async_context(standin(self.cloud))
        settings = AgentSettings.model_validate(
            {"elevenlabs_api_key": KEY, "elevenlabs_base_url": origin}
        )
        purse = purse_of(settings, MemoryLog(), lambda: NOON)
        tools = Tools(lambda: 0.0, lambda: "b0undary", purse)
        engines = await stack.enter_async_context(open_engines(settings, tools))
        own = OwnEngines(CountingTranscriber(), CountingTranscriber(), tuple(self.own.values()))
        speech = Speech(engines.speech(own).voices, MemoryCache(10_000_000), None)
        stack.push_async_callback(speech.close)
        return speech


@pytest.fixture
def both() -> Both:
    return Both()


@pytest.fixture
async def speech(both: Both, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Speech]:
    # A slow machine is no fault of the provider's.
    monkeypatch.setattr("agent.speaking.speech.SENTENCE_WITHIN_S", 240.0)
    async with AsyncExitStack() as stack:
        stack.enter_context(stamina.set_testing(True, attempts=ATTEMPTS, cap=True))
        yield await both.speech(stack)


async def heard(speech: Speech, text: str) -> list[tuple[str, float]]:
    """Each sentence and how many seconds a word of it took."""
    return [
        (said.text, round(len(said.samples) / SAMPLE_RATE / len(said.text.split()), 1))
        async for said in speech.stream(text, "neutral")
        if said.text
    ]


async def test_the_sentence_that_breaks_off_is_said_whole_by_the_next_voice(
    both: Both, speech: Speech
) -> None:
    by_sentence = dict(await heard(speech, TEXT))
    assert list(by_sentence) == list(SENTENCES)
    assert list(by_sentence.values()) == [CLOUD_WORD_S, VOICE_WORD_S, CLOUD_WORD_S]
    assert both.own[INTERVIEWERS["neutral"].voice].asked == [BROKEN]


async def test_sound_is_kept_under_the_voice_that_made_it(both: Both, speech: Speech) -> None:
    await heard(speech, TEXT)
    both.cloud.faults.script = ()
    asked = len(both.cloud.requests)
    assert await heard(speech, TEXT) == [(sentence, CLOUD_WORD_S) for sentence in SENTENCES]
    assert [BROKEN.encode() in one.body for one in both.cloud.requests[asked:]] == [True]
