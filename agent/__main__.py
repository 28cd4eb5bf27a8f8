"""`python -m agent doctor`: which engines are in force, and whether each works."""

import argparse
import asyncio
import secrets
import sys
import time
from datetime import UTC, datetime
from functools import partial

from pydantic import ValidationError

from agent.doctor import Finding, examine, table
from agent.engines.choice import OwnEngines, Tools, purse_of
from agent.engines.keyed import keyed_engines
from agent.engines.local import LocalEngines
from agent.engines.resilience.usage_files import UsageFiles
from agent.settings import AgentSettings, load_agent_settings

_BOUNDARY_BYTES = 12


async def _examine(settings: AgentSettings) -> list[Finding]:
    usage = UsageFiles(settings.data_dir / "usage")
    tools = Tools(
        clock=time.monotonic,
        new_boundary=partial(secrets.token_hex, _BOUNDARY_BYTES),
        purse=purse_of(settings, usage, partial(datetime.now, UTC)),
    )
    local = await asyncio.to_thread(LocalEngines.load, settings.data_dir / "cache")
    try:
        own = OwnEngines(local.quick, local.large, local.voices)
        opening = keyed_engines(settings, new_boundary=tools.new_boundary, clock=tools.clock)
        async with opening as keyed:
            return await examine(keyed, own, tools)
    finally:
        await asyncio.to_thread(local.close)


def main() -> int:
    """Run the command that was asked for; the exit status."""
    parser = argparse.ArgumentParser(prog="python -m agent", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    commands.add_parser("doctor", help="try every engine; 1 where one that is set does not work")
    parser.parse_args()
    try:
        settings = load_agent_settings()
    except ValidationError as error:
        for one in error.errors(include_input=False, include_url=False):
            name = ".".join(map(str, one["loc"])).upper()
            message = str(one.get("ctx", {}).get("error", one["msg"]))
            print(f"{name}: {message}" if name else message, file=sys.stderr)
        return 1
    findings = asyncio.run(_examine(settings))
    print(table(findings))
    return 1 if any(one.fault is not None for one in findings) else 0


if __name__ == "__main__":
    sys.exit(main())
