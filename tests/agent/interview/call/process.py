"""The agent's side of a test: a process with real calls, whose engines, API and wire are fakes."""

import asyncio
import contextlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from agent.api_client import ApiClient
from agent.calls import Calls, Shared
from agent.engines.language import LanguageModel
from agent.engines.resilience.changes import Changes
from agent.engines.transcriber import Transcriber as LargeTranscriber
from agent.hearing import endpointing
from agent.hearing.ears import Ears
from agent.hearing.ports import Listener, Transcriber
from agent.interview.spoken import weigh
from agent.rooms.peer import IceSettings
from agent.rooms.port import Listener as SoundListener
from agent.second_reading import SecondReader
from agent.speaking.cache import MemoryCache
from agent.speaking.speech import Speech
from agent.speaking.voices import Voices
from schemas import room
from schemas.journal import Answered, Event, events
from tests.agent.interview.call.candidate import Candidate
from tests.fakes.api import FakeApi
from tests.fakes.engines import EvenTurnEnd, ScriptedTranscriber, ScriptedVoice, SecondOpinion
from tests.fakes.own_voices import OwnVoices
from tests.fakes.room import FakeRoom
from tests.fakes.sound import Tongue, is_loud
from tests.fakes.virtual_time import EPOCH_S

CALL = "c-1"
INTERVIEW = "i-1"
PUT_AWAY_WITHIN_S = 90
LONG = "I moved the payment service to Kafka because the queue was losing messages."
"""An answer that asks for no follow-up."""

_Fact = TypeVar("_Fact")


@dataclass(frozen=True, slots=True)
class Kit:
    """What hears, speaks and words. tongue: what the transcribers understand."""

    tongue: Tongue
    transcriber: Transcriber
    second: LargeTranscriber
    voices: Voices
    changes: Changes
    language: LanguageModel | None = None


class Process:
    """Lets candidates in; knows what was recorded of the call `CALL`.

    kit: in place of the scripted engines.
    """

    def __init__(
        self,
        folder: Path,
        api: FakeApi,
        monkeypatch: pytest.MonkeyPatch,
        kit: Kit | None = None,
    ) -> None:
        monkeypatch.setattr("agent.calls.answer_offer", self._answer_offer)
        self.api = api
        self.folder = folder
        self.tongue = Tongue()
        self.transcriber = ScriptedTranscriber(self.tongue)
        self.voice = ScriptedVoice("piper/joe")
        self.second = SecondOpinion()
        self.kit = kit or Kit(
            self.tongue, self.transcriber, self.second, OwnVoices([self.voice]), Changes()
        )
        self.clock_jump = timedelta()
        self._rooms: list[FakeRoom] = []
        self.answer_after_s = 0.0
        self._open_channel = True
        self._closed = False
        resources = contextlib.AsyncExitStack()
        client = ApiClient(api.transport, base_url="http://api", token="t")
        speech = Speech(self.kit.voices, MemoryCache(1_000_000_000), None)
        resources.push_async_callback(client.aclose)
        resources.push_async_callback(speech.close)
        shared = Shared(
            api=client,
            speech=speech,
            make_ears=self._make_ears,
            second_reader=SecondReader(self.kit.second, self.kit.second, engine="second"),
            language=self.kit.language,
            changes=self.kit.changes,
            now=self._now,
            give_back_memory=lambda: None,
        )
        self.calls = Calls(
            shared, folder=folder, places=4, ice=IceSettings(servers=()), resources=resources
        )

    async def join(
        self, *, typing_only: bool = False, open_channel: bool = True, call_id: str = CALL
    ) -> Candidate:
        """A client comes into a call: new, again, or in place of another."""
        self._open_channel = open_channel
        offer = "recvonly" if typing_only else "sendrecv"
        await self.calls.answer(call_id=call_id, interview_id=INTERVIEW, offer_sdp=offer)
        return Candidate(self._rooms[-1], self.kit.tongue)

    async def begin(self, *, typing_only: bool = False) -> Candidate:
        """A client comes in, starts, and hears the first question to its end."""
        candidate = await self.join(typing_only=typing_only)
        candidate.send(room.StartInterview())
        await candidate.sees(room.Question)
        await candidate.listening()
        return candidate

    async def put_away(self) -> None:
        """Until the call is over, delivered and forgotten."""
        for _ in range(PUT_AWAY_WITHIN_S):
            if not (self.folder / CALL).exists():
                return
            await asyncio.sleep(1.0)
        raise TimeoutError("the call was not put away")

    async def aclose(self) -> None:
        """End the process in good order. Idempotent."""
        if not self._closed:
            self._closed = True
            await self.calls.aclose()

    def journal(self) -> list[Event]:
        """What is on disk of the call now; after it was put away, what the API has."""
        path = self.folder / CALL / "journal.jsonl"
        if not path.exists():
            return self.api.journal(CALL)
        return [events.validate_json(line) for line in path.read_bytes().splitlines()]

    def recorded(self, kind: type[_Fact]) -> list[_Fact]:
        """The facts of one kind, in order."""
        return [fact for fact in self.journal() if isinstance(fact, kind)]

    def answers(self) -> dict[str, str]:
        """Texts of the finished answers by question; the last one counts."""
        return {fact.question_id: fact.text for fact in self.recorded(Answered)}

    def _now(self) -> datetime:
        now_s = EPOCH_S + asyncio.get_running_loop().time()
        return datetime.fromtimestamp(now_s, UTC) + self.clock_jump

    async def _answer_offer(
        self, sdp: str, *, listener: SoundListener, ice: IceSettings
    ) -> tuple[FakeRoom, str]:
        await asyncio.sleep(self.answer_after_s)
        room = FakeRoom(listener, typing_only=sdp == "recvonly", open_channel=self._open_channel)
        self._rooms.append(room)
        return room, "answer"

    def _make_ears(
        self, *, listener: Listener, start_s: float, settings: endpointing.Settings
    ) -> Ears:
        return Ears(
            predict_speech=is_loud,
            transcriber=self.kit.transcriber,
            turn_end=EvenTurnEnd(),
            weigh=weigh,
            listener=listener,
            new_turn_id=lambda: secrets.token_hex(4),
            start_s=start_s,
            settings=settings,
        )
