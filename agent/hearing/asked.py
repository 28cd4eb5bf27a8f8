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

    def ask(
        self, answer: Awaitable[_Result], then: Callable[[_Result | None], None]
    ) -> asyncio.Task[None]:
        """Wait for the answer and call `then` with it, or with None where the engine failed."""

        async def wait() -> None:
            try:
                async with asyncio.timeout(WITHIN_S):
                    result: _Result | None = await answer
            except Exception as error:  # noqa: BLE001  an engine may raise anything; the turn goes on
                self._failed(error)
                result = None
            self._between_frames(lambda: then(result))

        task = asyncio.create_task(wait())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def close(self) -> None:
        """Let go of all that was not answered."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
