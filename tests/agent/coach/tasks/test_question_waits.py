"""How long the places of a set wait for the model, on a virtual clock."""

import asyncio
from collections.abc import Callable

import pytest

from agent.coach.tasks.question_making import Made
from agent.coach.tasks.question_set import FIRST_SHOWN_WITHIN_S, FIRST_WITHIN_S, QuestionWriter
from agent.coach.tasks.question_set import REST_WITHIN_S as REST_S
from agent.engines.errors import TimedOut
from agent.engines.language import Answered, Prompt, S
from tests.agent.coach.tasks.question_script import kind_of, wanted, write
from tests.agent.coach.tasks.scripted import ScriptedModel
from tests.agent.coach.tasks.test_question_set import placed
from tests.fakes.virtual_time import VirtualLoop

Takes = Callable[[str], float]
"""Seconds, by what is asked for."""


class Slow(ScriptedModel):
    """Writes good questions after a while."""

    def __init__(self, takes_s: Takes) -> None:
        super().__init__(write)
        self._takes_s = takes_s

    async def answer(self, prompt: Prompt, shape: type[S], *, within_s: float) -> Answered[S]:
        """See LanguageModel."""
        try:
            async with asyncio.timeout(within_s):
                await asyncio.sleep(self._takes_s(kind_of(prompt)))
        except TimeoutError as error:
            raise TimedOut(self.engine, within_s) from error
        return await super().answer(prompt, shape, within_s=within_s)


def a_set(takes_s: Takes) -> list[tuple[Made, float]]:
    """Each question of a set of ten, and when it came."""

    async def make() -> list[tuple[Made, float]]:
        now = asyncio.get_running_loop().time
        return [(one, now()) async for one in QuestionWriter(Slow(takes_s)).questions(wanted())]

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(make())


def opener_takes(opener_s: float, rest_s: float) -> Takes:
    return lambda kind: opener_s if kind == "opener" else rest_s


@pytest.mark.parametrize("takes_s", [0.55, 1.1])
def test_a_model_of_usual_speed_writes_all(takes_s: float) -> None:
    came = a_set(lambda _: takes_s)
    assert [one.instead for one, _ in came] == [None] * 10
    assert [at_s for _, at_s in came] == pytest.approx([takes_s] * 10, abs=0.01)


def test_an_opener_that_is_late_is_the_banks_and_the_rest_are_the_models() -> None:
    came = a_set(opener_takes(2.0, 6.0))
    first, at_s = came[0]
    assert first.instead == "the language model took too long"
    assert first.question.source.startswith("bank:")
    assert at_s == pytest.approx(FIRST_SHOWN_WITHIN_S, abs=0.01)
    assert [one.instead for one, _ in came[1:]] == [None] * 9
    assert came[-1][1] == pytest.approx(6.0, abs=0.01)


def test_a_model_that_never_writes_has_its_time_and_no_more() -> None:
    came = a_set(lambda _: 3_600.0)
    assert came[0][1] == pytest.approx(FIRST_SHOWN_WITHIN_S, abs=0.01)
    assert came[-1][1] == pytest.approx(REST_S, abs=0.01)
    assert None not in {one.instead for one, _ in came}


def test_in_place_of_others_a_late_opener_is_waited_for() -> None:
    """They come together, so nobody gains by an early one."""
    first = [placed(one) for one, _ in a_set(lambda _: 3_600.0)]

    async def make() -> list[Made]:
        writer = QuestionWriter(Slow(opener_takes(FIRST_WITHIN_S - 1.0, 1.0)))
        replaced = writer.replacements(
            wanted(seed="2"), kept=first[1:], replaced=first[:1], opens=True
        )
        return [one async for one in replaced]

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        [made] = runner.run(make())
    assert made.instead is None
