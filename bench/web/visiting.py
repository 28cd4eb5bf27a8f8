"""A server, a browser and somebody in it who has practised for weeks."""

import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from playwright.async_api import Browser

from bench.lab import open_browser
from bench.server import ROOT, Server, free_port
from bench.web.person import Practised, practise
from scripts.browser import find_chromium

Look = Callable[[Browser, str, Practised], Awaitable[None]]
"""What looks at the pages of this origin, as this person."""


async def visit(look: Look) -> int:
    """Have it look, after an interview by voice; the exit status. Raises ServerFailed, NotDone."""
    chromium = find_chromium()
    if chromium is None:
        print("There is no Chromium: run `make tools`.")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        server = Server(Path(folder), free_port(), {"WEB_DIST": str(ROOT / "web/dist")})
        await server.start()
        try:
            async with open_browser(chromium, root=os.geteuid() == 0) as browser:
                print("Holding interviews, so that there is something to see …")
                await look(browser, server.origin, await practise(browser, server, spoken=True))
        finally:
            await server.stop()
    return 0
