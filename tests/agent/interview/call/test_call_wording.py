"""A language model words follow-ups and hints in a call: early, late, never, and failing."""

import asyncio
import inspect
import json
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import stamina

from agent.engines.counted import CountedModel
from agent.engines.errors import EngineError, Unreachable
from agent.engines.keyed import KeyedEngines, Named, keyed_engines
from agent.engines.language import Answered, Prompt, S
from agent.engines.resilience.guard import ATTEMPTS
from agent.engines.usage import Meter, Usage
from agent.interview import flow
from agent.interview.conversation import Conversation
from agent.settings import AgentSettings
from schemas import room
from schemas.journal import Asked, Hinted, TurnTaken
from tests.agent.interview.call.candidate import Candidate
from tests.agent.interview.call.keyed import Here
from tests.agent.interview.call.process import LONG, Process
from tests.fakes.api import FakeApi
from tests.fakes.encoder import SilentEncoder
from tests.fakes.engines import Reads
from tests.fakes.real_loop import RealLoop, real_loop
from tests.fakes.sound import Tongue
from tests.standins.asked import Asked as AskedOfGemini
from tests.standins.faults import Kind, Script, always
from tests.standins.gemini import MODEL as GEMINI
from tests.standins.gemini import Gemini
from tests.standins.serving import standin
from tests.standins.support import KEY, fault

SAID = (
    "At the bakery we moved the orders from paper to a shared list, and we taught the night shift"
    " how to read it in the morning."
)
QUESTION = "Who chose the shared list, and what did you do for it?"
HINT = "Say what changed for the night shift."
ANSWERS: dict[str, dict[str, Any]] = {
    "Clarifying": {
        "about": "moved the orders from paper to a shared list",
        "lack": "own_part",
        "question": QUESTION,
    },
    "Hinted": {"hint": HINT},
}
NEARLY_TOO_LATE_S = 3.9
NEVER_S = 1_000.0


class Thinks:
    """A CountedModel that takes its time. asked: how often; answered: how often it got to it."""

    engine = "cloud"
    model = "large"

    def __init__(self, takes_s: float, failure: EngineError | None = None) -> None:
        self.asked = 0
        self.answered = 0
        self._takes_s = takes_s
        self._failure = failure

    async def answer(self, prompt: Prompt, shape: type[S], meter: Meter) -> Answered[S]:
        """See CountedModel."""
        self.asked += 1
        await asyncio.sleep(self._takes_s)
        self.answered += 1
        if self._failure is not None:
            raise self._failure
        value = shape.model_validate(ANSWERS[shape.__name__])
        return Answered(value, Usage(1, 1), self._takes_s, self.engine, self.model)


class OnRealLoop:
    """A CountedModel over real sockets, which takes no time on a virtual loop."""

    def __init__(self, model: CountedModel, real: RealLoop) -> None:
        self.engine, self.model = model.engine, model.model
        self._model, self._real = model, real

    async def answer(self, prompt: Prompt, shape: type[S], meter: Meter) -> Answered[S]:
        """See CountedModel."""
        return await self._real.run(self._model.answer(prompt, shape, meter))


@pytest.fixture(scope="module")
def real() -> Iterator[RealLoop]:
    with real_loop() as one:
        yield one


@asynccontextmanager
async def calling(model: CountedModel | None, folder: Path) -> AsyncGenerator[Process]:
    """A process whose calls have this language model, or none."""
    tongue = Tongue()
    async with AsyncExitStack() as resources:
        patching = resources.enter_context(pytest.MonkeyPatch.context())
        patching.setattr("agent.recording.ChunkEncoder", SilentEncoder)
        resources.enter_context(stamina.set_testing(True, attempts=ATTEMPTS, cap=True))
        named = () if model is None else (Named(model.engine, model.model, "a key is set", model),)
        here = Here(KeyedEngines((), (), named), Reads(tongue), tongue, resources)
        process = Process(folder, FakeApi(3), patching, here.kit)
        await process.calls.start()
        yield process
        await process.aclose()


def told(candidate: Candidate) -> list[str]:
    return [message.part for message in candidate.got(room.Degraded)]


async def asked_back(process: Process, *, said: str = SAID) -> tuple[Asked | None, TurnTaken]:
    """What is asked after an answer to the first question, and the record of its turn."""
    candidate = await process.begin()
    await candidate.say(said)
    await candidate.sees(room.AnswerSaved)
    await candidate.listening()
    asked = process.recorded(Asked)[1]
    [turn] = process.recorded(TurnTaken)
    return (asked if asked.parent_id is not None else None), turn


def waited_s(taken: TurnTaken) -> float:
    turn = taken.turn
    assert turn.first_sample_out_s is not None
    return turn.first_sample_out_s - turn.last_audible_s


async def test_its_question_is_asked_and_the_journal_says_whose_it_is(tmp_path: Path) -> None:
    model = Thinks(0.6)
    async with calling(model, tmp_path) as process:
        asked, turn = await asked_back(process)
        assert asked is not None
        assert (asked.text, asked.worded_by) == (QUESTION, "cloud/large")
        assert turn.turn.draft == "hit"
        assert turn.turn.move == "follow_up"
    assert model.answered == model.asked >= 1


@pytest.mark.parametrize("takes_s", [0.0, 0.6, 2.0, NEARLY_TOO_LATE_S, NEVER_S])
async def test_no_reply_waits_for_it_whenever_it_answers(tmp_path: Path, takes_s: float) -> None:
    async with calling(None, tmp_path / "rules") as process:
        _, by_rules = await asked_back(process)
    model = Thinks(takes_s)
    async with calling(model, tmp_path / "model") as process:
        _, with_model = await asked_back(process)
    assert model.asked >= 1
    assert waited_s(with_model) == pytest.approx(waited_s(by_rules), abs=0.001)


def test_between_the_end_of_a_turn_and_its_reply_nothing_can_be_awaited() -> None:
    steps = (
        Conversation.turn_committed,
        Conversation.feed,
        Conversation._take_step,  # pyright: ignore[reportPrivateUsage]
        Conversation._do,  # pyright: ignore[reportPrivateUsage]
        Conversation._word,  # pyright: ignore[reportPrivateUsage]
        Conversation._say,  # pyright: ignore[reportPrivateUsage]
        flow.step,
    )
    for one in steps:
        assert not inspect.iscoroutinefunction(one)
        assert not inspect.isasyncgenfunction(one)


async def test_what_is_not_there_when_the_turn_ends_is_dropped(tmp_path: Path) -> None:
    model = Thinks(NEARLY_TOO_LATE_S)
    async with calling(model, tmp_path) as process:
        asked, turn = await asked_back(process, said=f"Well. {SAID[:75]}.")
        assert asked is None
        assert turn.turn.move == "question"
        await asyncio.sleep(2 * NEARLY_TOO_LATE_S)
        assert model.asked == 1
        assert model.answered == 0
        assert told_of(process) == []


def told_of(process: Process) -> list[str]:
    return [change.part for change in process.kit.changes.standing]


@pytest.mark.parametrize(
    ("takes_s", "failure"), [(0.1, Unreachable("cloud", "is away")), (NEVER_S, None)]
)
async def test_a_model_that_fails_is_told_once_and_left_alone(
    tmp_path: Path, takes_s: float, failure: EngineError | None
) -> None:
    model = Thinks(takes_s, failure)
    async with calling(model, tmp_path) as process:
        candidate = await process.begin()
        for question in ("q-1", "q-2", "q-3"):
            await candidate.say(" ".join([LONG] * 6))
            assert (await candidate.sees(room.AnswerSaved)).question_id == question
            if question != "q-3":
                await candidate.listening()
        await candidate.sees(room.InterviewComplete)
        assert told(candidate) == ["llm"]
        assert "rules" in candidate.got(room.Degraded)[0].text
        assert all(fact.worded_by in (None, "rules") for fact in process.recorded(Asked))
    assert model.asked >= 3


async def test_who_comes_back_meanwhile_is_told_as_well(tmp_path: Path) -> None:
    async with calling(Thinks(0.1, Unreachable("cloud", "is away")), tmp_path) as process:
        candidate = await process.begin()
        await candidate.say(SAID)
        await candidate.sees(room.Degraded, part="llm")
        candidate.room.vanish()
        second = await process.join()
        await second.sees(room.Degraded, part="llm")
        assert isinstance(second.messages[0], room.State)
        await second.listening()
        await second.say(SAID)
        await second.sees(room.AnswerSaved)
        assert told(second) == ["llm"]


async def test_a_hint_of_its_own_is_shown_at_its_time(tmp_path: Path) -> None:
    model = Thinks(0.6)
    async with calling(model, tmp_path) as process:
        candidate = await process.begin()
        candidate.send(room.SetHints(on=True))
        hint = await candidate.sees(room.Hint)
        assert hint.text == HINT
        [fact] = process.recorded(Hinted)
        assert fact.worded_by == "cloud/large"
        assert model.asked == 1


@asynccontextmanager
async def gemini(
    real: RealLoop, answer: Callable[[AskedOfGemini], str], faults: Script = ()
) -> AsyncGenerator[tuple[CountedModel, Gemini]]:
    """Google's SDK, set to a stand-in."""
    app = Gemini(answer, key=KEY, faults=faults)
    clock = asyncio.get_running_loop().time
    async with AsyncExitStack() as resources:
        origin = await resources.enter_async_context(standin(app))
        settings = AgentSettings.model_validate(
            {"gemini_api_key": KEY, "gemini_base_url": origin, "gemini_model": GEMINI}
        )
        elsewhere = AsyncExitStack()
        resources.push_async_callback(lambda: real.run(elsewhere.aclose()))
        opening = keyed_engines(settings, new_boundary=lambda: "b0undary", clock=clock)
        [found] = (await real.run(elsewhere.enter_async_context(opening))).models
        yield OnRealLoop(found.engine, real), app


def by_shape(asked: AskedOfGemini) -> str:
    assert asked.schema is not None
    return json.dumps(ANSWERS[asked.schema["title"]])


async def test_a_whole_call_by_the_provider_s_own_wire(real: RealLoop, tmp_path: Path) -> None:
    async with gemini(real, by_shape) as (model, app), calling(model, tmp_path) as process:
        candidate = await process.begin()
        await candidate.say(SAID)
        asked = await candidate.sees(room.Question)
        assert (asked.text, asked.follow_up) == (QUESTION, True)
        await candidate.listening()
        candidate.send(room.SetHints(on=True))
        assert (await candidate.sees(room.Hint)).text == HINT
        await candidate.say(LONG)
        candidate.send(room.EndInterview())
        await candidate.gone()
        await process.put_away()
        put = [fact for fact in process.recorded(Asked) if fact.parent_id is not None]
        assert [(fact.text, fact.worded_by) for fact in put] == [(QUESTION, f"gemini/{GEMINI}")]
        assert told(candidate) == []
    assert len(app.requests) >= 2


@pytest.mark.parametrize("kind", [Kind.MALFORMED, Kind.WRONG_SCHEMA, Kind.UNAVAILABLE])
async def test_a_provider_that_answers_nonsense_costs_a_call_nothing(
    real: RealLoop, tmp_path: Path, kind: Kind
) -> None:
    faults = always(replace(fault(kind), delay_s=0.0, retry_after_s=0.0))
    async with gemini(real, by_shape, faults) as (model, _), calling(model, tmp_path) as process:
        asked, _ = await asked_back(process)
        assert asked is None
        assert told_of(process) == ["llm"]
