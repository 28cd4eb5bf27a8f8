"""One interview, held from its greeting to its end by somebody who answers whenever asked."""

import asyncio
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from bench.audible import Span
from bench.candidate import (
    AFTER_S,
    LISTENING,
    QUESTION_WITHIN_S,
    REPLY_WITHIN_S,
    SILENT_S,
    THINKING_S,
    Answered,
)
from bench.corpus import Clip
from bench.side_by_side.client.doors import START, Guest
from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.microphone import AHEAD, Microphone
from bench.side_by_side.client.peer_line import PeerLine
from bench.tape import RATE, Tape
from bench.turn_sound import hear_turn

_OVER: Final = ("interview_complete", "ended")


@dataclass(frozen=True, slots=True)
class Said:
    """An answer. asked_until: the sample up to which the question was heard; until: to which the
    reply was listened to. late_s: by how much the candidate itself was late at most since the
    answer before, which sounds like a gap in what they hear."""

    clip: Clip
    asked_until: int
    span: Span
    until: int
    late_s: float


@dataclass(frozen=True, slots=True)
class Held:
    """An interview that was held. messages: with the sample (`frame`) at which each came."""

    tape: Tape
    said: list[Said]
    messages: list[dict[str, Any]]

    def answers(self) -> list[Answered]:
        """As a page's recorder would have them: the tape cut into questions and answers."""
        found: list[Answered] = []
        before = 0
        for one in self.said:
            tape = self.tape.part(one.asked_until, one.until)
            asked = self.tape.part(before, one.asked_until)
            found.append(Answered(one.clip, asked, one.span, hear_turn(tape, one.span), tape))
            before = tape.end
        return found


@dataclass(slots=True)
class Sitting:
    """Made for one interview; `hold` it once."""

    microphone: Microphone
    rng: random.Random
    ear: Ear = field(init=False)
    _messages: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    _state: str = ""
    _over: bool = False
    _changed: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.ear = Ear(self.microphone)

    async def hold(self, guest: Guest, clips: Iterator[Clip]) -> Held:
        """Join, answer with one clip after the other, hang up once it is over.

        Raises NoAnswer where the call is not taken, TimeoutError where nothing comes any more.
        """
        line = PeerLine(
            self.microphone,
            self.ear,
            guest.answer,
            greeting=START,
            ping=None,
            on_message=self._on_message,
        )
        said: list[Said] = []
        try:
            await line.open()
            await self.ear.until_speaks(0, QUESTION_WITHIN_S)
            while await self._my_turn():
                said.append(await self._answer(next(clips), said[-1].until if said else 0))
        finally:
            await line.close()
        near = self.microphone.recording()
        return Held(Tape(0, near, self.ear.recording(len(near))), said, self._messages)

    async def _my_turn(self) -> bool:
        """Wait until the interviewer listens and is silent; False where the interview is over."""
        async with asyncio.timeout(QUESTION_WITHIN_S):
            while not self._over:
                if self._state == LISTENING:
                    await self.ear.until_quiet(SILENT_S, QUESTION_WITHIN_S)
                    # It may have begun to speak meanwhile.
                    if self._state == LISTENING:
                        return True
                self._changed.clear()
                await self._changed.wait()
        return False

    async def _answer(self, clip: Clip, since: int) -> Said:
        asked_until = self.microphone.now
        thinking = int(self.rng.uniform(*THINKING_S) * RATE)
        span = self.microphone.say(clip.samples, asked_until + AHEAD + thinking)
        await self._until(span.end)
        reply = await self.ear.until_speaks(span.end, REPLY_WITHIN_S)
        # No reply is a result, and the tape shows it.
        await self._until((reply or self.microphone.now) + int(AFTER_S * RATE))
        late_s = self.microphone.latest_s(since, span.start)
        return Said(clip, asked_until, span, self.microphone.now, late_s)

    async def _until(self, sample: int) -> None:
        await asyncio.sleep((sample - self.microphone.now) / RATE)

    def _on_message(self, raw: str) -> None:
        message = json.loads(raw)
        frame = self.microphone.now if self.microphone.begun.is_set() else 0
        self._messages.append({**message, "frame": frame})
        if message["type"] == "agent_state":
            self._state = message["state"]
        self._over |= message["type"] in _OVER
        self._changed.set()
