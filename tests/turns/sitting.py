"""One candidate's interview over any number of clients, calls and processes."""

import asyncio
import copy
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Final

import pytest

from agent.coach.listening import read_background
from agent.engines.resilience.changes import Changes
from agent.hearing.barge_in import Weight
from agent.hearing.ears import Ears
from agent.hearing.endpointing import Settings
from agent.hearing.ports import Listener
from agent.interview.messages import state as state_message
from agent.interview.restore import restore
from agent.interview.spoken import weigh
from agent.interview.state import Question, SetUp
from agent.rooms.errors import NoPlace
from agent.rooms.peer import IceSettings
from agent.rooms.port import Listener as SoundListener
from agent.speaking.personas import INTERVIEWERS
from schemas import journal, room
from tests.agent.interview.call.process import INTERVIEW, Kit, Process
from tests.fakes.api import FakeApi
from tests.fakes.engines import Reads
from tests.fakes.own_voices import OwnVoices
from tests.fakes.sound import Tongue, is_loud
from tests.turns.ledger import Ledger, tracked
from tests.turns.line import Line
from tests.turns.recording import keep_plainly
from tests.turns.weather import Hearer, Speaker, TurnEnds, Weather, Words

COMES_BACK_S: Final = 2.0
TRIES: Final = 60
"""How often a client asks to be let in."""


class _Process(Process):
    """ears_made: how many clients were listened to."""

    def __init__(
        self,
        folder: Path,
        api: FakeApi,
        patching: pytest.MonkeyPatch,
        kit: Kit,
        turn_ends: TurnEnds,
        new_line: Callable[[SoundListener, bool], Line],
        ledger: Ledger,
    ) -> None:
        super().__init__(folder, api, patching, kit)
        self._turn_ends, self._new_line = turn_ends, new_line
        self._ledger = ledger
        self._turns = 0

    async def _answer_offer(
        self, sdp: str, *, listener: SoundListener, ice: IceSettings
    ) -> tuple[Line, str]:
        line = self._new_line(listener, sdp == "recvonly")
        self._rooms.append(line)
        return line, "answer"

    def _make_ears(self, *, listener: Listener, start_s: float, settings: Settings) -> Ears:
        return Ears(
            predict_speech=is_loud,
            transcriber=self.kit.transcriber,
            turn_end=self._turn_ends,
            weigh=self._weigh,
            listener=listener,
            new_turn_id=self._new_turn_id,
            start_s=start_s,
            settings=settings,
        )

    def _weigh(self, text: str) -> Weight:
        weight = weigh(text)
        self._ledger.weighed(tracked(text), weight)
        return weight

    def _new_turn_id(self) -> str:
        self._turns += 1
        return f"t-{self.folder.name}-{self._turns}"


class Sitting:
    """line: the newest client's. ledger: of all of it. weather: of the engines."""

    def __init__(self, api: FakeApi, chance: Random, folder: Path, *, has_model: bool) -> None:
        self.api = api
        self.ledger = Ledger()
        self.weather = Weather()
        self.tongue = Tongue()
        self.line: Line | None = None
        self.lines: list[Line] = []
        self.calls: list[str] = []
        self.away = False
        """The candidate has left for good."""
        self._came = asyncio.Event()
        self._entrance = asyncio.Lock()
        self._chance, self._folder = chance, folder
        self._has_model = has_model
        self._patching = pytest.MonkeyPatch()
        keep_plainly(self._patching)
        self._lives = 0
        self._dying: list[asyncio.Task[None]] = []
        self.process = self._new_process()

    def _new_process(self) -> _Process:
        self._lives += 1
        chance = Random(self._chance.random())
        voices = {one.voice for one in INTERVIEWERS.values()}
        kit = Kit(
            self.tongue,
            Hearer(self.tongue, self.weather, chance, self.ledger),
            Reads(self.tongue),
            OwnVoices([Speaker(name, self.weather, chance) for name in sorted(voices)]),
            Changes(),
            Words(self.weather, chance) if self._has_model else None,
        )
        folder = self._folder / f"life-{self._lives}"
        folder.mkdir(exist_ok=True)
        turn_ends = TurnEnds(self.weather, chance)
        return _Process(
            folder, self.api, self._patching, kit, turn_ends, self._new_line, self.ledger
        )

    def _new_line(self, listener: SoundListener, typing_only: bool) -> Line:
        line = Line(listener, self.ledger, len(self.lines), typing_only=typing_only)
        self.lines.append(line)
        return line

    async def start(self) -> None:
        """The first process, with nobody in it."""
        await self.process.calls.start()

    async def aclose(self) -> None:
        """End every process."""
        await self.process.aclose()
        await asyncio.gather(*self._dying)
        self._patching.undo()

    # Clients.

    async def join(self, *, typing_only: bool = False) -> None:
        """A client comes in, in place of the one that is there. It asks until it is let in."""
        if not self.calls:
            self.calls.append("c-1")
        for _ in range(TRIES):
            async with self._entrance:
                if self.completed or await self._enter(typing_only):
                    self._came.set()
                    return
            await asyncio.sleep(COMES_BACK_S)
        self.ledger.wrong("nobody is let in")
        self.away = True
        self._came.set()

    async def _enter(self, typing_only: bool) -> bool:
        process = self.process
        if self._is_over():
            # The API begins another call of this interview then.
            self.calls.append(f"c-{len(self.calls) + 1}")
        try:
            await process.join(call_id=self.calls[-1], typing_only=typing_only)
        except NoPlace:
            return False
        line = self.lines[-1]
        if not await self._sees_state(line) or process is not self.process:
            return False
        self.ledger.note(f"client {line.number} is in")
        self._check_state(line)
        self.line = line
        return True

    async def back(self) -> Line:
        """The client that is there, once one is."""
        while self.line is None or self.line.gone or self.line.taken_over:
            if self.away or self.completed:
                raise ConnectionError("nobody comes back")
            self._came.clear()
            await self._came.wait()
        return self.line

    def vanish(self) -> None:
        """The client is gone without a word."""
        if self.line is not None:
            self.ledger.note("the client is gone")
            self.line.vanish()

    @property
    def completed(self) -> bool:
        """Whether the interview is over, as its journal tells."""
        return any(isinstance(fact, journal.Completed) for fact in self.facts())

    async def _sees_state(self, line: Line) -> bool:
        for _ in range(100):
            if line.state is not None:
                return True
            if line.gone:
                return False
            await asyncio.sleep(0.02)
        return False

    # Processes.

    async def kill(self, after_s: float) -> None:
        """The process dies at this instant; another takes over `after_s` later."""
        old = self.process
        self.ledger.note("the process is killed")
        then = copy.copy(self.api)
        then.journals = {call: list(facts) for call, facts in self.api.journals.items()}
        then.audio = {call: dict(chunks) for call, chunks in self.api.audio.items()}
        self.api = then
        folder = self._folder / f"life-{self._lives + 1}"
        shutil.copytree(old.folder, folder)
        self.line, line = None, self.line
        self.process = self._new_process()
        self._forget_unwritten()
        self._dying.append(asyncio.create_task(self._die(old, line)))
        async with self._entrance:
            await asyncio.sleep(after_s)
            await self.process.calls.start()

    def _forget_unwritten(self) -> None:
        kept: list[str] = []
        for fact in self.facts():
            if isinstance(fact, journal.Heard | journal.Answered):
                kept += tracked(fact.text)
        self.ledger.excuse_all_but(kept, "lost with the process")

    async def _die(self, process: Process, line: Line | None) -> None:
        if line is not None:
            line.taken_over = True
        process.api.down = True
        await process.aclose()

    # The record.

    def facts_of(self, call_id: str) -> list[journal.Event]:
        """A call's journal: on disk, and once it was put away with the API."""
        path = self.process.folder / call_id / "journal.jsonl"
        if not path.exists():
            return list(self.api.journal(call_id))
        kept = [journal.events.validate_json(line) for line in path.read_bytes().splitlines()]
        known = self.api.journal(call_id)
        return kept if kept and kept[0].seq == 1 else [*known, *kept]

    def facts(self) -> list[journal.Event]:
        """The journals of all calls."""
        return [fact for call_id in self.calls for fact in self.facts_of(call_id)]

    def _is_over(self) -> bool:
        return any(isinstance(f, journal.CallEnded) for f in self.facts_of(self.calls[-1]))

    def answered_words(self) -> list[str]:
        """What stands in an answer by now."""
        texts = (fact.text for fact in self.facts() if isinstance(fact, journal.Answered))
        return [word for text in texts for word in tracked(text)]

    def set_up(self) -> SetUp:
        """What the interview is."""
        questions = (
            Question(one.id, one.text, one.category, one.difficulty, number)
            for number, one in enumerate(self.api.questions, start=1)
        )
        persona = self.api.persona
        return SetUp(
            interview_id=INTERVIEW,
            call_id=self.calls[-1],
            questions=tuple(questions),
            interviewer=INTERVIEWERS[persona].name,
            persona=persona,
            time_limit_s=self.api.time_limit_s,
            status="pending",
            background=read_background((), ()),
            most_follow_ups=self.api.most_follow_ups,
            has_model=self._has_model,
            resume=None,
        )

    def _check_state(self, line: Line) -> None:
        """What a client is told is what the journal says."""
        *earlier, current = (self.facts_of(call_id) for call_id in self.calls)
        last = max(n for n, fact in enumerate(current) if isinstance(fact, journal.Joined))
        before: Sequence[journal.Event] = [fact for call in earlier for fact in call]
        again = restore(self.set_up(), current[: last + 1], before)
        wanted = _comparable(state_message(again, current[last].at_s))
        assert line.state is not None
        told = _comparable(line.state)
        for name in told:
            if told[name] != wanted[name]:
                self.ledger.wrong(f"told is {name} {told[name]}, by the journal {wanted[name]}")


def _comparable(state: room.State) -> dict[str, object]:
    fields = state.model_dump(exclude={"seq", "status", "elapsed_s"})
    return {**fields, "elapsed_s": round(state.elapsed_s)}
