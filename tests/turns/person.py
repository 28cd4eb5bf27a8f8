"""A candidate who does anything, at any moment, and waits to be answered as people do."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from random import Random
from typing import Final

from schemas import room
from tests.fakes.sound import RATE, WORD_S, noise
from tests.turns.ledger import Ledger
from tests.turns.line import Line
from tests.turns.sitting import Sitting

ANSWERED_WITHIN_S: Final = 16.0
"""The longest wait for the interviewer's next move while all is well: a pause after "let me think"
lasts 12 s, and reading what was said takes up to 3 s."""
ANSWERED_SOMEHOW_WITHIN_S: Final = 45.0
"""The same while engines fail and lines break: ten seconds for each of three engines on the way."""
LISTENS_WITHIN_S: Final = 90.0
STEP_S: Final = 0.05
LONGEST_WORDS: Final = 600
"""Three minutes."""
NATURAL: Final = (
    "I think caching made it faster and",
    "We did it as a team, so",
    "I moved the reports to a queue because",
    "It took about two weeks and",
    "You know,",
)
BACKCHANNELS: Final = ("uh huh", "okay", "right", "mm-hmm")
THINK: Final = ("Let me think.", "Give me a second.", "Let me think about that for a moment.")
REPEAT: Final = ("Could you repeat the question?", "Sorry, what was the question?")
SKIP: Final = ("Can we skip this one?", "Let's move on to the next question, please.")
STOP: Final = ("Let's stop here.", "I want to end the interview.")
FILLERS: Final = ("Um.", "Well, uh.", "Good question.")


class Person:
    """turns: how often it took the floor. hurried: something makes it slow to be answered."""

    def __init__(self, sitting: Sitting, chance: Random, *, turns: int) -> None:
        self.turns = 0
        self.hurried = False
        self._sitting, self._chance, self._most = sitting, chance, turns
        self._manual = False
        self._refs = 0

    @property
    def _ledger(self) -> Ledger:
        return self._sitting.ledger

    @property
    def _line(self) -> Line:
        line = self._sitting.line
        if line is None or line.gone or line.taken_over:
            raise ConnectionError("the client is gone")
        return line

    async def live(self) -> None:
        """From the first question to the last, or as many turns as were given."""
        while not self._sitting.away and self.turns < self._most:
            try:
                line = await self._sitting.back()
                if line.complete:
                    return
                await self._take_turn(line)
            except ConnectionError:
                if self._sitting.completed:
                    return

    async def finish(self) -> None:
        """End the interview if it is not over, and wait until the call is."""
        for _ in range(20):
            try:
                line = await self._sitting.back()
                if not line.complete:
                    self._ledger.note("end")
                    self._send(room.EndInterview())
                    line.deaf = "after the end"
                await self._until(lambda line=line: line.over, 60.0, "the end")
            except ConnectionError:
                pass
            if self._sitting.completed:
                return
        self._ledger.wrong("the interview does not end")

    # A turn.

    async def _take_turn(self, line: Line) -> None:
        if line.told == "connecting":
            await self._begin()
        await self._await_floor(line)
        if line.complete:
            return
        acts: Mapping[Callable[[], Awaitable[None]], float] = {
            self._answer: 10.0,
            self._think: 1.0,
            self._ask_again: 0.7,
            self._skip: 0.5,
            self._make_noise: 1.0,
            self._hum: 0.7,
            self._fill: 0.4,
            self._type: 0.8,
            self._pause: 0.7,
            self._press: 1.5,
            self._discard: 0.3,
            self._switch_mode: 0.4,
            self._ask_and_answer: 0.5,
            self._stop: 0.05,
        }
        act = self._chance.choices(list(acts), list(acts.values()))[0]
        await act()

    async def _begin(self) -> None:
        if self._chance.random() < 0.7:
            await asyncio.sleep(self._chance.uniform(0, 3))
            self._send(room.StartInterview())
        await asyncio.sleep(self._chance.uniform(0, 2.5))

    async def _await_floor(self, line: Line) -> None:
        if self._chance.random() < 0.25:
            await asyncio.sleep(self._chance.uniform(0, 3))
        elif line.told == "paused":
            await self._resume()
        else:
            await self._until(
                lambda: line.told in ("listening", "paused") or line.complete,
                LISTENS_WITHIN_S,
                "to be listened to",
            )
            await asyncio.sleep(min(11.0, self._chance.expovariate(1 / 0.8)))

    # What it does.

    async def _answer(self) -> None:
        words = await self._speak()
        await self._await_answer(words)

    async def _speak(self) -> list[str]:
        """An answer with its pauses; returns the words of its last phrase."""
        left = round(min(LONGEST_WORDS, 1 + self._chance.expovariate(1 / 18)))
        if self._chance.random() < 0.04:
            left = round(60 * 10 ** self._chance.random())
        self._ledger.note(f"answers with {left} words")
        self.turns += 1
        if self._chance.random() < 0.3:
            await self._say(self._chance.choice(NATURAL))
        while True:
            words = self._ledger.new_words(min(left, self._chance.randint(1, 40)))
            left -= len(words)
            end = "." if not left else self._chance.choice([".", ",", " and", "", " because"])
            await self._say(" ".join(words) + end)
            if not left:
                return words
            pause_s = self._chance.choice([0.1, 0.3, 0.6, 1.0, 2.0, 4.0, 12.0])
            pause_s *= self._chance.uniform(0.6, 1.0)
            self._ledger.note(f"pauses for {pause_s:.2f} s")
            await asyncio.sleep(pause_s)

    async def _await_answer(self, words: list[str]) -> None:
        line = self._line
        moves = line.moves
        if self._manual:
            await asyncio.sleep(self._chance.uniform(0, 2))
            await self._submit(line)
        within_s = ANSWERED_SOMEHOW_WITHIN_S if self.hurried else ANSWERED_WITHIN_S
        if await self._comes(lambda: line.moves > moves or line.over, within_s):
            return
        told = self._ledger.words
        nods = self._ledger.nods
        unread = [w for w in words if w not in told or told[w].excuse or w in nods]
        if len(unread) < len(words) and not line.complete and line.told != "paused":
            self._ledger.wrong(f"no answer within {within_s:.0f} s to {words[0]}…{words[-1]}")
            self._send(room.NextQuestion())
            self._ledger.skips += 1

    async def _submit(self, line: Line) -> None:
        """Press the key, and again where it was too early for the words."""
        for _ in range(3):
            self._ledger.note("submits")
            ref = self._send(room.SubmitAnswer())
            await asyncio.sleep(1.0)
            if ref not in line.refused:
                return
            await asyncio.sleep(2.0)

    async def _think(self) -> None:
        await self._say(self._chance.choice(THINK))
        await asyncio.sleep(self._chance.uniform(0.5, 11.0))
        await self._answer()

    async def _ask_again(self) -> None:
        await self._say(self._chance.choice(REPEAT))
        await asyncio.sleep(self._chance.uniform(0.5, 3.0))

    async def _skip(self) -> None:
        self._ledger.skips += 1
        if self._chance.random() < 0.5:
            await self._say(self._chance.choice(SKIP))
        else:
            self._ledger.note("skips")
            self._send(room.NextQuestion())
        await asyncio.sleep(self._chance.uniform(0, 2.0))

    async def _make_noise(self) -> None:
        self._ledger.note("coughs")
        samples = noise(self._chance.uniform(0.05, 0.8), self._chance.randrange(99))
        self._line.utter("cough", samples)
        await asyncio.sleep(len(samples) / RATE + self._chance.uniform(0, 1.0))

    async def _hum(self) -> None:
        await self._say(self._chance.choice(BACKCHANNELS))
        await asyncio.sleep(self._chance.uniform(0, 1.0))

    async def _fill(self) -> None:
        await self._say(self._chance.choice(FILLERS))
        await asyncio.sleep(self._chance.uniform(0, 2.0))

    async def _ask_and_answer(self) -> None:
        await self._speak()
        if self._chance.random() < 0.3:
            self._ledger.skips += 1
            await self._say(self._chance.choice(SKIP))
        else:
            await self._say(self._chance.choice(REPEAT))
        await asyncio.sleep(self._chance.uniform(0.5, 3.0))

    async def _type(self) -> None:
        words = self._ledger.new_words(self._chance.randint(1, 20))
        if self._chance.random() < 0.3:
            await self._speak()
        line = self._line
        self._ledger.note(f"types {words[0]}…{words[-1]}")
        self.turns += 1
        for word in words:
            self._ledger.told(word, line.number)
        ref = self._send(room.SubmitAnswer(text=" ".join(words)))
        await asyncio.sleep(0.3)
        if ref in line.refused:
            self._ledger.excuse(words, "refused")

    async def _pause(self) -> None:
        if self._chance.random() < 0.4:
            await self._speak()
        line = self._line
        self._ledger.note("pauses the interview")
        ref = self._send(room.Pause())
        if line.deaf is None:
            line.deaf = "paused"
        await asyncio.sleep(self._chance.uniform(0.1, 20.0))
        if ref in line.refused and line.told != "paused":
            line.deaf = None
        await self._resume()

    async def _resume(self) -> None:
        line = self._line
        self._ledger.note("resumes")
        self._send(room.Resume())
        await asyncio.sleep(0.1)
        if line.deaf == "paused":
            line.deaf = None

    async def _press(self) -> None:
        question_id = self._chance.choice(self._sitting.api.questions).id
        button = self._chance.choice(
            (
                room.Bookmark(question_id=question_id, on=self._chance.random() < 0.7),
                room.Bookmark(question_id="nobody-s", on=True),
                room.SetHints(on=self._chance.random() < 0.7),
                room.SetPatience(level=self._chance.choice(("brisk", "normal", "patient"))),
                room.RepeatQuestion(),
                room.SubmitAnswer(),
                room.StartInterview(),
                room.Talk(on=False),
            )
        )
        self._ledger.note(f"presses {button.type}")
        self._send(button)
        await asyncio.sleep(self._chance.uniform(0, 1.5))

    async def _discard(self) -> None:
        if self._chance.random() < 0.7:
            await self._speak()
            await asyncio.sleep(self._chance.uniform(0, 1.0))
        self._ledger.note("throws the answer away")
        kept = self._sitting.answered_words()
        self._send(room.DiscardAnswer())
        self._ledger.excuse_all_but(kept, "thrown away")
        await asyncio.sleep(0.2)

    async def _switch_mode(self) -> None:
        self._manual = not self._manual
        self._ledger.note(f"manual mode {'on' if self._manual else 'off'}")
        self._send(room.SetTurnMode(mode="manual" if self._manual else "auto"))
        await asyncio.sleep(0.1)

    async def _stop(self) -> None:
        line = self._line
        await self._say(self._chance.choice(STOP))
        await asyncio.sleep(3.0)
        if line.complete:
            self._ledger.note("stopped by word")

    # How.

    def _send(self, message: room.ClientMessage) -> str:
        self._refs += 1
        ref = f"r-{self._refs}"
        self._line.receive(message.model_copy(update={"ref": ref}).model_dump_json())
        return ref

    async def _say(self, text: str) -> None:
        """Speak; returns once the microphone has taken the last sample."""
        line = self._line
        self._ledger.note(f"says {text if len(text) < 60 else text[:25] + ' … ' + text[-25:]}")
        for word in text.split():
            line.utter(word, self._sitting.tongue.sound(word))
        await asyncio.sleep(WORD_S * len(text.split()))
        await self._comes(lambda: not line.left_to_say, LISTENS_WITHIN_S)

    async def _comes(self, seen: Callable[[], bool], within_s: float) -> bool:
        loop = asyncio.get_running_loop()
        until_s = loop.time() + within_s
        line = self._line
        while not seen():
            if loop.time() > until_s:
                return False
            if self._line is not line:
                raise ConnectionError("another client is there")
            await asyncio.sleep(STEP_S)
        return True

    async def _until(self, seen: Callable[[], bool], within_s: float, what: str) -> None:
        if not await self._comes(seen, within_s):
            self._ledger.wrong(f"waits in vain for {what}")
