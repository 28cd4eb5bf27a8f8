"""The conversation of a call: what is heard and said goes to the flow, what it commands is done.

It knows at most one client; who that is, and when the call is over, is decided by the call.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce

import structlog

from agent.background import Background
from agent.hearing import endpointing
from agent.hearing.open_turn import FinishedTurn, Part
from agent.interview import commands, events, messages
from agent.interview.alarms import Alarms
from agent.interview.client import Client
from agent.interview.equipment import Equipment
from agent.interview.flow import step
from agent.interview.outbox import Outbox
from agent.interview.readings import Readings
from agent.interview.restore import apply
from agent.interview.state import FlowState
from agent.interview.troubles import Troubles
from agent.interview.turn_records import TurnRecords
from agent.interview.unread import read_until, unread_answers
from agent.interview.voice import Voice
from agent.interview.wording import Wording
from schemas import room
from schemas.journal import Event
from schemas.room import EndedBy
from schemas.vocabulary import Persona, Transport

log = structlog.get_logger(__name__)


class Conversation:
    """Implements hearing.ports.Listener and interviewer.Audience.

    state: where the interview stands, new or restored from `facts`, the call's journal so far.
    persona: whose voice speaks. work: what goes on beside. on_end: the flow wants the call ended.
    on_failure: the client cannot be served any more.
    """

    def __init__(
        self,
        state: FlowState,
        persona: Persona,
        equipment: Equipment,
        *,
        facts: Sequence[Event],
        work: Background,
        on_end: Callable[[EndedBy, str], None],
        on_failure: Callable[[], None],
    ) -> None:
        self.state = state
        self.client: Client | None = None
        """Who is served now."""
        self.settings = endpointing.Settings()
        """How turns end now."""
        self._with = equipment
        self._work = work
        self._on_end = on_end
        self._on_failure = on_failure
        self._turns = TurnRecords(equipment.journal, self.now)
        self._readings = Readings(equipment, self.now)
        self._outbox = Outbox(equipment.journal, self.now, facts)
        self._troubles = Troubles(equipment.changes, self.send)
        self._voice = Voice(equipment.speech, persona, self._voice_failed)
        self._alarms = Alarms(self._woke)
        model = equipment.language
        self._wording = None if model is None else Wording(model, work, self.now, self.feed)
        self._pending: deque[events.Event] = deque()
        self._stepping = False

    def now(self) -> events.Instant:
        """This instant."""
        return {"at": self._with.now(), "at_s": self._with.recorder.position_s}

    async def take_up(self, facts: Sequence[Event]) -> None:
        """Read what a crash left unread of the call whose journal this is. Nobody is there yet."""
        for answer_id, ranges in unread_answers(facts).items():
            self._work.start(self._readings.refine(answer_id, ranges))
        if self.state.open is None or self.state.paused:
            return
        try:
            part = await self._readings.unheard(facts)
        except Exception as error:  # noqa: BLE001  the call goes on without these words
            self.hearing_failed(error)
            return
        if part is not None:
            self.part_heard(f"unheard-{read_until(facts):.2f}", part)

    def joined(self, transport: Transport, *, typing_only: bool) -> None:
        """The client's channel is open: it is told where everything stands."""
        self.feed(events.Joined(**self.now(), transport=transport, typing_only=typing_only))
        self._troubles.joined()

    def leave(self, reason: str) -> None:
        """Talk to this client no more, at once. What the ears had finished still counts."""
        client, self.client = self.client, None
        self._troubles.left()
        if client is not None:
            self._take_turns(client)
        self._turns.close()
        self.feed(events.Left(**self.now(), reason=reason))

    def stop(self) -> None:
        """Let no timer wake it any more."""
        self._alarms.cancel_all()

    def send(self, message: room.AgentMessage) -> None:
        """To the client, if there is one."""
        if self.client is not None:
            self.client.room.send(self._outbox.stamp(message))

    # What the ears tell (agent/hearing/ports.py).

    def candidate_spoke(self, on: bool) -> None:
        self.feed(events.CandidateSpoke(**self.now(), on=on))

    def part_heard(self, turn_id: str, part: Part) -> None:
        self._troubles.words_were_read()
        self.feed(
            events.HeardPart(
                **self.now(),
                turn_id=turn_id,
                text=part.text,
                start_s=part.start_s,
                end_s=part.end_s,
            )
        )

    def caption(self, turn_id: str, text: str) -> None:
        self.feed(events.Captioned(**self.now(), turn_id=turn_id, text=text))

    def barged_in(self) -> None:
        if self.client is not None:
            self.client.interviewer.yield_floor()

    def voice_held(self) -> None:
        if self.client is not None:
            self.client.interviewer.hold()

    def voice_goes_on(self) -> None:
        if self.client is not None and self.client.interviewer.go_on():
            self._turns.barged_in(self.client.interviewer.played_s, "", false_alarm=True)

    def empty_turn(self, turn: FinishedTurn) -> None:
        self._end_turn(turn)
        self._troubles.turn_was_empty()

    def hearing_failed(self, error: Exception) -> None:
        log.error("hearing_failed", call_id=self._with.journal.call_id, error=type(error).__name__)
        self._troubles.words_were_not_read()

    def hearing_stopped(self) -> None:
        self._on_failure()

    # What the voice tells (agent/interview/interviewer.py).

    def turn_committed(self) -> None:
        if self.client is not None:
            self._take_turns(self.client)

    def voice_started(self) -> None:
        self._turns.sounded()

    def voice_stopped(self) -> None:
        self._turns.close()

    def voice_text(self, utterance_id: str, text: str) -> None:
        self.send(messages.said(utterance_id, text, final=False))

    def utterance_ended(
        self,
        utterance_id: str,
        *,
        interrupted: bool,
        spoken_over: bool,
        text: str,
        played_s: float,
    ) -> None:
        self.send(messages.said(utterance_id, text, final=True))
        if spoken_over:
            self._turns.barged_in(played_s, text, false_alarm=False)
        self.feed(
            events.UtteranceEnded(
                **self.now(),
                utterance_id=utterance_id,
                interrupted=interrupted,
                heard_text=text,
            )
        )

    def _take_turns(self, client: Client) -> None:
        while client.ears.finished:
            self._end_turn(client.ears.finished.popleft())

    def _end_turn(self, turn: FinishedTurn) -> None:
        answered = self.state.turn.question_id if self.state.turn else self.state.question_id
        self._turns.ended(turn, answered)
        self.feed(
            events.TurnEnded(
                **self.now(),
                turn_id=turn.turn_id,
                text=turn.text,
                start_s=turn.first_speech_s,
                end_s=turn.last_audible_s,
            )
        )
        self._turns.settled()

    # The flow.

    def _woke(self, timer: commands.Timer) -> None:
        self.feed(events.Woke(**self.now(), timer=timer))

    def feed(self, event: events.Event) -> None:
        """Give an event to the flow and do what it commands; commands may bring more events."""
        self._pending.append(event)
        if self._stepping:
            return
        self._stepping = True
        try:
            while self._pending:
                self._take_step(self._pending.popleft())
        except Exception:
            self._on_failure()
            raise
        finally:
            # What fails must not keep later events from the flow.
            self._stepping = False

    def _take_step(self, event: events.Event) -> None:
        before, kept = self.state, list[Event]()
        outcome = step(before, event)
        self.state = outcome.state
        try:
            for command in outcome.commands:
                self._do(command)
                if isinstance(command, commands.Record):
                    kept.append(command.event)
        except BaseException:
            # What the journal does not have has not happened.
            self.state = replace(reduce(apply, kept, before), timers=self._alarms.running)
            raise

    def _do(self, command: commands.Command) -> None:
        match command:
            case commands.Send(message=message):
                self.send(message)
            case commands.Record(event=event):
                self._with.journal.append(event)
            case commands.Prepare(texts=texts):
                self._work.start(self._voice.prepare(texts))
            case commands.Refine(answer_id=answer_id, ranges=ranges):
                self._work.start(self._readings.refine(answer_id, ranges))
            case commands.WakeAfter(timer=timer, seconds=seconds):
                self._alarms.set(timer, seconds)
            case commands.CancelWake(timer=timer):
                self._alarms.cancel(timer)
            case commands.End(by=by, reason=reason):
                self._on_end(by, reason)
            case commands.Endpointing():
                self.settings = endpointing.Settings(
                    command.turn_mode, command.patience, command.hold, command.cut_ins
                )
                self._do_in_room(command)
            case commands.WordFollowUp() | commands.WordHint() | commands.DropWording():
                self._word(command)
            case _:
                self._do_in_room(command)

    def _word(
        self, command: commands.WordFollowUp | commands.WordHint | commands.DropWording
    ) -> None:
        assert self._wording is not None, "the flow asks a language model where there is one"
        match command:
            case commands.WordFollowUp():
                self._wording.follow_up(command)
            case commands.WordHint():
                self._wording.hint(command)
            case commands.DropWording():
                self._wording.drop()

    def _do_in_room(self, command: commands.Command) -> None:
        """What needs a client; without one there is nobody to hear or be heard."""
        client = self.client
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
                client.ears.configure(self.settings)
            case commands.CommitTurn():
                client.ears.commit()
            case commands.DropTurn():
                client.ears.drop()
            case _:
                raise TypeError(type(command))

    def _say(self, client: Client, command: commands.Say) -> None:
        self._turns.replied(command.purpose, ready=self._voice.ready(command.text))
        client.interviewer.say(
            command.utterance_id,
            command.text,
            self._voice.stream(command.text),
            interruptible=command.interruptible,
        )

    def _voice_failed(self, error: Exception) -> None:
        log.error("voice_failed", call_id=self._with.journal.call_id, error=type(error).__name__)
        self._troubles.voice_failed()
