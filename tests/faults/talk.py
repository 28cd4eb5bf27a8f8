"""One conversation in which providers fail, from the first join to the last reading.

The real call, ears, flow, journal, ladders and SDKs, on a virtual clock and a wire in memory.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from numpy.typing import NDArray

from agent.coach.tasks.follow_up import SoFar, clarify
from agent.engines.choice import Engines, OwnEngines, SpeechEngines, Tools, open_engines, purse_of
from agent.engines.quick_reader import QuickReader
from agent.engines.resilience.ladder import Change
from agent.recording import ChunkEncoder
from agent.rooms.peer import IceSettings
from agent.rooms.port import Listener
from agent.settings import AgentSettings
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.sentences import sentences
from schemas import room
from schemas.journal import AUDIO_CHUNK_S, Answered, Refined
from tests.agent.coach.tasks.wired import by_shape
from tests.agent.engines.resilience.scripted import NOON, MemoryLog
from tests.agent.interview.call.candidate import Candidate
from tests.agent.interview.call.process import Kit, Process
from tests.fakes.api import FakeApi
from tests.fakes.engines import Reads
from tests.fakes.room import FakeRoom
from tests.fakes.sound import Tongue
from tests.faults.air import through_the_air
from tests.faults.spell import QUESTIONS, Case, Event, Spell
from tests.faults.tones import Tones, ToneVoice
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.groq import Groq
from tests.standins.openai import MODEL, OpenAI
from tests.standins.support import KEY, judge

RESTED_S: Final = 130.0
"""Longer than any engine is left alone."""
PAUSE_S: Final = 0.9
"""Within an answer, after an "and"."""
HALF: Final = 50
"""Words of half an answer: fifteen seconds, of which a stretch is read while the rest is said."""
REFINED: Final = "refined"
DEFAULTS: Final = AgentSettings()
STANDS: Final = {"about": None, "lack": "nothing", "question": None}
"""What the language model finds of every answer."""


@dataclass(slots=True)
class Talk:
    """What came of a conversation.

    said: texts by question id. answered: question ids and texts, as often as they were finished.
    refined: second readings by answer. told: parts of `degraded`. fell: parts of changes to a
    worse engine while the candidate was there. asked, heard: sentences that the interviewer's
    messages tell, and those that sounded. ill: parts that are not back up. stopped: why it did not
    end.
    """

    said: dict[str, str] = field(default_factory=dict[str, str])
    answered: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    refined: Counter[str] = field(default_factory=Counter[str])
    told: Counter[str] = field(default_factory=Counter[str])
    fell: Counter[str] = field(default_factory=Counter[str])
    asked: list[str] = field(default_factory=list[str])
    heard: list[str] = field(default_factory=list[str])
    ill: list[str] = field(default_factory=list[str])
    stopped: str | None = None
    struck: int = 0


class HearsHums(Reads):
    """A recording holds a hum in the candidate's place, of which it tells that it was read."""

    def read(self, samples: NDArray[np.float32], *, words: bool) -> str:
        """See Reads."""
        text = super().read(samples, words=words)
        return REFINED if not text and words and samples.any() else text


class HummingEncoder:
    """Stands in for `agent.recording.ChunkEncoder`: every chunk holds the same voice."""

    def encode(self, candidate: bytes, interviewer: bytes) -> bytes:
        """See agent.recording.ChunkEncoder."""
        return _humming_chunk()


@cache
def _humming_chunk() -> bytes:
    beats = np.arange(round(16_000 * AUDIO_CHUNK_S)) / 16_000
    tones = np.arange(1, 12)[:, None]
    hum = 0.1 * (np.sin(2 * np.pi * 140 * tones * beats) / tones).sum(axis=0)
    candidate = (hum * 32_767).astype(np.int16).tobytes()
    return ChunkEncoder().encode(candidate, bytes(round(2 * 24_000 * AUDIO_CHUNK_S)))


class _Tape:
    """A listener of the room that keeps what the candidate hears."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.parts: list[bytes] = []

    def candidate(self, pcm: bytes) -> None:
        self._listener.candidate(pcm)

    def interviewer(self, pcm: bytes) -> None:
        self.parts.append(pcm)
        self._listener.interviewer(pcm)


class _Process(Process):
    tape: _Tape

    async def _answer_offer(
        self, sdp: str, *, listener: Listener, ice: IceSettings
    ) -> tuple[FakeRoom, str]:
        self.tape = _Tape(listener)
        return await super()._answer_offer(sdp, listener=self.tape, ice=ice)


class Conversation:
    """Plays a case. Needs a virtual loop."""

    def __init__(self, case: Case, folder: Path) -> None:
        self.talk = Talk()
        self._case = case
        self._folder = folder
        self._tongue, self._tones = Tongue(), Tones()
        self._spell = Spell(case)
        self._there = False

    async def play(self) -> Talk:
        """From the first join until everybody is well again."""
        async with self._engines() as engines:
            engines.changes.listen(self._changed)
            speech = self._speech(engines)
            with pytest.MonkeyPatch.context() as patching:
                patching.setattr("agent.recording.ChunkEncoder", HummingEncoder)
                process = _Process(self._folder, self._api(), patching, self._kit(engines, speech))
                await process.calls.start()
                try:
                    await self._converse(process)
                except (TimeoutError, ConnectionError) as error:
                    self.talk.stopped = f"{type(error).__name__}: {error}"
                finally:
                    await process.aclose()
            self._spell.end()
            self.talk.struck = self._spell.struck
            await self._recover(engines, speech)
            self.talk.ill = [change.part for change in engines.changes.standing]
        return self.talk

    @asynccontextmanager
    async def _engines(self) -> AsyncGenerator[Engines]:
        reads, ill = HearsHums(self._tongue), self._case.moment.providers
        groq = Groq(reads, judge, key=KEY, faults=self._spell if "groq" in ill else ())
        elevenlabs = ElevenLabs(
            ToneVoice("cloud", self._tones),
            reads,
            key=KEY,
            concurrent=99,
            voices=(DEFAULTS.elevenlabs_voice_neutral,),
            faults=self._spell if "elevenlabs" in ill else (),
        )
        model = OpenAI(by_shape({"Clarifying": STANDS}), key=KEY, faults=self._spell)
        settings = AgentSettings.model_validate(
            {
                "groq_api_key": KEY,
                "groq_base_url": "http://groq",
                "elevenlabs_api_key": KEY,
                "elevenlabs_base_url": "http://elevenlabs",
                **({"llm_base_url": "http://llm/v1", "llm_api_key": KEY} if "llm" in ill else {}),
                **({"llm_model": MODEL} if "llm" in ill else {}),
            }
        )
        clock = asyncio.get_running_loop().time
        purse = purse_of(settings, MemoryLog(), lambda: NOON)
        with through_the_air({"groq": groq, "elevenlabs": elevenlabs, "llm": model}):
            async with open_engines(settings, Tools(clock, lambda: "b0undary", purse)) as engines:
                yield engines

    def _speech(self, engines: Engines) -> SpeechEngines:
        names = sorted({interviewer.voice for interviewer in INTERVIEWERS.values()})
        own = HearsHums(self._tongue)
        return engines.speech(OwnEngines(own, own, [ToneVoice(n, self._tones) for n in names]))

    def _kit(self, engines: Engines, speech: SpeechEngines) -> Kit:
        clock = asyncio.get_running_loop().time
        reader = QuickReader(HearsHums(self._tongue), speech.conversation, clock)
        return Kit(
            tongue=self._tongue,
            transcriber=reader,
            second=speech.finished,
            voices=speech.voices,
            changes=engines.changes,
            language=engines.live_language,
        )

    def _changed(self, change: Change) -> None:
        if change.worse and self._there:
            self.talk.fell[change.part] += 1

    def _happens(self, event: Event) -> None:
        if event == self._case.moment.at:
            loop = asyncio.get_running_loop()
            loop.call_later(self._case.delay_s, self._spell.begin)

    async def _converse(self, process: _Process) -> None:
        if self._case.moment.at == "joining":
            self._spell.begin()
        candidate = await process.join()
        try:
            await self._interview(candidate)
        finally:
            self._read(candidate, process)
        await process.put_away()
        for fact in process.recorded(Answered):
            self.talk.answered.append((fact.question_id, fact.answer_id, fact.text))
        self.talk.refined.update(
            fact.answer_id for fact in process.recorded(Refined) if fact.text == REFINED
        )

    async def _interview(self, candidate: Candidate) -> None:
        await candidate.sees(room.State)
        self._there = True
        candidate.send(room.StartInterview())
        for number in range(1, len(QUESTIONS) + 1):
            question = await candidate.sees(room.Question)
            await candidate.listening()
            self.talk.said[question.id] = await self._answer(candidate, number)
            await candidate.sees(room.AnswerSaved)
            if number == 1:
                self._happens("saved 1")
        await candidate.sees(room.InterviewComplete)
        await candidate.gone()
        self._there = False

    async def _answer(self, candidate: Candidate, number: int) -> str:
        first = _words(200 * number, HALF) + " and"
        second = _words(200 * number + HALF, HALF) + "."
        self._happens("speaking 1" if number == 1 else "speaking 2")
        await candidate.say(first)
        self._happens("pausing 1" if number == 1 else "pausing 2")
        await asyncio.sleep(PAUSE_S)
        await candidate.say(second)
        self._happens("said 1" if number == 1 else "said 2")
        return f"{first} {second}"

    def _read(self, candidate: Candidate, process: _Process) -> None:
        self.talk.told.update(message.part for message in candidate.got(room.Degraded))
        for message in candidate.got(room.Transcript):
            if message.role == "interviewer" and message.final:
                self.talk.asked += sentences(message.text)
        sound = np.frombuffer(b"".join(process.tape.parts), np.int16)
        self.talk.heard = self._tones.sentences(sound)

    async def _recover(self, engines: Engines, speech: SpeechEngines) -> None:
        """Everybody is asked again: beside the first request the better ones are tried."""
        await asyncio.sleep(RESTED_S)
        sample = self._tongue.sound("Well again.").astype(np.float32) / 32_768.0
        for _ in range(3):
            await speech.conversation.transcribe(sample, words=False)
            await speech.voices.say("Well again.", "neutral", within_s=6.0)
            if engines.live_language is not None:
                await clarify(engines.live_language, SoFar("And?", "Well again."))
            await asyncio.sleep(1.0)

    def _api(self) -> FakeApi:
        api = FakeApi(len(QUESTIONS))
        # A language model is asked where an answer may have one; it finds nothing to ask.
        api.most_follow_ups = len(QUESTIONS) if "llm" in self._case.moment.providers else 0
        api.questions = tuple(
            question.model_copy(update={"text": " ".join(texts)})
            for question, texts in zip(api.questions, QUESTIONS, strict=True)
        )
        return api


def _words(first: int, count: int) -> str:
    """So many words that nobody else says."""
    return " ".join(f"word{number}" for number in range(first, first + count))
