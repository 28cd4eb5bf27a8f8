"""Silence or a dead line? Both look alike while no sound comes; asking tells them apart."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

PROVEN_FOR_S: Final = 1.0
"""So long an answer counts."""
RENEWED_AFTER_S: Final = 0.4
"""An answer that is older is asked for anew, so that a slow line is proven without a break."""
EVERY_S: Final = 0.25
"""So often it is asked, whether or not the question before is still open: some get lost."""


class Line:
    """Asks the other end, while it sends no sound, whether it is still there.

    ask: whether an answer comes. clock: monotonic seconds.
    """

    def __init__(self, ask: Callable[[], Awaitable[bool]], clock: Callable[[], float]) -> None:
        self._ask = ask
        self._clock = clock
        self._asked_at = float("-inf")
        self._asking: set[asyncio.Task[None]] = set()
        self.answered_at = float("-inf")
        """When it last answered, on that clock."""

    def alive(self) -> bool:
        """Whether it answered lately; it is asked where need be. Call while no sound comes."""
        now = self._clock()
        if now - self.answered_at >= RENEWED_AFTER_S and now - self._asked_at >= EVERY_S:
            self._asked_at = now
            task = asyncio.create_task(self._find_out())
            self._asking.add(task)
            task.add_done_callback(self._asking.discard)
        return now - self.answered_at < PROVEN_FOR_S

    async def close(self) -> None:
        """Ask no more."""
        for task in self._asking:
            task.cancel()
        await asyncio.gather(*self._asking, return_exceptions=True)

    async def _find_out(self) -> None:
        if await self._ask():
            self.answered_at = self._clock()
