"""A model that answers nothing is given up; one that is slow is not."""

import asyncio
from collections.abc import Mapping

import pytest

from agent.engines.errors import EngineError, TimedOut
from agent.engines.impatient import Impatient
from agent.engines.language import Answered, Prompt, S
from agent.engines.usage import Usage
from schemas.base import Schema
from tests.fakes.virtual_time import VirtualLoop

SILENT_S = 4.0


class Said(Schema):
    """What is asked for."""

    text: str


class Taking:
    """Answers each prompt after so many seconds."""

    engine = "taking"
    model = "its time"

    def __init__(self, takes_s: Mapping[str, float]) -> None:
        self._takes_s = takes_s

    async def answer(self, prompt: Prompt, shape: type[S], *, within_s: float) -> Answered[S]:
        """See LanguageModel."""
        try:
            async with asyncio.timeout(within_s):
                await asyncio.sleep(self._takes_s[prompt.task])
        except TimeoutError as error:
            raise TimedOut(self.engine, within_s) from error
        value = shape.model_validate({"text": prompt.task})
        return Answered(value, Usage(), 0.0, self.engine, self.model)


def asked_together(takes_s: Mapping[str, float]) -> dict[str, tuple[bool, float]]:
    """Of each prompt: whether it was answered, and when that was known."""

    async def ask(model: Impatient, task: str) -> tuple[bool, float]:
        now = asyncio.get_running_loop().time
        try:
            answered = await model.answer(Prompt("", (), task), Said, within_s=10.0)
        except EngineError:
            return False, now()
        assert answered.value.text == task
        return True, now()

    async def ask_all() -> dict[str, tuple[bool, float]]:
        model = Impatient(Taking(takes_s), SILENT_S)
        came = await asyncio.gather(*(ask(model, task) for task in takes_s))
        return dict(zip(takes_s, came, strict=True))

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(ask_all())


def test_where_nothing_is_answered_nothing_is_waited_for() -> None:
    came = asked_together({"a": 5.0, "b": 8.0, "c": 60.0})
    assert [answered for answered, _ in came.values()] == [False] * 3
    assert [at_s for _, at_s in came.values()] == pytest.approx([SILENT_S] * 3, abs=0.01)


def test_one_answer_gives_the_others_their_time() -> None:
    came = asked_together({"a": 3.9, "b": 8.0, "c": 60.0})
    assert [answered for answered, _ in came.values()] == [True, True, False]
    assert [at_s for _, at_s in came.values()] == pytest.approx([3.9, 8.0, 10.0], abs=0.01)


def test_a_late_request_has_its_time_where_one_was_answered() -> None:
    async def ask() -> str:
        model = Impatient(Taking({"a": 1.0, "b": 6.0}), SILENT_S)
        await model.answer(Prompt("", (), "a"), Said, within_s=10.0)
        return (await model.answer(Prompt("", (), "b"), Said, within_s=10.0)).value.text

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        assert runner.run(ask()) == "b"


def test_the_failure_tells_how_long_it_was_silent() -> None:
    async def ask() -> None:
        model = Impatient(Taking({"a": 9.0}), SILENT_S)
        assert (model.engine, model.model) == ("taking", "its time")
        await model.answer(Prompt("", (), "a"), Said, within_s=10.0)

    with (
        asyncio.Runner(loop_factory=VirtualLoop) as runner,
        pytest.raises(TimedOut, match=r"within 4\.0 s"),
    ):
        runner.run(ask())
