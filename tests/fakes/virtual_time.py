"""An event loop whose clock jumps to the next timer instead of waiting for it.

Half a minute of talk takes no time, and what happens when follows from the script alone. While a
thread works for the loop, the clock stands still: the work counts as taking no time.
"""

import asyncio
import selectors
import time
from collections.abc import Callable, Generator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any, Final
from unittest import mock

EPOCH_S: Final = 1_772_442_000.0
"""Wall clock (seconds since the epoch) when a virtual loop begins: 2026-03-02 09:00 UTC."""
TIE_BREAK_S: Final = 1e-9
"""Added to each timer in turn, so that those due at one instant fire in the order of setting."""


class _JumpingSelector(selectors.DefaultSelector):
    """Where it would wait, it moves the clock; it waits only for threads. No socket is served."""

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 0.0
        self.working = 0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None or (timeout > 0 and self.working):
            return super().select(None)
        # A thread's call is in the loop's queue already: nothing is missed by not looking.
        self.now_s += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """`time` is virtual; everything else is asyncio's own."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        self._set = 0
        self._handles: list[asyncio.TimerHandle] = []
        super().__init__(self._jumping)
        self._clock_resolution = 1e-12

    def time(self) -> float:
        """Seconds since the loop was made."""
        return self._jumping.now_s

    def call_at(
        self, when: float, callback: Callable[..., object], *args: Any, context: Any = None
    ) -> asyncio.TimerHandle:
        """Set a timer, behind those that are due at the same instant."""
        self._set += 1
        handle = super().call_at(when + self._set * TIE_BREAK_S, callback, *args, context=context)
        self._handles.append(handle)
        return handle

    def timers(self) -> list[asyncio.TimerHandle]:
        """Timers that are set and wait."""
        self._handles = [
            handle
            for handle in self._handles
            if not handle.cancelled() and handle.when() > self.time()
        ]
        return self._handles

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run in a thread, in no time."""
        future = super().run_in_executor(executor, func, *args)
        self._jumping.working += 1
        future.add_done_callback(self._worked)
        return future

    @contextmanager
    def standing_still(self) -> Generator[None]:
        """While a thread works for this loop that it does not know of: in no time."""
        self._jumping.working += 1
        try:
            yield
        finally:
            self._jumping.working -= 1

    def _worked(self, _: asyncio.Future[Any]) -> None:
        self._jumping.working -= 1


@contextmanager
def virtual_clocks() -> Generator[None]:
    """Let code that reads `time` on a virtual loop see that loop's clock."""
    real_time, real_ns, real_perf = time.time, time.time_ns, time.perf_counter

    def now_s() -> float | None:
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            return None
        return loop.time() if isinstance(loop, VirtualLoop) else None

    def wall() -> float:
        now = now_s()
        return real_time() if now is None else EPOCH_S + now

    def wall_ns() -> int:
        now = now_s()
        return real_ns() if now is None else round((EPOCH_S + now) * 1e9)

    def counter() -> float:
        now = now_s()
        return real_perf() if now is None else now

    with (
        mock.patch.object(time, "time", wall),
        mock.patch.object(time, "time_ns", wall_ns),
        mock.patch.object(time, "perf_counter", counter),
    ):
        yield
