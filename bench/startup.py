"""`make run` on a fresh checkout with empty caches, and again."""

import asyncio
import os
import signal
import time
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path
from typing import Final

from bench.part import Found, Setting
from bench.report import Figure
from bench.server import ROOT, ServerFailed, free_port, wait_ready

FIRST_MIN: Final = 4.0
LATER_S: Final = 8.0
FIRST_WITHIN_S: Final = 900.0


async def startup(setting: Setting) -> Found:
    """The committed state, cloned; nothing that was installed or downloaded before is used."""
    checkout = setting.scratch / "checkout"
    await _run("git", "clone", "--quiet", str(ROOT), str(checkout))
    environment = {
        **os.environ,
        "PIP_NO_CACHE_DIR": "1",
        "npm_config_cache": str(setting.scratch / "npm"),
        "XDG_CACHE_HOME": str(setting.scratch / "cache"),
        "HOME": str(setting.scratch),
    }
    times: list[float] = []
    for log in ("first.log", "later.log"):
        times.append(await _make_run(checkout, environment, setting.scratch / log))
        setting.say(f"  {log.removesuffix('.log')} make run: ready after {times[-1]:.1f} s")
    return Found(
        [
            Figure("first make run with empty caches", FIRST_MIN, times[0] / 60, "min"),
            Figure("later make run until ready", LATER_S, times[1], "s"),
        ]
    )


async def _make_run(checkout: Path, environment: dict[str, str], log: Path) -> float:
    """Seconds until it is ready. Raises ServerFailed."""
    port = free_port()
    began = time.monotonic()
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            "make",
            "run",
            cwd=checkout,
            env={**environment, "PORT": str(port)},
            stdin=DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        await wait_ready(
            f"http://127.0.0.1:{port}", FIRST_WITHIN_S, alive=lambda: _check(process, log)
        )
        return time.monotonic() - began
    finally:
        if process.returncode is None:
            # make, its shell and the server: the whole group.
            os.killpg(process.pid, signal.SIGTERM)
        await process.wait()


def _check(process: Process, log: Path) -> None:
    if process.returncode is not None:
        raise ServerFailed(f"make run ended with {process.returncode}:\n{log.read_text()[-2000:]}")


async def _run(*command: str) -> None:
    process = await asyncio.create_subprocess_exec(*command)
    if await process.wait() != 0:
        raise ServerFailed(f"{' '.join(command)} failed.")
