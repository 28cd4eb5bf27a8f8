"""The interviewer in as many processes as the settings say."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

import httpx
from starlette.types import ASGIApp

from agent.engines.choice import Engines
from agent.journal import remove_remains
from api.calls.ports import CallRooms
from api.calls.processes.children import Children
from api.calls.processes.local_socket import served
from api.calls.processes.rooms import ProcessRooms
from api.interviewer import build_rooms, journals_of
from api.settings import Settings

API_SOCKET: Final = "api.sock"
"""Name of the socket over which the other processes reach the API."""


async def open_rooms(
    settings: Settings, keyed: Engines, app: ASGIApp, service_token: str
) -> CallRooms:
    """Load this process's engines, start the other processes, take up what a crash left.

    keyed: engines with a key, which stay their owner's. app: the API.
    """
    alone = settings.call_processes == 1
    transport = httpx.ASGITransport(app=app)
    own = await build_rooms(settings, keyed, transport, service_token, alone=alone)
    if alone:
        return own
    resources = AsyncExitStack()
    async with AsyncExitStack() as failed:
        failed.push_async_callback(resources.aclose)
        resources.push_async_callback(own.aclose)
        journals = journals_of(settings)
        await asyncio.to_thread(remove_remains, journals)
        folder = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="mockmate-")))
        await resources.enter_async_context(served(app, folder / API_SOCKET))
        rooms = ProcessRooms(own, journals, resources)
        numbers = range(1, settings.call_processes)
        children = Children(rooms, folder, numbers, settings.max_calls)
        resources.push_async_callback(children.aclose)
        await children.start()
        await rooms.take_up_left()
        failed.pop_all()
    return rooms
