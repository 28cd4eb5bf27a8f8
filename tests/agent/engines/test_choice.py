"""The engines that settings choose, over their providers' wires and with our own below."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from decimal import Decimal
from typing import Any, Final

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.engines.choice import (
    Engines,
    OwnEngines,
    SpeechEngines,
    Tools,
    open_engines,
    purse_of,
)
from agent.engines.errors import BadAnswer, EngineError, Resting
from agent.engines.language import Fenced, LanguageModel, Prompt
from agent.engines.resilience.breaker import Rules
from agent.engines.resilience.ladder import Change
from agent.engines.transcriber import SAMPLE_RATE
from agent.settings import AgentSettings
from agent.speaking.personas import INTERVIEWERS
from schemas.base import Schema
from tests.agent.engines.faults import LONG_S, NEVER_ENDS, fault
from tests.agent.engines.resilience.scripted import NOON, MemoryLog
from tests.api.engines import CountingTranscriber, HummingVoice
from tests.run_log import CANARY
from tests.standins.asked import Asked
from tests.standins.base import Standin
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.faults import Kind, always, drawn
from tests.standins.gemini import MODEL as GEMINI
from tests.standins.gemini import Gemini
from tests.standins.groq import Groq
from tests.standins.openai import MODEL as GPT
from tests.standins.openai import OpenAI
from tests.standins.serving import standin
from tests.standins.support import KEY, judge

pytestmark = pytest.mark.usefixtures("no_waits")

DEFAULTS: Final = AgentSettings()
SENTENCE: Final = "Tell me about work that you are proud of, and what came of it in the end."
DOWN: Final = always(fault(Kind.ERROR))


class Said(Schema):
    word: str


class Providers:
    """All of them, each on a stand-in, and the settings that name them."""

    def __init__(self) -> None:
        self.groq = Groq(CountingTranscriber(), judge, key=KEY)
        self.elevenlabs = ElevenLabs(
            HummingVoice("hum"),
            CountingTranscriber(),
            key=KEY,
            concurrent=99,
            voices=(
                DEFAULTS.elevenlabs_voice_friendly,
                DEFAULTS.elevenlabs_voice_neutral,
                DEFAULTS.elevenlabs_voice_challenging,
            ),
        )
        self.gemini = Gemini(_says("gemini"), key=KEY)
        self.own_llm = OpenAI(_says("own"), key=KEY)

    @asynccontextmanager
    async def settings(self, *names: str, **more: Any) -> AsyncGenerator[AgentSettings]:
        async with AsyncExitStack() as stack:
            given: dict[str, Any] = {}
            for name in names:
                app: Standin = getattr(self, name)
                origin = await stack.enter_async_context(standin(app))
                if name == "own_llm":
                    given |= {"llm_base_url": f"{origin}/v1", "llm_model": GPT, "llm_api_key": KEY}
                else:
                    given |= {f"{name}_api_key": KEY, f"{name}_base_url": origin}
            yield AgentSettings.model_validate({"gemini_model": GEMINI} | given | more)


def _says(word: str) -> Any:
    def answer(_: Asked) -> str:
        return Said(word=word).model_dump_json()

    return answer


class Running:
    """Engines on a clock that tests set, with what they told."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.changes: list[Change] = []
        self.own = (CountingTranscriber(), CountingTranscriber())

    @asynccontextmanager
    async def open(self, settings: AgentSettings) -> AsyncGenerator[Engines]:
        purse = purse_of(settings, MemoryLog(), lambda: NOON)
        tools = Tools(lambda: self.now_s, lambda: "b0undary", purse)
        async with open_engines(settings, tools) as engines:
            engines.changes.listen(self.changes.append)
            yield engines

    def speech(self, engines: Engines) -> SpeechEngines:
        names = {interviewer.voice for interviewer in INTERVIEWERS.values()}
        return engines.speech(OwnEngines(*self.own, [HummingVoice(name) for name in names]))

    @property
    def told(self) -> list[tuple[str | None, str | None]]:
        return [(change.before, change.now) for change in self.changes]


def sound(seconds: int) -> NDArray[np.float32]:
    """That the stand-ins hear a word a second of."""
    beats = np.arange(seconds * SAMPLE_RATE) / SAMPLE_RATE
    tones = np.arange(1, 12)[:, None]
    return (0.1 * (np.sin(2 * np.pi * 140 * tones * beats) / tones).sum(axis=0)).astype(np.float32)


def words(seconds: int) -> str:
    return " ".join(f"w{n}" for n in range(seconds))


async def said(model: LanguageModel | None) -> str:
    assert model is not None
    prompt = Prompt(system="Answer.", data=(), task="Say a word.")
    return (await model.answer(prompt, Said, within_s=LONG_S)).value.word


async def test_without_keys_all_is_done_here() -> None:
    running = Running()
    async with running.open(DEFAULTS) as engines:
        assert engines.in_force == ()
        assert engines.language is None
        speech = running.speech(engines)
        assert (await speech.finished.transcribe(sound(3), words=True)).text == words(3)
        assert running.own[1].heard_s == [3.0]
        await speech.conversation.transcribe(sound(2), words=False)
        assert running.own[0].heard_s == [2.0]
        spoken = await speech.voices.say(SENTENCE, "neutral", within_s=1.0)
    assert spoken.by.voice.name == INTERVIEWERS["neutral"].voice
    assert running.changes == []


async def test_keys_choose_and_the_best_comes_first() -> None:
    providers, running = Providers(), Running()
    async with (
        providers.settings("groq", "elevenlabs", "gemini", "own_llm") as settings,
        running.open(settings) as engines,
    ):
        speech = running.speech(engines)
        assert [(one.part, one.name) for one in engines.in_force] == [
            ("stt", "groq/whisper-large-v3-turbo"),
            ("stt", "elevenlabs/scribe_v2"),
            ("llm", f"openai-compatible/{GPT}"),
            ("llm", f"gemini/{GEMINI}"),
            ("tts", "elevenlabs/eleven_flash_v2_5"),
        ]
        assert engines.in_force[0].why == "GROQ_API_KEY is set"
        assert KEY not in repr(engines.in_force)
        assert (await speech.finished.transcribe(sound(4), words=True)).text == words(4)
        assert await said(engines.language) == "own"
        spoken = await speech.voices.say(SENTENCE, "challenging", within_s=LONG_S)
        assert spoken.by == speech.voices.casting("challenging")
        assert DEFAULTS.elevenlabs_voice_challenging in spoken.by.voice.name
    assert len(providers.groq.requests) == 1
    assert len(providers.elevenlabs.requests) == 1
    assert providers.gemini.requests == []
    assert running.own[1].heard_s == []
    assert running.changes == []


async def test_an_open_utterance_goes_whole_to_the_next_and_back_up() -> None:
    providers, running = Providers(), Running()
    providers.groq.faults.script = DOWN
    async with (
        providers.settings("groq", "elevenlabs") as settings,
        running.open(settings) as engines,
    ):
        speech = running.speech(engines)
        for seconds in (3, 4):
            heard = await speech.finished.transcribe(sound(seconds), words=True)
            assert (heard.text, heard.engine) == (words(seconds), "elevenlabs/scribe_v2")
        assert running.told == [("groq/whisper-large-v3-turbo", "elevenlabs/scribe_v2")]
        assert running.changes[0].worse
        assert running.changes[0].reason == "failed (HTTP 500)"
        providers.elevenlabs.faults.script = DOWN
        for _ in range(2):
            heard = await speech.conversation.transcribe(sound(6), words=False)
            assert (heard.text, heard.engine) == (words(6), None)
        assert running.own[0].heard_s == [6.0, 6.0]
        assert running.told[1:] == [("elevenlabs/scribe_v2", "local")]
        assert [change.now for change in engines.changes.standing] == ["local"]
        # Both are well again. The next request is still done below, and tries the best beside it.
        providers.groq.faults.script = providers.elevenlabs.faults.script = ()
        running.now_s += Rules().longest_rest_s
        asked = len(providers.groq.requests)
        await speech.finished.transcribe(sound(7), words=True)
        async with asyncio.timeout(LONG_S):
            while running.told[-1][1] != "groq/whisper-large-v3-turbo":
                assert (await speech.finished.transcribe(sound(8), words=True)).text == words(8)
        assert len(providers.groq.requests) > asked
        assert not running.changes[-1].worse
        assert engines.changes.standing == ()


async def test_nothing_heard_where_somebody_speaks_is_heard_by_the_next() -> None:
    providers, running = Providers(), Running()
    providers.groq.faults.script = always(fault(Kind.EMPTY))
    async with providers.settings("groq") as settings, running.open(settings) as engines:
        speech = running.speech(engines)
        for _ in range(4):
            assert (await speech.finished.transcribe(sound(4), words=True)).text == words(4)
        nothing = await speech.finished.transcribe(np.zeros(64_000, np.float32), words=True)
        assert nothing.text == ""
    assert len(running.own[1].heard_s) == 4
    assert len(providers.groq.requests) == 5
    assert running.changes == []


async def test_a_sentence_that_breaks_off_is_said_whole_by_the_next_voice() -> None:
    providers, running = Providers(), Running()
    providers.elevenlabs.faults.script = always(fault(Kind.RESET))
    async with providers.settings("elevenlabs") as settings, running.open(settings) as engines:
        voices = running.speech(engines).voices
        spoken = await voices.say(SENTENCE, "friendly", within_s=LONG_S)
        assert spoken.by.voice.name == INTERVIEWERS["friendly"].voice
        assert len(spoken.samples) == len(SENTENCE.split()) * 2_400
        assert voices.casting("friendly") == spoken.by
        assert voices.casting("challenging").voice.name == INTERVIEWERS["challenging"].voice
        providers.elevenlabs.faults.script = ()
        following = await voices.say("And then what?", "friendly", within_s=LONG_S)
    assert following.by != spoken.by
    assert [(change.part, change.worse) for change in running.changes] == [
        ("tts", True),
        ("tts", False),
    ]


async def test_a_language_model_has_another_below_and_then_none() -> None:
    providers, running = Providers(), Running()
    providers.own_llm.faults.script = always(fault(Kind.MALFORMED))
    async with (
        providers.settings("own_llm", "gemini") as settings,
        running.open(settings) as engines,
    ):
        assert engines.language is not None
        assert (engines.language.engine, engines.language.model) == ("openai-compatible", GPT)
        for _ in range(3):
            assert await said(engines.language) == "gemini"
        providers.gemini.faults.script = always(fault(Kind.RATE_LIMITED))
        with pytest.raises(Resting):
            await said(engines.language)
    assert running.changes == [], "nobody in a call waits for it"


async def test_a_model_that_fails_in_calls_is_told_there_and_goes_on_to_judge() -> None:
    providers, running = Providers(), Running()
    providers.gemini.faults.script = always(fault(Kind.MALFORMED))
    async with providers.settings("gemini") as settings, running.open(settings) as engines:
        for failure in (BadAnswer, BadAnswer, BadAnswer, Resting):
            with pytest.raises(failure):
                await said(engines.live_language)
        assert [(change.part, change.now) for change in running.changes] == [("llm", None)]
        providers.gemini.faults.script = ()
        assert await said(engines.language) == "gemini"


async def test_the_day_s_limit_holds_for_all_together_and_the_call_goes_on() -> None:
    providers, running = Providers(), Running()
    async with (
        providers.settings("groq", "elevenlabs", engine_requests_per_day=2) as settings,
        running.open(settings) as engines,
    ):
        speech = running.speech(engines)
        await speech.finished.transcribe(sound(3), words=True)
        await speech.voices.say(SENTENCE, "neutral", within_s=LONG_S)
        assert (await speech.finished.transcribe(sound(5), words=True)).text == words(5)
    assert running.own[1].heard_s == [5.0]
    [change] = running.changes
    assert change.now == "local"
    assert "limit of requests a day" in str(change.reason)


async def test_a_limit_of_money_counts_what_is_heard() -> None:
    providers, running = Providers(), Running()
    # Ten seconds are the least that Groq charges for: 0.04 dollars an hour.
    dollars = Decimal("0.04") * 10 / 3600
    async with (
        providers.settings("groq", engine_dollars_per_day=dollars) as settings,
        running.open(settings) as engines,
    ):
        speech = running.speech(engines)
        await speech.finished.transcribe(sound(3), words=True)
        await speech.finished.transcribe(sound(4), words=True)
    assert running.own[1].heard_s == [4.0]
    assert "limit of money a day" in str(running.changes[0].reason)


async def test_under_faults_of_all_kinds_no_answer_is_lost_and_none_comes_twice() -> None:
    providers, running = Providers(), Running()
    # What never ends is met elsewhere, over a connection that is there.
    ending = [kind for kind in Kind if kind not in NEVER_ENDS]
    providers.groq.faults.script = drawn(7, 0.5, ending)
    # Of sound that lacks some whole samples nobody can tell, and what drips would take a minute.
    sounding = [kind for kind in ending if kind not in (Kind.MALFORMED, Kind.DRIP)]
    providers.elevenlabs.faults.script = drawn(8, 0.5, sounding)
    async with (
        providers.settings("groq", "elevenlabs") as settings,
        running.open(settings) as engines,
    ):
        speech = running.speech(engines)

        async def hear(seconds: int) -> str:
            return (await speech.finished.transcribe(sound(seconds), words=True)).text

        async def speak(number: int) -> int:
            sentence = " ".join(["word"] * number)
            return len((await speech.voices.say(sentence, "neutral", within_s=LONG_S)).samples)

        heard = await asyncio.gather(*(hear(seconds) for seconds in range(2, 14)))
        spoken = await asyncio.gather(*(speak(number) for number in range(5, 15)))
    assert heard == [words(seconds) for seconds in range(2, 14)]
    assert spoken == [2_400 * number for number in range(5, 15)]
    assert providers.groq.requests
    assert providers.elevenlabs.requests


async def test_who_listens_no_longer_is_told_no_longer() -> None:
    providers, running = Providers(), Running()
    providers.groq.faults.script = DOWN
    async with providers.settings("groq") as settings, running.open(settings) as engines:
        more: list[Change] = []
        leave = engines.changes.listen(more.append)
        speech = running.speech(engines)
        await speech.finished.transcribe(sound(2), words=False)
        leave()
        providers.groq.faults.script = ()
        await speech.finished.transcribe(sound(2), words=False)
    assert [change.worse for change in running.changes] == [True, False]
    assert more == running.changes[:1]


async def test_neither_errors_nor_logs_hold_what_was_asked() -> None:
    """The log of the whole run is searched for the canary at its end."""
    providers, running = Providers(), Running()
    names = ("groq", "elevenlabs", "gemini", "own_llm")
    prompt = Prompt(system=CANARY, data=(Fenced("answer", CANARY),), task=CANARY)
    async with providers.settings(*names) as settings, running.open(settings) as engines:
        speech, language = running.speech(engines), engines.language
        assert language is not None

        async def use() -> None:
            await speech.finished.transcribe(sound(2), words=True, hint=CANARY)
            await speech.voices.say(f"{CANARY} {SENTENCE}", "neutral", within_s=LONG_S)

        await use()
        await language.answer(prompt, Said, within_s=LONG_S)
        for app in (providers.groq, providers.elevenlabs, providers.gemini, providers.own_llm):
            app.faults.script = always(fault(Kind.WRONG_SCHEMA))
        await use()
        with pytest.raises(EngineError) as failed:
            await language.answer(prompt, Said, within_s=LONG_S)
    assert CANARY not in str(failed.value)
    assert KEY not in str(failed.value)
    assert CANARY.encode() in providers.elevenlabs.requests[0].body
    assert CANARY.encode() in providers.groq.requests[0].body
    assert running.changes
    assert CANARY not in str(running.changes)
