"""Engines of one kind, the best first: each request falls until one answers, and none is lost."""

import itertools
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from agent.background import Background
from agent.engines.errors import EngineError, Resting
from agent.engines.resilience.guard import Guard
from agent.engines.usage import Meter

E = TypeVar("E")
T = TypeVar("T")
_LOG = logging.getLogger(__name__)

Part = Literal["stt", "llm", "tts"]
"""As the message `degraded` names them."""


@dataclass(frozen=True, slots=True)
class Rung(Generic[E]):
    """One engine. guard: None for one that runs in this process, which takes the time it takes."""

    name: str
    engine: E
    guard: Guard | None


@dataclass(frozen=True, slots=True)
class Change:
    """Another engine does the work now.

    before, now: names of rungs, None where no rung answered. worse: whether it went down.
    reason: why the best does not do it; None where it does.
    """

    part: Part
    before: str | None
    now: str | None
    worse: bool
    reason: str | None


Listener = Callable[[Change], None]
"""Told at each change, and never twice of the same."""


def no_meter(_: object) -> None:
    """Of an engine that runs in this process."""


class Ladder(Generic[E]):
    """Uses the best engine that is well. To be closed.

    A better one that has rested is tried beside the request that the next one answers, so that
    nobody waits for it; once it is well, the next request is its again.
    """

    def __init__(
        self,
        part: Part,
        rungs: Sequence[Rung[E]],
        listener: Listener,
        clock: Callable[[], float],
    ) -> None:
        """clock: monotonic seconds."""
        self.rungs = tuple(rungs)
        self._part: Part = part
        self._listener = listener
        self._clock = clock
        self._numbers = itertools.count(1)
        self._told_of = 0
        self._current: int | None = 0
        self._trials = Background(_report)

    async def run(self, use: Callable[[E, Meter], Awaitable[T]], within_s: float) -> T:
        """What the best engine gives that can, given the same task from its beginning.

        All but the last have half of the time that is left. Raises EngineError where none can,
        and what an engine of this process raises.
        """
        number = next(self._numbers)
        deadline_s = self._clock() + within_s
        failure: EngineError | None = None
        for index, rung in enumerate(self.rungs):
            last = index == len(self.rungs) - 1
            left_s = max(0.0, deadline_s - self._clock())
            try:
                given = await self._try(rung, use, left_s, last=last)
            except EngineError as error:
                failure = failure or error
            else:
                self._tell(number, index, failure)
                return given
        assert failure is not None, "a ladder has a rung"
        self._tell(number, None, failure)
        raise failure

    @property
    def current(self) -> Rung[E] | None:
        """Who did the last request; the best before the first one. None where none could."""
        return None if self._current is None else self.rungs[self._current]

    async def close(self) -> None:
        """Abandon trials."""
        await self._trials.stop()

    async def _try(
        self,
        rung: Rung[E],
        use: Callable[[E, Meter], Awaitable[T]],
        left_s: float,
        *,
        last: bool,
    ) -> T:
        guard = rung.guard
        if guard is None:
            return await use(rung.engine, no_meter)
        if last:
            return await guard.run(lambda meter: use(rung.engine, meter), left_s)
        if guard.on_trial:
            self._trials.start(_trial(guard, lambda meter: use(rung.engine, meter), left_s))
            raise Resting(guard.engine, 0.0)
        return await guard.run(lambda meter: use(rung.engine, meter), left_s / 2)

    def _tell(self, number: int, index: int | None, failure: EngineError | None) -> None:
        # An older request tells of what was.
        if number < self._told_of or (failure is not None and failure.of_this_request):
            return
        self._told_of = number
        if index == self._current:
            return
        before, self._current = self._current, index
        lowest = len(self.rungs)
        self._listener(
            Change(
                part=self._part,
                before=None if before is None else self.rungs[before].name,
                now=None if index is None else self.rungs[index].name,
                worse=(lowest if index is None else index) > (lowest if before is None else before),
                reason=None if failure is None else failure.message,
            )
        )


async def _trial(guard: Guard, call: Callable[[Meter], Awaitable[object]], within_s: float) -> None:
    try:
        await guard.run(call, within_s)
    except EngineError as error:
        # Its guard has taken note.
        _LOG.info("%s is not well yet: %s", guard.engine, error.message)


def _report(error: BaseException) -> None:
    _LOG.error("a trial of an engine failed in a way that is ours", exc_info=error)
