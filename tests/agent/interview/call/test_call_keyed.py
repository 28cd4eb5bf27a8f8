"""Calls with keys: providers hear and speak, fail in mid-call and come back; nothing is lost."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import jiwer
import numpy as np
import pytest
import stamina

from agent.engines import weights
from agent.engines.counted import CountedTranscriber
from agent.engines.keyed import Cast, Casting, KeyedEngines, Named
from agent.engines.resilience.guard import ATTEMPTS
from agent.engines.whisper import WhisperEngine
from agent.interview import phrases
from agent.interview.words import plain
from agent.speaking.sentences import sentences
from agent.speaking.speech import PAUSE_S, SENTENCE_WITHIN_S
from agent.speaking.voice import Manner
from schemas import room
from schemas.journal import Refined
from tests.agent.interview.call.candidate import Candidate
from tests.agent.interview.call.keyed import (
    TEAR,
    TORN,
    WELL,
    Here,
    Keyed,
    Late,
    Stuck,
    keyed,
)
from tests.agent.interview.call.process import Process
from tests.fakes.api import FakeApi
from tests.fakes.encoder import SilentEncoder
from tests.fakes.engines import VOICE_WORD_S, Reads
from tests.fakes.real_loop import RealLoop, real_loop
from tests.fakes.sound import Tongue
from tests.fixtures import speech

FIRST = "What is your view of subject number 1?"
READ_WITHIN_S = 10.0
OWN_TAKES_S = 0.15
CLOUD_TAKES_S = 0.4
HANGS_AT_MOST_S = 2.2
"""What ends a turn, and half of the time that engines with a key have together."""
STORY = (
    "In my last project we moved the payments of a small shop to a new service, and because nobody"
    " had written down how refunds were made, I asked the people at the counter."
)
REST_S = 130.0
"""Longer than any engine is left alone."""


def saying(first: int, words: int = 40) -> str:
    """So many words that were not said before; 40 take twelve seconds."""
    return " ".join(f"word{number}" for number in range(first, first + words))


@pytest.fixture
def questions() -> int:
    """One more than is answered."""
    return 4


@pytest.fixture(scope="module")
def real() -> Iterator[RealLoop]:
    with real_loop() as one:
        yield one


@pytest.fixture
async def engines(real: RealLoop) -> AsyncIterator[Keyed]:
    with stamina.set_testing(True, attempts=ATTEMPTS, cap=True):
        async with keyed(real) as found:
            yield found


@asynccontextmanager
async def running(
    here: Here, questions: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[Process]:
    monkeypatch.setattr("agent.recording.ChunkEncoder", SilentEncoder)
    one = Process(folder, FakeApi(questions), monkeypatch, here.kit)
    await one.calls.start()
    yield one
    await one.aclose()


@pytest.fixture
async def process(
    engines: Keyed, questions: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Process]:
    async with running(engines.here, questions, tmp_path, monkeypatch) as one:
        yield one


def heard(candidate: Candidate) -> list[str]:
    """What the interviewer has said, utterance by utterance."""
    said = candidate.got(room.Transcript)
    return [one.text for one in said if one.role == "interviewer" and one.final]


def told(candidate: Candidate) -> list[str]:
    return [message.part for message in candidate.got(room.Degraded)]


async def test_a_call_s_answer_is_heard_and_its_questions_are_spoken_by_providers(
    process: Process, engines: Keyed
) -> None:
    candidate = await process.begin()
    text = saying(0)
    await candidate.say(text)
    assert (await candidate.sees(room.AnswerSaved)).text == text
    assert engines.heard_by_groq == 1
    await candidate.listening()
    assert engines.here.said == []
    assert told(candidate) == []
    await asyncio.sleep(READ_WITHIN_S)
    assert process.recorded(Refined)[0].engine == "groq/whisper-large-v3-turbo"


async def test_a_short_answer_costs_no_request(process: Process, engines: Keyed) -> None:
    candidate = await process.begin()
    text = saying(0, words=12)
    await candidate.say(text)
    assert (await candidate.sees(room.AnswerSaved)).text == text
    assert engines.heard_by_groq == 0


async def test_a_recogniser_that_breaks_off_in_mid_utterance_loses_no_word(
    process: Process, engines: Keyed
) -> None:
    candidate = await process.begin()
    engines.groq.faults.script = TORN
    text = saying(0, words=100)
    await candidate.say(text)
    assert (await candidate.sees(room.AnswerSaved)).text == text
    assert engines.heard_by_groq >= ATTEMPTS
    assert told(candidate) == ["stt"]
    assert "nothing" in candidate.got(room.Degraded)[0].text.lower()
    await candidate.listening()
    engines.groq.faults.script = WELL
    await asyncio.sleep(REST_S)
    for first in (200, 300):
        # The first one is read here, and beside it the provider is tried.
        await candidate.say(saying(first))
        saved = await candidate.sees(room.AnswerSaved)
        assert saved.text == saying(first)
        await candidate.listening()
    assert process.kit.changes.standing == ()
    assert told(candidate) == ["stt"]


async def test_who_joins_while_a_provider_is_away_is_told_after_the_state(
    process: Process, engines: Keyed
) -> None:
    candidate = await process.begin()
    engines.groq.faults.script = TORN
    await candidate.say(saying(0))
    await candidate.sees(room.AnswerSaved)
    candidate.room.vanish()
    second = await process.join()
    await second.sees(room.Degraded, part="stt")
    assert isinstance(second.messages[0], room.State)
    await second.listening()
    assert told(second) == ["stt"]


async def test_a_voice_that_breaks_off_is_gone_on_for_and_comes_back(
    process: Process, engines: Keyed
) -> None:
    engines.elevenlabs.faults.script = TORN
    candidate = await process.begin()
    opening = f"{phrases.greeting('neutral', 'Joe')} {FIRST}"
    assert heard(candidate) == [opening]
    assert FIRST in engines.here.said
    # The sound that was torn off is not heard: each word once, as quick as here.
    pauses = PAUSE_S * (len(sentences(opening)) - 1)
    whole_s = VOICE_WORD_S * len(opening.split()) + pauses
    assert candidate.heard_s + pauses == pytest.approx(whole_s, abs=0.5)
    assert told(candidate) == ["tts"]
    engines.elevenlabs.faults.script = WELL
    await asyncio.sleep(REST_S)
    for number in (2, 3):
        # What is new in the first is said here, and beside it the provider is tried.
        await candidate.say(saying(100 * number))
        await candidate.sees(room.AnswerSaved)
        await candidate.listening()
        assert heard(candidate)[-1].endswith(f"What is your view of subject number {number}?")
    assert process.kit.changes.standing == ()
    assert told(candidate) == ["tts"]


async def test_a_recogniser_that_hangs_holds_the_reply_for_a_moment_only(
    questions: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, tongue = Stuck(), Tongue()
    hangs: Named[CountedTranscriber] = Named("cloud", "large", "a key is set", stuck)
    async with AsyncExitStack() as resources:
        here = Here(KeyedEngines((hangs,), (), ()), Reads(tongue), tongue, resources)
        async with running(here, questions, tmp_path, monkeypatch) as process:
            candidate = await process.begin()
            text = saying(0, words=25)
            await candidate.say(text)
            waited_s = await candidate.hears(True)
            assert waited_s < HANGS_AT_MOST_S
            assert (await candidate.sees(room.AnswerSaved)).text == text
            assert told(candidate) == ["stt"]
    assert stuck.asked >= 1


async def test_a_provider_that_hears_within_the_pause_delays_no_reply(
    questions: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits_s: list[float] = []
    for takes_s in (OWN_TAKES_S, CLOUD_TAKES_S):
        tongue = Tongue()
        cloud = Late(tongue, takes_s)
        hears: Named[CountedTranscriber] = Named("cloud", "large", "a key is set", cloud)
        async with AsyncExitStack() as resources:
            found = KeyedEngines((hears,), (), ())
            here = Here(found, Late(tongue, OWN_TAKES_S), tongue, resources)
            folder = tmp_path / str(takes_s)
            async with running(here, questions, folder, monkeypatch) as process:
                candidate = await process.begin()
                await candidate.say(f"{saying(0, words=25)} and it works well now.")
                waits_s.append(await candidate.hears(True))
        assert cloud.asked == 1
    assert waits_s[1] == pytest.approx(waits_s[0], abs=0.05)


async def test_a_voice_that_hangs_holds_no_sentence_up_for_long(
    questions: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stuck, tongue = Stuck(), Tongue()
    cast: Cast = {"neutral": Casting(stuck, Manner(pace=1.0, pitch_semitones=0.0))}
    hangs: Named[Cast] = Named("cloud", "flash", "a key is set", cast)
    async with AsyncExitStack() as resources:
        here = Here(KeyedEngines((), (hangs,), ()), Reads(tongue), tongue, resources)
        async with running(here, questions, tmp_path, monkeypatch) as process:
            candidate = await process.begin()
            assert heard(candidate) == [f"{phrases.greeting('neutral', 'Joe')} {FIRST}"]
            assert candidate.longest_gap_s < SENTENCE_WITHIN_S / 2
            assert told(candidate) == ["tts"]
            await candidate.say(saying(0, words=25))
            assert await candidate.hears(True) < HANGS_AT_MOST_S
    assert stuck.asked >= 1


async def test_a_voice_of_a_person_is_heard_by_real_recognisers(
    real: RealLoop, questions: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whisper = WhisperEngine.load(weights.tiny_en(), workers=1)
    async with AsyncExitStack() as resources:
        resources.callback(whisper.close)
        resources.enter_context(stamina.set_testing(True, attempts=ATTEMPTS, cap=True))
        engines = await resources.enter_async_context(keyed(real, whisper))
        process = await resources.enter_async_context(
            running(engines.here, questions, tmp_path, monkeypatch)
        )
        candidate = await process.begin()
        engines.groq.faults.script = (*[None] * len(engines.groq.requests), *[TEAR] * ATTEMPTS)
        spoken = speech.at_16_khz(speech.synthesize_candidate(STORY))
        await candidate.make_sound((spoken * 32767).astype(np.int16))
        saved = await candidate.sees(room.AnswerSaved)
        assert jiwer.wer(plain(STORY), plain(saved.text)) <= 0.15
        assert told(candidate) == ["stt"]
