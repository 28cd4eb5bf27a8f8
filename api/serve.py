"""Serving over HTTP or HTTPS, and saying where once it is ready."""

import socket
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn
from fastapi import FastAPI

from api.certificate import certificate_for, host_names
from api.clock import Clock
from api.context import Context
from api.process import run
from api.settings import Settings

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - compared with, not bound to
GRACE_S = 5
"""How long open requests may take to finish at the end."""


class _Server(uvicorn.Server):
    """Calls `ready` with the bound port once the application is up and the port is open.

    ending: called before open requests are waited for.
    """

    def __init__(
        self, config: uvicorn.Config, ready: Callable[[int], None], ending: Callable[[], None]
    ) -> None:
        super().__init__(config)
        self._ready = ready
        self._ending = ending

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Open the port, then tell."""
        await super().startup(sockets)
        if not self.should_exit:
            self._ready(self.servers[0].sockets[0].getsockname()[1])

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell, then close."""
        self._ending()
        await super().shutdown(sockets)


def addresses(settings: Settings, port: int, names: list[str]) -> list[str]:
    """What to open in a browser: on this host, and from others where they can reach it."""
    scheme = "https" if settings.https else "http"
    if settings.host in EVERYWHERE:
        others = [name for name in names if name.count(".") == 3 and not name.startswith("127.")]
        hosts = ["localhost", *others]
    else:
        hosts = ["localhost" if settings.host in {"127.0.0.1", "::1"} else settings.host]
    return [f"{scheme}://{host}:{port}" for host in hosts]


def serve(app: FastAPI, settings: Settings, *, clock: Clock, say: Callable[[str], None]) -> bool:
    """Serve until a signal comes; false where it could not begin."""
    names = host_names()
    options: dict[str, Any] = {}
    if settings.https:
        files = certificate_for(settings.data_dir, names, clock())
        options = {"ssl_certfile": files.certificate, "ssl_keyfile": files.key}
    config = uvicorn.Config(
        app,
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        # Those that are trusted by the settings are believed within the application.
        proxy_headers=False,
        timeout_graceful_shutdown=GRACE_S,
        **options,
    )

    def ready(port: int) -> None:
        say(f"MockMate is ready: open {' or '.join(addresses(settings, port, names))}")

    context = app.state.context
    assert isinstance(context, Context)
    # A stream of events never ends by itself.
    server = _Server(config, ready, ending=context.events.end_streams)
    # The server has stopped in order before it passes the signal on.
    with suppress(KeyboardInterrupt):
        run(server.serve())
    return server.started
