"""Who has the floor, from the samples of one client's microphone to its finished turns.

Drives the pure parts (voice activity, endpointing, barge-in) and asks the engines for words, whose
answers come back between two frames: nothing waits before the client is gone. All positions are
seconds of the call's audio; no clock is read.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

import numpy as np
from livekit.agents import stt
from livekit.agents.language import LanguageCode
from numpy.typing import NDArray

from agent.hearing import barge_in, endpointing
from agent.hearing.asked import WITHIN_S, Asked
from agent.hearing.completeness import judge
from agent.hearing.open_turn import FinishedTurn, OpenTurn
from agent.hearing.ports import Listener, Transcriber, TurnEndModel
from agent.hearing.stirring import Stirring
from agent.hearing.turn_reader import ReadTurn, TurnReader
from agent.hearing.voice_activity import SAMPLE_RATE, Activity, Predict, VoiceActivity

PREROLL_FRAMES: Final = 16
"""Frames of 20 ms kept from before the first audible window: a consonant precedes its vowel."""
CUT_IN_WITHIN_S: Final = 1.6
"""Speech this soon after a turn's end means that the end was wrong."""


class TurnTaking:
    """One client's turns. asked: the engines' answers come by it. The rest is told at `Ears`."""

    def __init__(
        self,
        *,
        predict_speech: Predict,
        transcriber: Transcriber,
        turn_end: TurnEndModel,
        weigh: Callable[[str], barge_in.Weight],
        listener: Listener,
        asked: Asked,
        new_turn_id: Callable[[], str],
        start_s: float,
        settings: endpointing.Settings,
    ) -> None:
        self._activity = VoiceActivity(predict_speech, start_s)
        self._stirring = Stirring()
        self._transcriber = transcriber
        self._turn_end = turn_end
        self._weigh = weigh
        self._listener = listener
        self._asked = asked
        self._new_turn_id = new_turn_id
        self._at_s = start_s
        self._state = endpointing.Endpointing(settings=settings)
        self._burst = barge_in.BargeIn()
        self._reader: TurnReader | None = None
        self._wake_s: float | None = None
        self._ending_s: float | None = None
        self._ending_pause = 0
        self._ended_by_hand = False
        self._resting = False
        self._turn_ended_s: float | None = None
        self._was_speaking = False
        self._preroll: deque[NDArray[np.int16]] = deque(maxlen=PREROLL_FRAMES)
        self.interviewer_speaks = False
        """Whether the interviewer's voice is being played."""
        self.events: deque[stt.SpeechEvent] = deque()
        """What AgentSession needs to know; whoever tells it takes it from here."""
        self.finished: deque[FinishedTurn] = deque()
        """Turns that ended, oldest first."""

    def configure(self, settings: endpointing.Settings) -> None:
        """Decide turn ends differently from here on."""
        self._decide(endpointing.Set(self._at_s, settings))
        self._rest()

    def commit(self) -> None:
        """End the open turn now; with none open an empty turn is reported."""
        reader = self._reader
        if reader is not None and not reader.tentative:
            self._ended_by_hand = True
            self._decide(endpointing.Commit(self._at_s))
            if reader is self._reader and self._was_speaking:
                self._decide(endpointing.Spoke(self._at_s))
            return
        at = self._at_s
        self._listener.empty_turn(FinishedTurn(self._new_turn_id(), "", at, at, at, at))

    def drop(self) -> None:
        """Forget the open turn."""
        if self._reader is None:
            return
        if self._was_speaking and not self._reader.tentative:
            self._listener.candidate_spoke(on=False)
        self._dismiss()
        self._state = endpointing.forget(self._state)
        self._emit(stt.SpeechEventType.END_OF_SPEECH)

    async def close(self) -> None:
        """Read what is still open, so that nothing said is lost when the client goes."""
        reader, self._reader = self._reader, None
        await self._asked.close()
        if reader is None or reader.tentative:
            return
        try:
            async with asyncio.timeout(WITHIN_S):
                await reader.read_rest(self._at_s)
        except Exception as error:  # noqa: BLE001  whatever the engine raises is told, not hidden
            self._listener.hearing_failed(error)

    # Sound.

    def hear(self, pcm: NDArray[np.int16]) -> None:
        """The next samples (int16, 16 kHz)."""
        if self._reader is not None:
            self._reader.turn.hear(pcm)
        else:
            self._preroll.append(pcm)
        self._stirring.hear(pcm)
        for activity in self._activity.feed(pcm):
            self._at_s = activity.at_s
            self._judge(activity)

    def _judge(self, activity: Activity) -> None:
        began = activity.speaking and not self._was_speaking
        fell = self._was_speaking and not activity.speaking
        self._was_speaking = activity.speaking
        if began and self._reader is None:
            self._open_turn(activity.burst_s)
        reader = self._reader
        if reader is None:
            return
        if began and not self._ended_by_hand:
            # Whoever speaks on before the words are there was not at the end.
            self._ending_s = None
        if reader.tentative:
            self._judge_burst(reader, activity)
            return
        last_audible_s = activity.last_audible_s
        if activity.speaking:
            reader.turn.last_audible_s = last_audible_s
        if began:
            self._wake_up()
            self._listener.candidate_spoke(on=True)
            self._decide(endpointing.Spoke(self._at_s))
        elif fell:
            self._listener.candidate_spoke(on=False)
            self._decide(endpointing.Fell(self._at_s, last_audible_s))
            self._rest()
        reader.follow(activity, self._at_s, None if self._state.speaking else self._state.pause)
        # What just begins to sound may be more: the end waits for the next window to tell.
        stirs = activity.audible or self._stirring.now
        if self._wake_s is not None and self._at_s >= self._wake_s and not stirs:
            self._wake_s = None
            self._decide(endpointing.Passed(self._at_s))

    # The turn.

    def _open_turn(self, burst_s: float) -> None:
        held_s = sum(len(pcm) for pcm in self._preroll) / SAMPLE_RATE
        turn = OpenTurn(
            turn_id=self._new_turn_id(),
            first_speech_s=self._at_s - burst_s,
            audio_from_s=self._activity.received_s - held_s,
            last_audible_s=self._at_s,
        )
        for pcm in self._preroll:
            turn.hear(pcm)
        self._preroll.clear()
        reader = self._read_by(turn)
        if not self.interviewer_speaks:
            self._take(reader)

    def _read_by(self, turn: OpenTurn) -> TurnReader:
        self._reader = TurnReader(
            turn,
            transcriber=self._transcriber,
            ask=self._asked.ask,
            listener=self._listener,
            on_words=self._words_read,
        )
        return self._reader

    def _carry_on(self, ended: OpenTurn) -> None:
        """What was said since the turn was ended by hand begins the next one."""
        turn = OpenTurn(
            turn_id=self._new_turn_id(),
            first_speech_s=ended.tail_s,
            audio_from_s=ended.tail_s,
            last_audible_s=ended.last_audible_s,
        )
        turn.hear(ended.audio(ended.tail_s, self._activity.received_s))
        self._take(self._read_by(turn))
        if self._was_speaking:
            self._decide(endpointing.Spoke(self._at_s))
        else:
            self._judge_pause(self._state.pause)
            self._decide(endpointing.Passed(self._at_s))
            self._rest()

    def _rest(self) -> None:
        """A turn that only a key ends is silent: the session would let nobody speak until then."""
        reader, by_key = self._reader, self._state.settings.mode == "manual"
        if reader is None or reader.tentative or self._was_speaking or not by_key:
            return
        if not self._resting:
            self._resting = True
            self._emit(stt.SpeechEventType.END_OF_SPEECH)

    def _wake_up(self) -> None:
        if self._resting:
            self._resting = False
            if self.interviewer_speaks:
                self._listener.barged_in()
            self._emit(stt.SpeechEventType.START_OF_SPEECH)

    def _take(self, reader: TurnReader) -> None:
        """This speech is meant for the interviewer."""
        reader.tentative = False
        self._emit(stt.SpeechEventType.START_OF_SPEECH)

    def _accept_burst(self, reader: TurnReader) -> None:
        """The candidate has the floor; endpointing has not heard of this speech yet."""
        self._listener.barged_in()
        self._take(reader)
        self._listener.candidate_spoke(on=True)
        self._decide(endpointing.Spoke(self._at_s))
        if not self._was_speaking:
            self._listener.candidate_spoke(on=False)
            self._decide(endpointing.Fell(self._at_s, reader.turn.last_audible_s))

    def _decide(self, event: endpointing.Event) -> None:
        self._state, commands = endpointing.step(self._state, event)
        for command in commands:
            match command:
                case endpointing.WakeAt(at_s=at_s):
                    self._wake_s = at_s if self._wake_s is None else min(at_s, self._wake_s)
                case endpointing.JudgePause(pause=pause):
                    self._judge_pause(pause)
                case endpointing.EndTurn(decided_s=decided_s):
                    self._end_turn(decided_s)

    def _judge_pause(self, pause: int) -> None:
        if self._reader is None:
            return

        def heard(probability: float | None) -> None:
            if probability is not None:
                self._decide(endpointing.Listened(self._at_s, pause, probability))

        self._reader.read_tail(pause, self._at_s)
        recent = self._reader.turn.audio(self._at_s - 1.2, self._at_s)
        self._asked.ask(lambda: self._turn_end.probability(recent), heard)

    def _words_read(self, pause: int, read: ReadTurn | None) -> None:
        reader = self._reader
        if reader is None:
            return
        if reader.tentative:
            self._weigh_words(read.text if read else "")
        elif self._ending_s is not None:
            if pause >= self._ending_pause:
                self._finish(reader, pause)
        else:
            words = None if read is None else endpointing.Words(judge(read.text), read.ending)
            self._decide(endpointing.Read(self._at_s, pause, words))

    def _end_turn(self, decided_s: float) -> None:
        reader = self._reader
        if reader is None:
            return
        self._ending_s = decided_s
        # The state moved on to the next pause number when it ended the turn.
        self._ending_pause = pause = self._state.pause - 1
        if reader.text_at(pause) is not None:
            self._finish(reader, pause)
        elif reader.asked != pause:
            reader.read_tail(pause, self._at_s)

    def _finish(self, reader: TurnReader, pause: int) -> None:
        text = reader.close(pause)
        turn = FinishedTurn(
            turn_id=reader.turn.turn_id,
            text=text,
            first_speech_s=reader.turn.first_speech_s,
            last_audible_s=reader.turn.last_audible_s,
            end_decided_s=self._at_s if self._ending_s is None else self._ending_s,
            text_final_s=self._at_s,
        )
        self._close_turn()
        self._turn_ended_s = self._at_s
        if text:
            self.finished.append(turn)
            self._emit(stt.SpeechEventType.FINAL_TRANSCRIPT, text)
        else:
            self._listener.empty_turn(turn)
        self._emit(stt.SpeechEventType.END_OF_SPEECH)
        if self._state.open or self._was_speaking:
            self._carry_on(reader.turn)

    def _close_turn(self) -> None:
        self._asked.forget()
        self._reader = None
        self._wake_s = None
        self._ending_s = None
        self._ended_by_hand = False
        self._resting = False
        self._burst = barge_in.BargeIn()

    # Speech over the interviewer's.

    def _judge_burst(self, reader: TurnReader, activity: Activity) -> None:
        turn, ended = reader.turn, self._turn_ended_s
        if activity.speaking:
            turn.last_audible_s = activity.last_audible_s
            if not self.interviewer_speaks:
                self._accept_burst(reader)
                return
        cut_in = ended is not None and self._at_s - ended <= CUT_IN_WITHIN_S
        said_s = turn.last_audible_s - turn.first_speech_s
        self._decide_burst(barge_in.Sound(self._at_s, said_s, activity.silence_s, cut_in))

    def _weigh_words(self, text: str) -> None:
        self._decide_burst(barge_in.Words(self._weigh(text)))

    def _decide_burst(self, event: barge_in.Event) -> None:
        reader = self._reader
        if reader is None:
            return
        after, commands = barge_in.step(self._burst, event)
        for command in commands:
            match command:
                case "ask_words":
                    reader.read_tail(self._state.pause, self._at_s)
                case "hold":
                    self._listener.voice_held()
                case "go_on":
                    self._listener.voice_goes_on()
                case "accept":
                    self._accept_burst(reader)
                case "dismiss":
                    self._dismiss()
        self._burst = after

    def _dismiss(self) -> None:
        held = self._burst.held_s is not None
        self._close_turn()
        if held:
            self._listener.voice_goes_on()

    def _emit(self, kind: stt.SpeechEventType, text: str = "") -> None:
        alternatives = [stt.SpeechData(language=LanguageCode("en"), text=text)] if text else []
        self.events.append(stt.SpeechEvent(type=kind, alternatives=alternatives))
