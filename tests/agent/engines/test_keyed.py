"""The engines that keys name, and what a process pays that has no key."""

import subprocess
import sys

WITHOUT_KEYS = """
import asyncio, sys
from agent.engines.keyed import keyed_engines
from agent.settings import AgentSettings

async def main():
    async with keyed_engines(AgentSettings(), new_boundary=str, clock=float) as keyed:
        assert not keyed.transcribers + keyed.casts + keyed.models

asyncio.run(main())
print(*sorted(sys.modules.keys() & {"groq", "elevenlabs", "google.genai"}))
"""


def test_without_a_key_no_provider_s_library_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_KEYS], capture_output=True, text=True, check=True
    )
    assert done.stdout == "\n"
