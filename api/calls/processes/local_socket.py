"""Serving an application to other processes of this machine, over a socket that is a file."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import uvicorn

GRACE_S = 5
"""How long open requests may take to finish at the end."""


class _Server(uvicorn.Server):
    """Leaves signals to who serves the public, and tells when it is up."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None]:
        yield

    async def startup(self, sockets: Any = None) -> None:
        await super().startup(sockets)
        self.up.set()


@asynccontextmanager
async def served(app: Any, path: Path) -> AsyncGenerator[None]:
    """Serve an ASGI application at `path` until the block ends; its lifespan is its owner's.

    Who may reach it is a matter of the folder's rights. Raises OSError where it cannot be opened.
    """
    config = uvicorn.Config(
        app,
        uds=str(path),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_S,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    up = asyncio.create_task(server.up.wait())
    try:
        await asyncio.wait([serving, up], return_when=asyncio.FIRST_COMPLETED)
        if serving.done():
            await serving
        yield
    finally:
        up.cancel()
        server.should_exit = True
        await serving
