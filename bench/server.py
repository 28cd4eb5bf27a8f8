"""The application in a process of its own, on a free port, with data of its own."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

import httpx

ROOT: Final = Path(__file__).resolve().parent.parent
READY_WITHIN_S: Final = 60.0
LOOK_EVERY_S: Final = 0.05


class ServerFailed(Exception):
    """The application did not come up, or went away; the message holds the end of its log."""


def free_port() -> int:
    """A TCP port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Server:
    """The application. `start` may follow `kill`: the data stays. Bound to no event loop.

    command: what Python is started with, where it is not the application alone.
    """

    def __init__(
        self,
        data: Path,
        port: int,
        settings: Mapping[str, str],
        command: Sequence[str] = ("-m", "api"),
    ) -> None:
        self.data = data
        self.port = port
        self.log = data / "server.log"
        self._settings = settings
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def origin(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        """Its SQLite file."""
        return self.data / "mockmate.db"

    @property
    def pid(self) -> int:
        """The running process. Raises ServerFailed where there is none."""
        if self._process is None or self._process.poll() is not None:
            raise ServerFailed(f"The server does not run:\n{self.log.read_text()[-2000:]}")
        return self._process.pid

    async def start(self) -> float:
        """Start it and wait until it is ready; seconds that took. Raises ServerFailed."""
        began = time.monotonic()
        await asyncio.to_thread(self._spawn)
        await wait_ready(self.origin, READY_WITHIN_S, alive=lambda: self.pid > 0)
        return time.monotonic() - began

    async def kill(self) -> None:
        """SIGKILL: it gets no chance to tidy up."""
        await self._end(signal.SIGKILL)

    async def kill_call_processes(self) -> int:
        """SIGKILL for those that run calls beside the server's own; how many there were."""
        children = await asyncio.to_thread(self.call_processes)
        for child in children:
            os.kill(child, signal.SIGKILL)
        return len(children)

    def call_processes(self) -> list[int]:
        """Those that run calls beside the server's own. Blocking, shortly."""
        told = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text()
        commands = {int(one): Path(f"/proc/{one}/cmdline") for one in told.split()}
        return [pid for pid, file in commands.items() if b"calls.processes" in file.read_bytes()]

    async def stop(self) -> None:
        """Ask it to end, and wait for it."""
        if self._process is not None and self._process.poll() is None:
            await self._end(signal.SIGTERM)

    def resident_bytes(self) -> int:
        """Memory that the process holds (RSS)."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) * 1024
        raise ServerFailed("The kernel does not tell the memory of the server.")

    def _spawn(self) -> None:
        self.data.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._command],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
            )

    async def _end(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)
        await asyncio.to_thread(self._process.wait)

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "DATA_DIR": str(self.data),
            **self._settings,
        }


async def wait_ready(origin: str, within_s: float, *, alive: Callable[[], object]) -> None:
    """Wait until the application at `origin` serves. `alive` raises where it cannot any more.

    Raises ServerFailed after `within_s`.
    """
    until = time.monotonic() + within_s
    async with httpx.AsyncClient(base_url=origin, trust_env=False, timeout=2.0) as client:
        while time.monotonic() < until:
            alive()
            try:
                if (await client.get("/ready")).is_success:
                    return
            except httpx.TransportError:
                pass  # not listening yet
            await asyncio.sleep(LOOK_EVERY_S)
    raise ServerFailed(f"Nothing was ready at {origin} within {within_s:.0f} s.")


@asynccontextmanager
async def serve(data: Path, **settings: str) -> AsyncGenerator[Server, None]:
    """The application, running until the block ends."""
    server = Server(data, free_port(), settings)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()
