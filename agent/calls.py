"""The calls of this process: who may come in, and what outlives a client, a call or a crash."""

import asyncio
import contextlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import httpx
import structlog

from agent import libopus
from agent.api_client import ApiClient
from agent.background import Background
from agent.coach.listening import prepare_rules, read_background
from agent.coach.tasks.invention import prepare_words
from agent.engines.language import LanguageModel
from agent.engines.resilience.changes import Changes
from agent.engines.transcriber import SAMPLE_RATE
from agent.interview.call import Call
from agent.interview.client import Tap
from agent.interview.equipment import Equipment, MakeEars
from agent.interview.restore import restore
from agent.interview.state import Question, SetUp
from agent.journal import (
    Gone,
    Journal,
    Undelivered,
    interview_of,
    remove_record,
    remove_remains,
    waiting_calls,
)
from agent.recording import Recorder
from agent.rooms.errors import NoPlace
from agent.rooms.peer import IceSettings, answer_offer
from agent.rooms.port import Room
from agent.second_reading import SecondReader
from agent.speaking.personas import INTERVIEWERS
from agent.speaking.speech import Speech
from agent.speaking.voice import SAMPLE_RATE as VOICE_RATE
from schemas.agent_api import AgentInterview, StatedBackground
from schemas.calls import CALL_SURVIVES_S
from schemas.journal import AUDIO_CHUNK_S
from schemas.resumes import NOTHING_READ, Experience, ParsedResume

log = structlog.get_logger(__name__)

COME_BACK_S: Final = 30
"""What a client is told to wait when every place is taken."""
PUT_AWAY_S: Final = 1
"""The same for a call that is just being put away."""
HEARTBEAT_S: Final = 15.0
"""Between two signs of life of a call whose client may be silent."""
DELIVERED_WITHIN_S: Final = 60.0
"""Longest wait for the journal when a call is over; what is left then is sent at the next start."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What all calls of a process work with."""

    api: ApiClient
    speech: Speech
    make_ears: MakeEars
    second_reader: SecondReader
    language: LanguageModel | None
    """Words follow-ups and hints; None: the rules do."""
    changes: Changes
    now: Callable[[], datetime]
    give_back_memory: Callable[[], None]
    """Blocking; called after each call."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How full a process is. taken: calls with a client, or one coming in; held: these, and those
    that wait for theirs to come back. Ids."""

    taken: frozenset[str]
    held: frozenset[str]
    places: int

    def has_place(self, call_id: str) -> bool:
        """Whether this call can be taken; true for one that has a client already."""
        return call_id in self.taken or len(self.taken) < self.places


class Calls:
    """folder: for journals. places: clients at a time; more would make it worse for all.

    resources: what the calls work with, let go of after the last of them.
    """

    def __init__(
        self,
        shared: Shared,
        *,
        folder: Path,
        places: int,
        ice: IceSettings,
        resources: contextlib.AsyncExitStack,
    ) -> None:
        self._resources = resources
        self._shared = shared
        self._folder = folder
        self._places = places
        self._ice = ice
        self._calls: dict[str, Call] = {}
        self._expiries: dict[str, asyncio.TimerHandle] = {}
        self._entering: set[str] = set()
        self._opening = asyncio.Lock()
        self._work = Background(_report)

    async def start(self, *, alone: bool = True) -> None:
        """Begin, and take up the calls that a crash left.

        alone: whether no other process works in the folder; else who knows them all says which
        process takes up what. Raises OpusMissing, here rather than at somebody's join.
        """
        libopus.load()
        prepare_rules()
        if self._shared.language is not None:
            prepare_words()
        self._work.start(self._beat())
        if alone:
            remove_remains(self._folder)
            for call_id in waiting_calls(self._folder):
                await self.take_up(call_id)

    async def take_up(self, call_id: str) -> None:
        """Go on with a call that a crash left: deliver what it holds, keep it joinable."""
        try:
            await self._open(call_id, interview_of(self._folder, call_id))
        except FileNotFoundError:
            return  # It was forgotten meanwhile.
        except httpx.HTTPError as error:
            log.warning("call_not_recovered", call_id=call_id, error=type(error).__name__)

    @property
    def standing(self) -> Standing:
        """How full it is now."""
        taken = {other for other, call in self._calls.items() if call.live} | self._entering
        return Standing(frozenset(taken), frozenset(taken | self._calls.keys()), self._places)

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        """Let a client in: the complete SDP answer to its offer.

        Raises BadOffer, NoPlace (also where the API cannot tell of the call now), and
        ConnectionError where no address of this machine can serve.
        """
        if not self.standing.has_place(call_id):
            raise NoPlace(COME_BACK_S)
        self._entering.add(call_id)
        try:
            call = await self._open(call_id, interview_id)
            tap = Tap(call.recorder)
            room, answer = await answer_offer(offer_sdp, listener=tap, ice=self._ice)
        except httpx.HTTPError as error:
            self._entering.discard(call_id)
            log.warning("call_not_opened", call_id=call_id, error=type(error).__name__)
            raise NoPlace(PUT_AWAY_S) from error
        except BaseException:
            self._entering.discard(call_id)
            raise
        if self._calls.get(call_id) is not call or call.cut_short:
            # It ended meanwhile; the API will say so to the next join.
            self._entering.discard(call_id)
            await room.close()
            raise NoPlace(PUT_AWAY_S)
        self._cancel_expiry(call_id)
        self._work.start(self._enter(call, room, tap))
        return answer

    async def _enter(self, call: Call, room: Room, tap: Tap) -> None:
        try:
            await call.join(room, tap)
        finally:
            self._entering.discard(call.journal.call_id)

    async def _beat(self) -> None:
        """Tell the API of every live call, for ever; hang up those that are over there."""
        while True:
            await asyncio.sleep(HEARTBEAT_S)
            for call in [call for call in self._calls.values() if call.live]:
                try:
                    over = await self._shared.api.heartbeat(call.journal.call_id)
                except Gone:
                    # Deleted with its owner's account, by another process of the API.
                    self._work.start(self.forget([call.journal.call_id]))
                except Undelivered as error:
                    # The next one comes soon; the API counts on more than one being lost.
                    log.warning("no_heartbeat", call_id=call.journal.call_id, reason=str(error))
                else:
                    if over:
                        call.hang_up()

    async def forget(self, call_ids: Iterable[str]) -> None:
        """End these calls at once and remove what is kept of them, delivered or not."""
        for call_id in call_ids:
            async with self._opening:
                call = self._calls.pop(call_id, None)
                if call is not None:
                    await _close(call)
                    self._cancel_expiry(call_id)
                await asyncio.to_thread(remove_record, self._folder, call_id)

    async def aclose(self) -> None:
        """Hang up everywhere. The journals stay for the next start."""
        for call_id in list(self._expiries):
            self._cancel_expiry(call_id)
        await self._work.stop()
        await asyncio.gather(*map(_close, self._calls.values()))
        await self._resources.aclose()

    async def _open(self, call_id: str, interview_id: str) -> Call:
        """This call, from memory or rebuilt from what the API and the disk know of it."""
        async with self._opening:
            call = self._calls.get(call_id)
            if call is None:
                call = await self._rebuild(call_id, interview_id)
                self._calls[call_id] = call
                self._expire_later(call_id)
            return call

    async def _rebuild(self, call_id: str, interview_id: str) -> Call:
        known = await self._shared.api.interview(interview_id, call_id)
        journal = Journal(
            self._folder,
            call_id,
            interview_id,
            self._shared.api,
            delivered=known.next_seq - 1,
            next_chunk=known.next_chunk,
        )
        own = (*known.events, *journal.undelivered)
        set_up = _set_up(known, has_model=self._shared.language is not None)
        state = restore(set_up, own, earlier=known.earlier_events)
        recorder = Recorder(
            lambda _, chunk: journal.add_audio(chunk), first_chunk=journal.next_chunk
        )
        if own:
            _make_up(recorder, max(fact.at_s for fact in own))
        equipment = Equipment(
            journal=journal,
            recorder=recorder,
            speech=self._shared.speech,
            make_ears=self._shared.make_ears,
            second_reader=self._shared.second_reader,
            language=self._shared.language,
            changes=self._shared.changes,
            now=self._shared.now,
            terms=", ".join(known.job.skills),
        )
        call = Call(
            state,
            known.persona,
            equipment,
            facts=own,
            on_left=lambda: self._expire_later(call_id),
            on_over=lambda: self._put_away_later(call_id),
        )
        await call.take_up()
        return call

    def _expire_later(self, call_id: str) -> None:
        self._cancel_expiry(call_id)
        loop = asyncio.get_running_loop()
        self._expiries[call_id] = loop.call_later(CALL_SURVIVES_S, self._expire, call_id)

    def _cancel_expiry(self, call_id: str) -> None:
        handle = self._expiries.pop(call_id, None)
        if handle is not None:
            handle.cancel()

    def _expire(self, call_id: str) -> None:
        del self._expiries[call_id]
        self._calls[call_id].expire()

    def _put_away_later(self, call_id: str) -> None:
        self._work.start(self._put_away(call_id))

    async def _put_away(self, call_id: str) -> None:
        """The call is over: let it finish its work, deliver its record, forget it."""
        self._cancel_expiry(call_id)
        call = self._calls.get(call_id)
        if call is not None:
            await self._finish(call, call_id)
            # Else this very function would hold what is to be given back.
            del call
            await asyncio.to_thread(self._shared.give_back_memory)

    async def _finish(self, call: Call, call_id: str) -> None:
        await call.finish()
        delivered = await call.journal.delivered(DELIVERED_WITHIN_S)
        async with self._opening:
            if self._calls.get(call_id) is not call:
                # It was to be forgotten at once meanwhile.
                return
            # Whoever came in meanwhile, to be told that it is over, knows by now.
            await call.close()
            await call.journal.close()
            if delivered and call.journal.all_delivered:
                await asyncio.to_thread(call.journal.forget)
            del self._calls[call_id]


async def _close(call: Call) -> None:
    await call.close()
    await call.journal.close()


def _report(error: BaseException) -> None:
    log.error("call_failed", exc_info=error)


def _make_up(recorder: Recorder, until_s: float) -> None:
    """Silence for the sound that a crash took, so that no position is given twice or waited for."""
    while recorder.position_s <= until_s:
        recorder.candidate(bytes(2 * int(SAMPLE_RATE * AUDIO_CHUNK_S)))
        recorder.interviewer(bytes(2 * int(VOICE_RATE * AUDIO_CHUNK_S)))


def _set_up(known: AgentInterview, *, has_model: bool) -> SetUp:
    questions = (
        Question(question.id, question.text, question.category, question.difficulty, number)
        for number, question in enumerate(known.questions, start=1)
    )
    return SetUp(
        interview_id=known.interview_id,
        call_id=known.call_id,
        questions=tuple(questions),
        interviewer=INTERVIEWERS[known.persona].name,
        persona=known.persona,
        time_limit_s=known.time_limit_s,
        status=known.status,
        background=read_background(
            known.background.skills,
            ((stay.company, stay.start, stay.end) for stay in known.background.stays),
        ),
        most_follow_ups=known.most_follow_ups,
        has_model=has_model,
        resume=_stated(known.background),
    )


def _stated(background: StatedBackground) -> ParsedResume | None:
    """As much of a résumé as an answer could contradict, and nothing else of it."""
    if not background.skills and not background.stays:
        return None
    experience = tuple(
        Experience(company=stay.company, title=None, start=stay.start, end=stay.end, bullets=())
        for stay in background.stays
    )
    return NOTHING_READ.model_copy(update={"skills": background.skills, "experience": experience})
