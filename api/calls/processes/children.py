"""The processes beside the API's own: started, watched, started again, and ended with it."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import structlog

from api.calls.processes.remote import RemoteProcess
from api.calls.processes.rooms import ProcessRooms

log = structlog.get_logger(__name__)

READY: Final = b"ready\n"
"""What a child writes once it takes calls."""
UP_WITHIN_S: Final = 60.0
"""So long the start waits for them; who comes up later takes calls then."""
ENDS_WITHIN_S: Final = 20.0
"""So long a child may take to hang up everywhere."""
STEADY_S: Final = 60.0
"""Who has run for so long is started again at once."""
FIRST_REST_S: Final = 0.5
LAST_REST_S: Final = 60.0
"""Before a child is started again that has ended early; doubled each time."""


def socket_of(folder: Path, number: int) -> Path:
    """Where a child is asked."""
    return folder / f"{number}.sock"


class Children:
    """Keeps processes with these numbers running. folder: of the sockets. places: of each."""

    def __init__(
        self, rooms: ProcessRooms, folder: Path, numbers: Iterable[int], places: int
    ) -> None:
        self._rooms = rooms
        self._folder = folder
        self._places = places
        self._up = {number: asyncio.Event() for number in numbers}
        self._running: set[Process] = set()
        self._keeping: list[asyncio.Task[None]] = []
        self._closing = False

    async def start(self) -> None:
        """Start all of them, and wait until they take calls or have ended for the first time."""
        self._keeping = [asyncio.create_task(self._keep(number)) for number in self._up]
        up = [asyncio.create_task(event.wait()) for event in self._up.values()]
        _, late = await asyncio.wait(up, timeout=UP_WITHIN_S)
        for task in late:
            task.cancel()
        if late:
            log.error("call_processes_late", how_many=len(late))

    async def aclose(self) -> None:
        """Have them hang up and end; make those that do not."""
        self._closing = True
        for process in self._running:
            assert process.stdin is not None
            process.stdin.close()
        if self._running:
            ending = [asyncio.create_task(process.wait()) for process in self._running]
            _, late = await asyncio.wait(ending, timeout=ENDS_WITHIN_S)
            for process in self._running if late else ():
                if process.returncode is None:
                    process.kill()
            await asyncio.gather(*ending)
        for task in self._keeping:
            task.cancel()
        await asyncio.gather(*self._keeping, return_exceptions=True)

    async def _keep(self, number: int) -> None:
        clock = asyncio.get_running_loop().time
        rest_s = FIRST_REST_S
        while True:
            began = clock()
            try:
                status = await self._run(number)
            except OSError:
                log.exception("call_process_not_started", process=number)
            else:
                if self._closing:
                    return
                log.error("call_process_ended", process=number, status=status)
                await self._rooms.take_up_left()
            if clock() - began >= STEADY_S:
                rest_s = FIRST_REST_S
            await asyncio.sleep(rest_s)
            rest_s = min(LAST_REST_S, 2 * rest_s)

    async def _run(self, number: int) -> int:
        """One life of a child; its exit status, negative for a signal."""
        path = socket_of(self._folder, number)
        path.unlink(missing_ok=True)
        # It ends when its input does, however this process ends.
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "api.calls.processes", str(self._folder), str(number)),
            stdin=PIPE,
            stdout=PIPE,
        )
        assert process.stdout is not None
        self._running.add(process)
        remote = RemoteProcess(path, number=number, pid=process.pid, places=self._places)
        taking = False
        try:
            async for line in process.stdout:
                if line == READY and not taking:
                    taking = True
                    self._rooms.add(remote)
                    self._up[number].set()
            return await process.wait()
        finally:
            self._running.discard(process)
            if taking:
                self._rooms.remove(remote)
            # Nobody waits for one that ends instead of coming up.
            self._up[number].set()
            await remote.aclose()
