"""Having a process of its own do what may break, take long, or hold up a conversation."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from contextlib import suppress
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parents[1]


async def ask_child(
    module: str, *arguments: str, given: bytes, limit_s: float
) -> tuple[int, bytes]:
    """Run one of our modules: its exit status, negative for a signal, and what it wrote.

    given: what it reads. Raises TimeoutError after `limit_s` seconds; it has ended by then.
    """
    # It knows nothing of ours: no environment, no secrets, no message that could reach a log.
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=_ROOT,
        env={},
    )
    try:
        async with asyncio.timeout(limit_s):
            wrote, _ = await process.communicate(given)
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.communicate()
    assert process.returncode is not None
    return process.returncode, wrote
