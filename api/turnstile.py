"""One at a time, and only so many who wait."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Final

from api.errors import Unavailable

RETRY_S: Final = 30


class Turnstile:
    """Lets one in after the other; `waiting`: how many may wait."""

    def __init__(self, waiting: int) -> None:
        self._one = asyncio.Lock()
        self._places = waiting + 1
        self._taken = 0

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None, None]:
        """One's turn. Raises Unavailable where too many wait already."""
        if self._taken >= self._places:
            raise Unavailable(
                "Others are being served. Please try again soon.", retry_after_s=RETRY_S
            )
        self._taken += 1
        try:
            async with self._one:
                yield
        finally:
            self._taken -= 1
