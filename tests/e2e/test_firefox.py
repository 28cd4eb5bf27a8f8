"""An interview in Firefox, Debian's package."""

import asyncio
import shutil
from asyncio.subprocess import PIPE, STDOUT
from pathlib import Path
from typing import Final

from bench.server import Server

SCRIPT: Final = Path(__file__).parent / "firefox.mjs"
WITHIN_S: Final = 240


async def test_an_interview_in_firefox(server: Server, firefox: str) -> None:
    node = shutil.which("node")
    assert node is not None
    process = await asyncio.create_subprocess_exec(
        node, SCRIPT, server.origin, firefox, stdout=PIPE, stderr=STDOUT
    )
    async with asyncio.timeout(WITHIN_S):
        output, _ = await process.communicate()
    assert output.decode().split() == ["connected", "heard", "answered"], output.decode()
