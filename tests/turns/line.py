"""A client's line in memory whose words are counted as they arrive, and which may fail."""

# livekit-agents leaves parts of its signatures untyped.
# pyright: reportUnknownMemberType=false

import asyncio
from collections import deque
from typing import Final

import numpy as np
from livekit.agents.voice import io
from numpy.typing import NDArray

from agent.rooms.port import Departure, Listener
from schemas import room
from tests.fakes.room import BEAT_S, FakeRoom
from tests.fakes.sound import FRAME
from tests.turns.ledger import AT_ONCE_S, Ledger

VOICE_BEFORE_S: Final = 3.0
"""Whoever goes this soon after the interviewer's voice may not have had the floor yet."""
SPOKEN_OVER_S: Final = 12.0
"""And what they said in this time may have been taken for a noise in between."""

_MOVES: Final = (room.AnswerSaved, room.Question, room.InterviewComplete, room.Ended)


class Line(FakeRoom):
    """number: of the client in its sitting. told: what the interviewer does, as the client knows.

    moves: how often it did anything that a waiting candidate notices. refused: `ref` of messages
    that were not followed. asked: questions that the client was told. finals: turns whose last text
    came. over: the call was ended.
    """

    def __init__(
        self, listener: Listener, ledger: Ledger, number: int, *, typing_only: bool
    ) -> None:
        super().__init__(listener, typing_only=typing_only, open_channel=True)
        self.number = number
        self.told: room.AgentState = "connecting"
        self.state: room.State | None = None
        self.moves = 0
        self.refused: set[str] = set()
        self.asked: set[str] = set()
        self.over = self.complete = self.taken_over = False
        self.deaf: str | None = "before the first question"
        self.silent_until_s = 0.0
        self._ledger = ledger
        self._sounds: deque[tuple[str, bytes, bool]] = deque()
        self._finals: set[str] = set()
        self._whole = True
        self._talking = self._over_voice = False
        self._stalled_s = 0.0
        self._sounding = False
        self._voice_s = -VOICE_BEFORE_S
        self._output.on("playback_started", self._started)
        self._output.on("playback_finished", self._finished)

    @property
    def left_to_say(self) -> int:
        """Frames that the microphone has not taken yet."""
        return len(self._sounds)

    def utter(self, word: str, samples: NDArray[np.int16]) -> None:
        """Say one word, or make one noise, after what is still to come."""
        parts = samples.tobytes()
        count = -(-len(samples) // FRAME)
        for n in range(count):
            frame = parts[2 * FRAME * n : 2 * FRAME * (n + 1)].ljust(2 * FRAME, b"\0")
            self._sounds.append((word, frame, n + 1 == count))

    def stall(self, seconds: float) -> None:
        """Nothing comes through for so long; then what waited comes at once."""
        self._stalled_s = max(self._stalled_s, seconds)

    def fall_silent(self, seconds: float) -> None:
        """Silence stands in for what is sent in this time."""
        self.silent_until_s = self._now() + seconds

    def hold_tongue(self) -> None:
        """Say no more of what was begun."""
        self._sounds.clear()
        self._whole = True

    def send(self, message: str) -> None:
        """See port.Room; reads it as a client does."""
        super().send(message)
        if not self.gone:
            self._read(room.read_agent_message(message))

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _read(self, message: room.AgentMessage) -> None:
        match message:
            case room.State():
                self._stand(message)
            case room.AgentStateChanged(state=state):
                self.told = state
                self.moves += state == "speaking"
            case room.Question(id=question_id):
                self.asked.add(question_id)
                self.deaf = None
            case room.RoomError(code=code, ref=ref):
                self.taken_over = self.taken_over or code == "taken_over"
                if ref is not None:
                    self.refused.add(ref)
            case room.Transcript(turn_id=turn_id, final=final):
                if turn_id in self._finals:
                    self._ledger.wrong(f"text after the last text of turn {turn_id}")
                if final:
                    self._finals.add(turn_id)
            case room.InterviewComplete():
                self.complete = True
            case room.Ended():
                self.over = True
            case _:
                pass
        self.moves += isinstance(message, _MOVES)

    def _stand(self, state: room.State) -> None:
        self.state = state
        if state.question is not None:
            self.asked.add(state.question.id)
            self.deaf = "paused" if state.paused else None

    def _depart(self, departure: Departure) -> None:
        if not self.gone and not self.over:
            at_s = self._now()
            self._ledger.excuse_since(at_s - AT_ONCE_S, self.number, "on its way")
            if at_s - self._voice_s < SPOKEN_OVER_S:
                since_s = self._voice_s - VOICE_BEFORE_S
                self._ledger.excuse_since(since_s, self.number, "over the voice")
        super()._depart(departure)

    def _started(self, _: io.PlaybackStartedEvent) -> None:
        if self._sounding:
            self._ledger.wrong("two voices at a time")
        self._sounding = True

    def _finished(self, _: io.PlaybackFinishedEvent) -> None:
        self._sounding = False

    def _next_frame(self) -> bytes:
        if self.played and self.played[-1]:
            self._voice_s = self._now()
        if not self._sounds:
            self._talking = False
            return bytes(2 * FRAME)
        if not self._talking:
            self._talking, self._over_voice = True, self._now() - self._voice_s < AT_ONCE_S
        word, frame, last = self._sounds.popleft()
        lost = self._now() < self.silent_until_s
        self._whole = self._whole and not lost
        if last:
            self._said(word)
        return bytes(2 * FRAME) if lost else frame

    def _said(self, word: str) -> None:
        whole, self._whole = self._whole, True
        if not word.startswith("word"):
            return
        if not whole:
            excuse = "lost on its way"
        elif self.taken_over:
            excuse = "taken over"
        elif self.complete:
            excuse = "after the last question"
        else:
            excuse = self.deaf
        told = word.rstrip(".,")
        self._ledger.told(told, self.number, over=self._over_voice, excuse=excuse)

    async def _beat(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            due_s = self.began_s + BEAT_S * (len(self.played) + 1)
            stalled, self._stalled_s = self._stalled_s, 0.0
            await asyncio.sleep(max(due_s - loop.time(), stalled))
            heard = self._next_frame()
            self._input.put(heard)
            self._listener.candidate(heard)
            out = self._output.take()
            self._listener.interviewer(out.tobytes())
            self.played.append(int(out.max()) > 200)
