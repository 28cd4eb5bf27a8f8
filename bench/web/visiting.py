"""A server, a browser and somebody in it who has practised for weeks."""

import os
import tempfile
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser

from bench.lab import open_browser
from bench.server import ROOT, Server, free_port
from bench.web.person import Practised, practise


@asynccontextmanager
async def visiting(chromium: str) -> AsyncGenerator[tuple[Browser, Server, Practised], None]:
    """Their newest interview was held by voice. Raises ServerFailed, NotDone."""
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port(), {"WEB_DIST": str(ROOT / "web/dist")})
        await server.start()
        try:
            async with open_browser(chromium, root=os.geteuid() == 0) as browser:
                print("Holding interviews, so that there is something to see …")
                yield browser, server, await practise(browser, server, spoken=True)
        finally:
            await server.stop()
