"""One sitting: carries out what the interview flow decides, and tells it what happens.

The call outlives its clients: each join brings a room and gets an interviewer of its own; the
flow's state, the journal and the recording stay.
"""

import asyncio
import contextlib
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any, Final, TypedDict

import structlog

from agent.hearing import endpointing
from agent.hearing.open_turn import FinishedTurn, Part
from agent.interview import commands, events, messages
from agent.interview.client import Client, Tap
from agent.interview.equipment import Equipment
from agent.interview.flow import step
from agent.interview.interviewer import Interviewer
from agent.interview.state import FlowState
from agent.interview.turn_log import MOVES, TurnLog
from agent.interview.unread import read_until, unread_answers
from agent.journal import Journal
from agent.recording import Recorder
from agent.rooms.port import Room
from agent.speaking.heard import Said
from agent.speaking.voice import SAMPLE_RATE
from schemas import room
from schemas.journal import BargedIn, CallEnded, Event, Refined, TurnTaken
from schemas.room import EndedBy
from schemas.vocabulary import Persona

log = structlog.get_logger(__name__)

SHORT_OF_END_S: Final = 0.02
"""The sound at the end position itself is still to be recorded."""
LAST_WORDS_S: Final = 15.0
"""The longest wait for closing words before the call hangs up."""
VOICE_WITHIN_S: Final = 10.0
"""The longest wait for the next sentence's sound."""
_TAKEN_OVER: Final = "This interview goes on in another window."
_NOT_UNDERSTOOD: Final = "A few words were not understood. The recording has them."
_NO_VOICE: Final = "The interviewer's voice failed. Please read the question."
_ENDED_ELSEWHERE: Final = "The interview was ended."
_EXPIRED: Final = "Nobody came back within ten minutes."


class _Instant(TypedDict):
    at: datetime
    at_s: float


class Call:
    """Joins, messages, turns and time go into the flow; what it commands is done here, at once.

    state: where the interview stands, new or restored. persona: whose voice speaks.
    on_left: called when the client is gone. on_over: once the call has ended for good.
    """

    def __init__(
        self,
        state: FlowState,
        persona: Persona,
        equipment: Equipment,
        *,
        on_left: Callable[[], None],
        on_over: Callable[[], None],
    ) -> None:
        self._state = state
        self._persona: Persona = persona
        self._with = equipment
        self._on_left = on_left
        self._on_over = on_over
        self._client: Client | None = None
        self._settings = endpointing.Settings()
        self._turn: tuple[FinishedTurn, str] | None = None
        self._turns = TurnLog()
        self._pending: deque[events.Event] = deque()
        self._timers: dict[commands.Timer, asyncio.TimerHandle] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._farewells: set[asyncio.Task[None]] = set()
        self._sent = 0
        self._over = False
        self._parting: Client | None = None

    @property
    def live(self) -> bool:
        """Is a client in the room?"""
        return self._client is not None

    @property
    def journal(self) -> Journal:
        """The call's record."""
        return self._with.journal

    @property
    def recorder(self) -> Recorder:
        """The call's recording."""
        return self._with.recorder

    # Clients come and go.

    async def join(self, where: Room, tap: Tap) -> None:
        """Serve this client; another one that was served is told so and sent away."""
        if self._client is not None:
            self._send(room.RoomError(code="taken_over", message=_TAKEN_OVER))
            self._let_go(self._client, "taken_over")
        ears = self._with.make_ears(
            listener=self, start_s=self.recorder.position_s, settings=self._settings
        )
        client = Client(where, tap, ears, Interviewer(where, ears, self))
        self._client = client
        await client.interviewer.start()
        if self._client is client:
            serving = self._start(self._serve(client))
            serving.add_done_callback(lambda task: self._served(client, task))
            client.serve(serving)
            self._start(self._await_departure(client))

    def expire(self) -> None:
        """Nobody came back: the call is over."""
        self._over = True
        self._put_an_end("system", _EXPIRED)

    def conclude(self, facts: Sequence[Event]) -> None:
        """After a crash: a call whose interview is done is over, said or not."""
        if self._state.stage != "done":
            return
        self._over = True
        if any(isinstance(fact, CallEnded) for fact in facts):
            self._on_over()
        else:
            self._put_an_end(self._state.ended_by, self._state.end_reason)

    def hang_up(self) -> None:
        """The call was ended elsewhere: tell the client and let it go."""
        self._start(self._end("system", _ENDED_ELSEWHERE))

    async def finish(self) -> None:
        """The call is over: complete the recording, the farewells and the second readings."""
        await self.recorder.aclose()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def close(self) -> None:
        """The process ends: let the client go, stop all work. The journal keeps what was said."""
        self._over = True
        if self._client is not None:
            self._let_go(self._client, "closing")
        for timer in list(self._timers):
            self._cancel_wake(timer)
        for task in self._tasks - self._farewells:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.recorder.aclose()

    def _let_go(self, client: Client, reason: str) -> None:
        """Stop serving this client, at once; what it said last is still read."""
        self._client = None
        client.let_go()
        self._take_turns(client)
        self._record_turn()
        self._feed(events.Left(**self._now(), reason=reason))
        farewell = self._start(client.farewell())
        self._farewells.add(farewell)
        farewell.add_done_callback(self._farewells.discard)
        if not self._over:
            self._on_left()

    async def _serve(self, client: Client) -> None:
        try:
            await client.room.opened()
        except ConnectionError:
            return
        self._feed(
            events.Joined(
                **self._now(),
                typing_only=client.room.typing_only,
                transport=client.room.transport,
            )
        )
        async for message in client.messages():
            if isinstance(message, room.RoomError):
                self._send(message)
            else:
                self._feed(events.Client(**self._now(), message=message))

    def _served(self, client: Client, task: asyncio.Task[None]) -> None:
        """A client that cannot be served any more is better let go: it joins again."""
        if not task.cancelled() and task.exception() is not None and self._client is client:
            self._let_go(client, "failed")

    async def _await_departure(self, client: Client) -> None:
        departure = await client.room.departed()
        log.info("client_left", call_id=self.journal.call_id, detail=departure.detail)
        if self._client is client:
            self._let_go(client, departure.reason)

    # What the ears tell (agent/hearing/ports.py).

    def candidate_spoke(self, on: bool) -> None:
        self._feed(events.CandidateSpoke(**self._now(), on=on))

    def part_heard(self, turn_id: str, part: Part, whole: str) -> None:
        self._feed(
            events.HeardPart(
                **self._now(),
                turn_id=turn_id,
                text=part.text,
                start_s=part.start_s,
                end_s=part.end_s,
            )
        )

    def caption(self, turn_id: str, text: str) -> None:
        self._send(messages.transcript(turn_id, text, final=False))

    def barged_in(self) -> None:
        if self._client is not None:
            self._client.interviewer.stop_speaking()

    def barge_in_dismissed(self) -> None:
        if self._client is not None:
            self._record_barge_in(self._client.interviewer.played_s, "", false_alarm=True)

    def empty_turn(self, turn: FinishedTurn) -> None:
        self._end_turn(turn)

    def hearing_failed(self, error: Exception) -> None:
        log.error("hearing_failed", call_id=self.journal.call_id, error=type(error).__name__)
        self._send(room.Degraded(part="stt", text=_NOT_UNDERSTOOD))

    # What the voice tells (agent/interview/interviewer.py).

    def turn_committed(self) -> None:
        if self._client is not None:
            self._take_turns(self._client)

    def voice_started(self) -> None:
        self._turns.sounded(self.recorder.position_s)

    def voice_stopped(self) -> None:
        self._record_turn()

    def voice_text(self, utterance_id: str, text: str) -> None:
        self._send(
            room.Transcript(role="interviewer", text=text, final=False, turn_id=utterance_id)
        )

    def utterance_ended(
        self, utterance_id: str, *, interrupted: bool, text: str, played_s: float
    ) -> None:
        self._send(room.Transcript(role="interviewer", text=text, final=True, turn_id=utterance_id))
        if interrupted and self._client is not None:
            self._record_barge_in(played_s, text, false_alarm=False)
        self._feed(
            events.UtteranceEnded(
                **self._now(),
                utterance_id=utterance_id,
                interrupted=interrupted,
                heard_text=text,
            )
        )

    # The flow.

    def _feed(self, event: events.Event) -> None:
        """Give an event to the flow and do what it commands; commands may bring more events."""
        self._pending.append(event)
        if len(self._pending) > 1:
            return
        while self._pending:
            outcome = step(self._state, self._pending[0])
            self._state = outcome.state
            for command in outcome.commands:
                self._do(command)
            self._pending.popleft()

    def _do(self, command: commands.Command) -> None:
        match command:
            case commands.Send(message=message):
                self._send(message)
            case commands.Record(event=event):
                self.journal.append(event)
            case commands.Prepare(texts=texts):
                self._start(self._prepare(texts))
            case commands.Refine(answer_id=answer_id, ranges=ranges):
                self._start(self._read_again(answer_id, ranges))
            case commands.WakeAfter(timer=timer, seconds=seconds):
                self._wake_after(timer, seconds)
            case commands.CancelWake(timer=timer):
                self._cancel_wake(timer)
            case commands.End(by=by, reason=reason):
                self._start(self._end(by, reason))
            case commands.Endpointing(turn_mode=mode, patience=patience, hold=hold):
                self._settings = endpointing.Settings(mode, patience, hold)
                self._do_in_room(command)
            case _:
                self._do_in_room(command)

    def _do_in_room(self, command: commands.Command) -> None:
        """What needs a client; without one there is nobody to hear or be heard."""
        client = self._client
        if client is None:
            return
        match command:
            case commands.Say():
                self._say(client, command)
            case commands.StopSpeaking():
                client.interviewer.stop_speaking()
            case commands.Listen(on=on):
                client.ears.set_deaf(not on)
            case commands.Endpointing():
                client.ears.configure(self._settings)
            case commands.CommitTurn():
                client.ears.commit()
            case commands.DropTurn():
                client.ears.drop()
            case _:
                raise TypeError(type(command))

    def _say(self, client: Client, command: commands.Say) -> None:
        speech = self._with.speech
        self._note_move(command.purpose, ready=speech.ready(command.text, self._persona))
        client.interviewer.say(
            command.utterance_id,
            command.text,
            self._voiced(command.text),
            interruptible=command.interruptible,
        )

    async def _voiced(self, text: str) -> AsyncIterator[Said]:
        """The text's audio; where the voice fails, the candidate is told and reads on."""
        parts = self._with.speech.stream(text, self._persona)
        try:
            while True:
                async with asyncio.timeout(VOICE_WITHIN_S):
                    part = await anext(parts, None)
                if part is None:
                    return
                yield part
        except Exception as error:  # noqa: BLE001  whatever the voice raises is told, not hidden
            self._voice_failed(error)

    def _voice_failed(self, error: Exception) -> None:
        log.error("voice_failed", call_id=self.journal.call_id, error=type(error).__name__)
        self._send(room.Degraded(part="tts", text=_NO_VOICE))

    def _send(self, message: room.AgentMessage) -> None:
        if self._client is not None:
            self._sent += 1
            stamped = message.model_copy(update={"seq": self._sent})
            self._client.room.send(stamped.model_dump_json())

    def _now(self) -> _Instant:
        return {"at": self._with.now(), "at_s": self.recorder.position_s}

    # Turns.

    def _take_turns(self, client: Client) -> None:
        while client.ears.finished:
            self._end_turn(client.ears.finished.popleft())

    def _end_turn(self, turn: FinishedTurn) -> None:
        self._record_turn()
        answered = self._state.turn.question_id if self._state.turn else self._state.question_id
        self._turn = (turn, answered) if turn.text and answered else None
        self._feed(
            events.TurnEnded(
                **self._now(),
                turn_id=turn.turn_id,
                text=turn.text,
                start_s=turn.first_speech_s,
                end_s=turn.last_audible_s,
            )
        )
        if self._turn is not None:
            self._note_move(None, ready=False)
            self._record_turn()

    def _note_move(self, purpose: commands.Purpose | None, *, ready: bool) -> None:
        """The first thing said after a turn is its move; a turn without one is only kept."""
        done, self._turn = self._turn, None
        if done is not None:
            turn, question_id = done
            draft = None if purpose is None else ("hit" if ready else "miss")
            move = "none" if purpose is None else MOVES[purpose]
            self._turns.moved(
                turn, question_id, at_s=self.recorder.position_s, move=move, draft=draft
            )

    def _record_turn(self) -> None:
        now = self._now()
        record = self._turns.close(now["at_s"], now["at"])
        if record is not None:
            self.journal.append(TurnTaken(**now, turn=record))

    def _record_barge_in(self, played_s: float, text: str, *, false_alarm: bool) -> None:
        self.journal.append(
            BargedIn(
                **self._now(),
                played_samples=round(played_s * SAMPLE_RATE),
                sample_rate=SAMPLE_RATE,
                heard_text=text,
                false_alarm=false_alarm,
            )
        )

    # Work beside the conversation.

    def read_unread(self, facts: Sequence[Event]) -> None:
        """Read the answers that a crash kept from their second reading."""
        for answer_id, ranges in unread_answers(facts).items():
            self._start(self._read_again(answer_id, ranges))

    async def read_unheard(self, facts: Sequence[Event]) -> None:
        """Read what was said to the open question just before a crash. Nobody is there yet."""
        if self._state.open is None or self._state.paused:
            return
        start_s = read_until(facts)
        end_s = self.recorder.position_s - SHORT_OF_END_S
        if end_s <= start_s:
            return
        try:
            part = await self._with.second_reader.read_unheard(
                self.journal, start_s, end_s, hint=self._with.terms
            )
        except Exception as error:  # noqa: BLE001  the call goes on without these words
            self.hearing_failed(error)
            return
        if part is not None:
            self.part_heard(f"unheard-{start_s:.2f}", part, part.text)

    async def _read_again(self, answer_id: str, ranges: tuple[tuple[float, float], ...]) -> None:
        reading = await self._with.second_reader.read(self.journal, ranges, hint=self._with.terms)
        self.journal.append(
            Refined(
                **self._now(),
                answer_id=answer_id,
                text=reading.text,
                words=reading.words,
                engine=self._with.second_reader.engine,
            )
        )

    async def _prepare(self, texts: tuple[str, ...]) -> None:
        for text in texts:
            await self._with.speech.prepare(text, self._persona)

    async def _end(self, by: EndedBy, reason: str) -> None:
        """Let the last words be heard, then hang up for good."""
        first, self._over = not self._over, True
        client = self._client
        if client is not None and client is not self._parting:
            self._parting = client
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(LAST_WORDS_S):
                    await client.interviewer.said_everything()
            if self._client is client:
                self._send(room.Ended(by=by, reason=reason))
                self._let_go(client, "ended")
        if first:
            self._put_an_end(by, reason)

    def _put_an_end(self, by: EndedBy, reason: str) -> None:
        self.journal.append(CallEnded(**self._now(), by=by, reason=reason))
        self._on_over()

    def _wake_after(self, timer: commands.Timer, seconds: float) -> None:
        self._cancel_wake(timer)
        loop = asyncio.get_running_loop()
        self._timers[timer] = loop.call_later(seconds, self._wake, timer)

    def _cancel_wake(self, timer: commands.Timer) -> None:
        handle = self._timers.pop(timer, None)
        if handle is not None:
            handle.cancel()

    def _wake(self, timer: commands.Timer) -> None:
        del self._timers[timer]
        self._feed(events.Woke(**self._now(), timer=timer))

    def _start(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._done)
        return task

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("call_work_failed", call_id=self.journal.call_id, exc_info=error)
