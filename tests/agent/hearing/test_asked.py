"""What is asked beside the audio, and taken back."""

import asyncio
from collections.abc import Callable

from agent.hearing.asked import Asked


class Bench:
    """An engine that answers when it is let, and a loop of frames."""

    def __init__(self) -> None:
        self.steps: list[Callable[[], None]] = []
        self.failures: list[Exception] = []
        self.answers: list[str | None] = []
        self.times_asked = 0
        self.may_answer = asyncio.Event()
        self.asked = Asked(self.steps.append, self.failures.append)

    async def engine(self) -> str:
        self.times_asked += 1
        await self.may_answer.wait()
        return "yes"

    async def settle(self) -> None:
        """Until every question is answered or was taken back."""
        await self.asked.close()

    def next_frame(self) -> None:
        while self.steps:
            self.steps.pop()()


async def test_an_answer_is_taken_up_between_two_frames() -> None:
    bench = Bench()
    bench.may_answer.set()
    await bench.asked.ask(bench.engine, bench.answers.append)
    assert bench.answers == []
    bench.next_frame()
    assert bench.answers == ["yes"]


async def test_an_engine_that_fails_is_told_and_answers_nothing() -> None:
    bench = Bench()

    async def broken() -> str:
        raise ConnectionError("gone")

    await bench.asked.ask(broken, bench.answers.append)
    bench.next_frame()
    assert bench.answers == [None]
    assert [type(error) for error in bench.failures] == [ConnectionError]


async def test_what_was_answered_before_it_was_forgotten_is_not_taken_up() -> None:
    bench = Bench()
    bench.may_answer.set()
    await bench.asked.ask(bench.engine, bench.answers.append)
    bench.asked.forget()
    bench.next_frame()
    assert bench.answers == []


async def test_what_is_asked_after_that_is_taken_up() -> None:
    bench = Bench()
    bench.asked.forget()
    bench.may_answer.set()
    await bench.asked.ask(bench.engine, bench.answers.append)
    bench.next_frame()
    assert bench.answers == ["yes"]


async def test_a_question_taken_back_at_once_reaches_no_engine() -> None:
    bench = Bench()
    task = bench.asked.ask(bench.engine, bench.answers.append)
    task.cancel()
    await bench.settle()
    bench.next_frame()
    assert (bench.times_asked, bench.answers, bench.failures) == (0, [], [])


async def test_at_the_end_nothing_is_waited_for() -> None:
    bench = Bench()
    task = bench.asked.ask(bench.engine, bench.answers.append)
    await asyncio.sleep(0)
    await bench.asked.close()
    bench.next_frame()
    assert task.cancelled()
    assert (bench.times_asked, bench.answers, bench.failures) == (1, [], [])
