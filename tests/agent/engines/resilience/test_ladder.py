"""Ladders on a virtual clock: no answer is lost, none comes twice, and the best is gone back to."""

import asyncio
from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.engines.errors import (
    BadAnswer,
    EngineError,
    HeardNothing,
    RateLimited,
    Refused,
    Unreachable,
    WrongKey,
)
from agent.engines.resilience.breaker import Rules
from agent.engines.resilience.ladder import Change, Ladder, Rung
from agent.engines.usage import Meter
from tests.agent.engines.resilience.scripted import Failing, Scripted, guard
from tests.fakes.virtual_time import VirtualLoop

LONGEST_REST_S = Rules().longest_rest_s
WITHIN_S = 8.0
KINDS: Sequence[Callable[[str], EngineError]] = (
    lambda name: Unreachable(name, "gone"),
    lambda name: BadAnswer(name, "not JSON"),
    lambda name: WrongKey(name, 401),
    Refused,
    lambda name: RateLimited(name, "later", retryable=True, retry_after_s=20.0),
)


class Stairs:
    """A ladder of scripted engines, the last of this process, with what it told."""

    def __init__(self, engines: Sequence[Scripted], *, own_last: bool = True) -> None:
        self.engines = engines
        self.changes: list[Change] = []
        last = len(engines) - 1
        rungs = [
            Rung(one.name, one, None if own_last and n == last else guard(one.name))
            for n, one in enumerate(engines)
        ]
        clock = asyncio.get_running_loop().time
        self.ladder = Ladder("llm", rungs, self.changes.append, clock)

    async def ask(self, number: int) -> tuple[str, int]:
        async def use(engine: Scripted, meter: Meter) -> tuple[str, int]:
            return await engine.answer(number, meter)

        return await self.ladder.run(use, WITHIN_S)

    @property
    def in_force(self) -> str | None:
        return self.changes[-1].now if self.changes else self.engines[0].name


def ill_between(name: str, spans: Sequence[tuple[float, float, int]]) -> Failing:
    def failing(now: float) -> EngineError | None:
        kinds = (kind for start, length, kind in spans if start <= now < start + length)
        return next((KINDS[kind](name) for kind in kinds), None)

    return failing


spans = st.lists(
    st.tuples(
        st.floats(min_value=0, max_value=200),
        st.floats(min_value=0.1, max_value=80),
        st.integers(min_value=0, max_value=len(KINDS) - 1),
    ),
    max_size=4,
)
engines = st.lists(st.tuples(spans, st.sampled_from([0.05, 0.5, 1e9])), min_size=1, max_size=3)
gaps = st.lists(st.floats(min_value=0.0, max_value=15.0), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None)
@given(engines, gaps)
def test_no_answer_is_lost_none_comes_twice_and_the_best_is_gone_back_to(
    drawn: list[tuple[list[tuple[float, float, int]], float]], pauses: list[float]
) -> None:
    async def work() -> None:
        cloud = [
            Scripted(f"cloud {n}", ill_between(f"cloud {n}", ill), takes_s)
            for n, (ill, takes_s) in enumerate(drawn)
        ]
        stairs = Stairs([*cloud, Scripted("own")])
        asked: list[asyncio.Task[tuple[str, int]]] = []
        for number, pause in enumerate(pauses):
            asked.append(asyncio.create_task(stairs.ask(number)))
            await asyncio.sleep(pause)
        answers = await asyncio.gather(*asked)
        assert [number for _, number in answers] == list(range(len(pauses)))
        # All are well now and quick: after the longest rest two requests are enough.
        for one in cloud:
            one.failing, one.takes_s = (lambda _: None), 0.05
        loop = asyncio.get_running_loop()
        await asyncio.sleep(max(0.0, 300.0 - loop.time()) + LONGEST_REST_S)
        await stairs.ask(1_000)
        await asyncio.sleep(1.0)
        assert await stairs.ask(1_001) == ("cloud 0", 1_001)
        assert stairs.in_force == "cloud 0"
        _check_told(stairs)
        await stairs.ladder.close()

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(work())


def _check_told(stairs: Stairs) -> None:
    order = {one.name: n for n, one in enumerate(stairs.engines)}
    for change in stairs.changes:
        assert change.before != change.now
        assert change.before is not None
        assert change.now is not None
        assert change.worse == (order[change.now] > order[change.before])
        assert (change.reason is None) == (change.now == "cloud 0")
    for one, following in pairwise(stairs.changes):
        assert one.now == following.before


async def fall(stairs: Stairs) -> None:
    for number in range(3):
        assert await stairs.ask(number) == ("own", number)


def test_the_candidate_never_waits_for_a_trial() -> None:
    async def work() -> None:
        best = Scripted("cloud 0", lambda _: BadAnswer("cloud 0", "not JSON"))
        stairs = Stairs([best, Scripted("own")])
        await fall(stairs)
        best.takes_s = 1e9
        await asyncio.sleep(6.0)
        loop = asyncio.get_running_loop()
        began = loop.time()
        assert await stairs.ask(7) == ("own", 7)
        assert loop.time() - began == pytest.approx(0.1, abs=0.01)
        assert best.asked[-1] == 7
        await stairs.ladder.close()

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(work())


def test_a_hanging_engine_leaves_the_next_its_time() -> None:
    async def work() -> None:
        stairs = Stairs([Scripted("a", takes_s=1e9), Scripted("b", takes_s=3.0)], own_last=False)
        assert await stairs.ask(1) == ("b", 1)
        assert asyncio.get_running_loop().time() == pytest.approx(WITHIN_S / 2 + 3.0, abs=0.1)
        [change] = stairs.changes
        assert (change.before, change.now, change.worse) == ("a", "b", True)
        assert change.reason == "gave no answer within 4.0 s"

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(work())


def test_where_no_rung_answers_the_best_one_says_why() -> None:
    async def work() -> None:
        stairs = Stairs(
            [
                Scripted("a", lambda _: WrongKey("a", 401)),
                Scripted("b", lambda _: BadAnswer("b", "not JSON")),
            ],
            own_last=False,
        )
        with pytest.raises(WrongKey):
            await stairs.ask(1)
        [change] = stairs.changes
        assert (change.before, change.now, change.worse) == ("a", None, True)

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(work())


@pytest.mark.parametrize("error", [Refused("cloud 0"), HeardNothing("cloud 0")])
def test_what_tells_of_one_request_falls_once_and_is_no_degradation(error: EngineError) -> None:
    async def work() -> None:
        refused = iter([error])
        stairs = Stairs([Scripted("cloud 0", lambda _: next(refused, None)), Scripted("own")])
        assert await stairs.ask(1) == ("own", 1)
        assert await stairs.ask(2) == ("cloud 0", 2)
        assert stairs.changes == []

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(work())


def test_what_was_asked_earlier_and_ends_later_tells_nothing() -> None:
    async def work() -> None:
        slow = Scripted("own", takes_s=5.0)
        failures = iter([BadAnswer("cloud 0", "not JSON")])
        stairs = Stairs([Scripted("cloud 0", lambda _: next(failures, None)), slow])
        early = asyncio.create_task(stairs.ask(1))
        await asyncio.sleep(1.0)
        assert await stairs.ask(2) == ("cloud 0", 2)
        assert await early == ("own", 1)
        assert stairs.changes == []

    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        runner.run(work())
