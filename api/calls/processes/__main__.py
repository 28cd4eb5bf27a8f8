"""`python -m api.calls.processes FOLDER NUMBER`: a process that runs calls beside the API's own.

The API starts it (`children`). It ends with its input, so however the API ends.
"""

import asyncio
import signal
import sys
from pathlib import Path

import httpx

from agent.engines.choice import open_engines
from api.agent_api.token import resolve_service_token
from api.calls.processes.children import READY, socket_of
from api.calls.processes.doors import doors
from api.calls.processes.local_socket import served
from api.calls.processes.opening import API_SOCKET
from api.engine_tools import engine_tools
from api.interviewer import build_rooms
from api.log import configure_logging
from api.observability.reporting import start_reporting
from api.process import run, tune
from api.settings import Settings, load_settings


async def _run(settings: Settings, folder: Path, number: int) -> None:
    async with open_engines(settings, engine_tools(settings)) as keyed:
        transport = httpx.AsyncHTTPTransport(uds=str(folder / API_SOCKET))
        token = resolve_service_token(settings)
        calls = await build_rooms(settings, keyed, transport, token, alone=False)
        try:
            async with served(doors(calls), socket_of(folder, number)):
                sys.stdout.buffer.write(READY)
                sys.stdout.flush()
                await _input_ends()
        finally:
            await calls.aclose()


async def _input_ends() -> None:
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    await reader.read()


def main() -> None:
    """Run calls until the API ends."""
    # Whoever stops the server may signal all its processes: the API says when this one ends.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    tune()
    settings = load_settings()
    configure_logging(settings.log_level, sys.stderr)
    if settings.sentry_dsn is not None:
        start_reporting(settings.sentry_dsn.get_secret_value())
    run(_run(settings, Path(sys.argv[1]), int(sys.argv[2])))


if __name__ == "__main__":
    main()
