"""The timers that the flow asks for."""

import asyncio
from collections.abc import Callable

from agent.interview.commands import Timer


class Alarms:
    """At most one of each name runs. on_wake: told of each that runs out."""

    def __init__(self, on_wake: Callable[[Timer], None]) -> None:
        self._on_wake = on_wake
        self._handles: dict[Timer, asyncio.TimerHandle] = {}

    @property
    def running(self) -> frozenset[Timer]:
        """Those that have not run out."""
        return frozenset(self._handles)

    def set(self, timer: Timer, seconds: float) -> None:
        """Wake after `seconds`, in place of an earlier one of the same name."""
        self.cancel(timer)
        loop = asyncio.get_running_loop()
        self._handles[timer] = loop.call_later(seconds, self._wake, timer)

    def cancel(self, timer: Timer) -> None:
        """Forget a timer; one that does not run is none to forget."""
        handle = self._handles.pop(timer, None)
        if handle is not None:
            handle.cancel()

    def cancel_all(self) -> None:
        """Forget every timer."""
        for timer in list(self._handles):
            self.cancel(timer)

    def _wake(self, timer: Timer) -> None:
        del self._handles[timer]
        self._on_wake(timer)
