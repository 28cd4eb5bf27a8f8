"""A virtual loop without threads: what would run in one runs at once, so a seed repeats itself."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

from tests.fakes.virtual_time import VirtualLoop


class LoneLoop(VirtualLoop):
    """Work for a thread is done when the loop comes to it next."""

    def run_in_executor(
        self, executor: Executor | None, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Run here, in no time."""
        future: asyncio.Future[Any] = self.create_future()
        self.call_soon(_settle, future, func, args)
        return future


def _settle(future: asyncio.Future[Any], func: Callable[..., Any], args: tuple[Any, ...]) -> None:
    try:
        result = func(*args)
    except Exception as error:  # noqa: BLE001  whoever awaits it is to see it
        if not future.cancelled():
            future.set_exception(error)
    else:
        if not future.cancelled():
            future.set_result(result)
