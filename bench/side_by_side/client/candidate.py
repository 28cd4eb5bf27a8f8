"""One candidate in one call: answers when it is their turn, by what they hear alone."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.line import Line
from bench.side_by_side.client.microphone import AHEAD, Microphone
from bench.side_by_side.clips import Clip
from bench.side_by_side.measure import REPLY_WITHIN_S, Row, Said, measure
from bench.side_by_side.plan import Utterance
from bench.tape import RATE, Tape

GREETING_WITHIN_S: Final = 20.0
QUIET_S: Final = 1.2
"""The interviewer is done after so much silence: between sentences there is less."""
STOPPED_QUIET_S: Final = 2.8
"""After something was said over them it may take longer until they go on."""
AFTER_S: Final = 1.0
"""How much of the last reply is kept."""
LONGEST_SPEECH_S: Final = 40.0

Tell = Callable[[Clip, float], Awaitable[None]]
"""Tells the stand-ins that a clip is played from a monotonic time on."""


@dataclass(frozen=True, slots=True)
class Talked:
    """A call that was held."""

    rows: list[Row]
    tape: Tape


class Candidate:
    """Holds one call."""

    def __init__(self, microphone: Microphone, ear: Ear, line: Line, tell: Tell) -> None:
        self._microphone = microphone
        self._ear = ear
        self._line = line
        self._tell = tell

    async def talk(self, utterances: Sequence[Utterance]) -> Talked:
        """Join, say everything, hang up. Raises NoAnswer."""
        said: list[tuple[Said, Said | None]] = []
        try:
            await self._line.open()
            await self._ear.until_speaks(0, GREETING_WITHIN_S)
            for utterance in utterances:
                said.append(await self._exchange(utterance))
            await asyncio.sleep(AFTER_S)
            end = self._microphone.now
        finally:
            await self._line.close()
        near = self._microphone.recording()
        tape = Tape(0, near, self._ear.recording(len(near)))
        begins = [answer.at for answer, _ in said[1:]] + [end]
        rows = [
            measure(_around(tape, answer, until), answer, over, until, self._late_s(answer))
            for (answer, over), until in zip(said, begins, strict=True)
        ]
        return Talked(rows, tape)

    def _late_s(self, said: Said) -> float:
        return self._microphone.late_s(said.audible.end - 1)

    async def _exchange(self, utterance: Utterance) -> tuple[Said, Said | None]:
        await self._ear.until_quiet(QUIET_S, LONGEST_SPEECH_S)
        answer = await self._say(utterance.answer, utterance.thinking_s)
        reply = await self._reply_to(answer)
        if utterance.over is None or reply is None:
            return answer, None
        into_s = utterance.into_s - (self._microphone.now - reply) / RATE
        over = await self._say(utterance.over, max(0.0, into_s))
        if over.clip.kind == "barge_in":
            await self._reply_to(over)
        else:
            await self._ear.until_quiet(STOPPED_QUIET_S, LONGEST_SPEECH_S)
        return answer, over

    async def _reply_to(self, said: Said) -> int | None:
        """When the reply began; None where none came. Returns once something is heard after it."""
        end = said.audible.end
        await asyncio.sleep((end - self._microphone.now) / RATE)
        return await self._ear.until_speaks(end, REPLY_WITHIN_S)

    async def _say(self, clip: Clip, after_s: float) -> Said:
        at = self._microphone.now + AHEAD + int(after_s * RATE)
        self._microphone.say(clip.samples, at)
        await self._tell(clip, self._microphone.began_s + at / RATE)
        return Said(clip, at)


def _around(tape: Tape, answer: Said, until: int) -> Tape:
    """From shortly before the answer, and a while into what follows."""
    return tape.part(answer.at - RATE, until)
