"""Work that goes on beside whoever started it: kept to its end, and its failure told."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Background:
    """One owner's tasks. failed: told of what a task raised; a cancelled one raised nothing."""

    def __init__(self, failed: Callable[[BaseException], None]) -> None:
        self._failed = failed
        self._tasks: set[asyncio.Task[None]] = set()
        self._spared: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], *, spared: bool = False) -> asyncio.Task[None]:
        """Begin `work`. spared: `stop` waits for its end in place of cancelling it."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        if spared:
            self._spared.add(task)
        task.add_done_callback(self._done)
        return task

    async def finished(self) -> None:
        """Wait for all of it, and for what it starts meanwhile."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def stop(self) -> None:
        """Cancel all of it but what is spared, and what that starts meanwhile; wait for the end."""
        while self._tasks:
            for task in self._tasks - self._spared:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self._spared.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._failed(error)
