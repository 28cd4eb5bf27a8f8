"""Processes on cores of their own: started, watched, and ended with their children."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TICKS_S: Final = os.sysconf("SC_CLK_TCK")
PAGE: Final = os.sysconf("SC_PAGE_SIZE")
ENDS_WITHIN_S: Final = 10.0


class Failed(Exception):
    """A process did not come up, or went away; the message holds the end of its log."""


@dataclass(frozen=True, slots=True)
class Used:
    """cpu_s: processor seconds so far. resident_bytes: memory now; what processes share counts for
    each."""

    cpu_s: float
    resident_bytes: int


class Process:
    """One command with its children, pinned to `cores`. log: what it prints, kept."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        folder: Path,
        log: Path,
        cores: Sequence[int],
        environment: Mapping[str, str],
    ) -> None:
        self.log = log
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("wb") as out:
            self._process = subprocess.Popen(
                ["taskset", "-c", ",".join(map(str, cores)), *command],
                cwd=folder,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """Of the command itself."""
        return self._process.pid

    def check(self) -> None:
        """Raises Failed where it does not run any more."""
        if self._process.poll() is not None:
            raise Failed(f"{self.log.stem} ended:\n{self.log.read_text(errors='replace')[-3000:]}")

    async def wait(self) -> int:
        """Its exit status."""
        return await asyncio.to_thread(self._process.wait)

    async def stop(self) -> None:
        """Ask all of the group to end, and make them if they do not."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):  # it is made to, below
                await asyncio.to_thread(self._process.wait, ENDS_WITHIN_S)
        with suppress(ProcessLookupError):  # all of them have ended
            os.killpg(self._process.pid, signal.SIGKILL)
        await asyncio.to_thread(self._process.wait)

    def used(self) -> Used:
        """By the command and what it has started, of the group. Children that ended and were
        waited for count."""
        cpu, resident = 0.0, 0
        for folder in Path("/proc").iterdir():
            if folder.name.isdigit() and (stat := _stat(folder)) and stat[2] == self.pid:
                cpu += sum(stat[11:15]) / TICKS_S
                resident += stat[21] * PAGE
        return Used(cpu, resident)


def _stat(folder: Path) -> list[int] | None:
    """The fields of /proc/PID/stat from the state on, which becomes 0; None where it has ended.

    Index 2 is the process group, 11–14 user and system time with that of waited-for children, 21
    resident pages.
    """
    try:
        text = (folder / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    _, fields = text.rsplit(") ", 1)
    state, *numbers = fields.split()
    return [ord(state), *map(int, numbers)]
