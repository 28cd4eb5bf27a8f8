"""Silence or a dead line? Both look alike while no sound comes; asking tells them apart."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

PROVEN_FOR_S: Final = 1.5
"""So long an answer counts."""


class Line:
    """Asks the other end, while it sends no sound, whether it is still there.

    ask: whether an answer comes. clock: monotonic seconds.
    """

    def __init__(self, ask: Callable[[], Awaitable[bool]], clock: Callable[[], float]) -> None:
        self._ask = ask
        self._clock = clock
        self._proven_until = -1.0
        self._asking: asyncio.Task[None] | None = None

    def alive(self) -> bool:
        """Whether it answered lately; where it did not, it is asked. Call while no sound comes."""
        if self._clock() < self._proven_until:
            return True
        if self._asking is None or self._asking.done():
            self._asking = asyncio.create_task(self._find_out())
        return False

    async def close(self) -> None:
        """Ask no more."""
        if self._asking is not None:
            self._asking.cancel()
            await asyncio.gather(self._asking, return_exceptions=True)

    async def _find_out(self) -> None:
        if await self._ask():
            self._proven_until = self._clock() + PROVEN_FOR_S
