"""Engines are asked beside the audio; what they answer is taken up between two frames."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

WITHIN_S: Final = 10.0
"""Longest wait for an engine; one that takes longer counts as failed."""

_Result = TypeVar("_Result")


class Asked:
    """What engines are asked and have not answered yet.

    between_frames: runs a step when no frame is being heard. failed: told of an engine that failed.
    """

    def __init__(
        self,
        between_frames: Callable[[Callable[[], None]], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._between_frames = between_frames
        self._failed = failed
        self._tasks: set[asyncio.Task[None]] = set()
        self._forgotten = 0

    def ask(
        self, engine: Callable[[], Awaitable[_Result]], then: Callable[[_Result | None], None]
    ) -> asyncio.Task[None]:
        """Wait for what `engine` answers and call `then` with it, or with None where it failed."""
        forgotten = self._forgotten

        async def wait() -> None:
            try:
                async with asyncio.timeout(WITHIN_S):
                    result: _Result | None = await engine()
            except Exception as error:  # noqa: BLE001  an engine may raise anything; the turn goes on
                self._failed(error)
                result = None
            self._between_frames(lambda: then(result) if forgotten == self._forgotten else None)

        task = asyncio.create_task(wait())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def forget(self) -> None:
        """Take up no answer to what was asked so far."""
        self._forgotten += 1
        for task in self._tasks:
            task.cancel()

    async def close(self) -> None:
        """Forget all of it, and wait until engines know."""
        self.forget()
        await asyncio.gather(*self._tasks, return_exceptions=True)
