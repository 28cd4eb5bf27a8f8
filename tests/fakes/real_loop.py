"""Real sockets below a virtual clock, which stands still while they are waited for."""

import asyncio
import threading
from collections.abc import Coroutine, Generator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class RealLoop:
    """Runs what a virtual loop awaits on an event loop of a thread's own. Use `real_loop`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What `work` gives or raises, at this very instant of the loop that awaits it."""
        running = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return await asyncio.get_running_loop().run_in_executor(None, running.result)
        finally:
            running.cancel()


@contextmanager
def real_loop() -> Generator[RealLoop]:
    """One, until the block ends; what still runs on it then is abandoned."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, name="real-loop")
    thread.start()
    try:
        yield RealLoop(loop)
    finally:
        asyncio.run_coroutine_threadsafe(_abandon(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _abandon() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
