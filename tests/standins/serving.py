"""A stand-in on a real port: its own thread and event loop, so that no test slows it down."""

import asyncio
import socket
import struct
import threading
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, cast

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
_TURNS = 10


class Gone(Exception):
    """The other side has hung up."""


class HangsUp:
    """The other side of a connection. gone: set once it has hung up."""

    def __init__(self) -> None:
        self.gone = asyncio.Event()

    async def wait(self, seconds: float | None) -> None:
        """Let time pass, or with None wait for ever. Raises Gone once the other side hangs up."""
        try:
            async with asyncio.timeout(seconds):
                await self.gone.wait()
        except TimeoutError:
            return
        raise Gone


class Line(HangsUp):
    """One connection, for what ASGI cannot say. Handlers find it in `scope["state"]["line"]`."""

    def __init__(self, transport: asyncio.Transport) -> None:
        super().__init__()
        self._transport = transport

    def close(self) -> None:
        """End the connection in order (FIN), after what was sent."""
        self._transport.close()

    def reset(self) -> None:
        """Tear the connection down (RST): the other side reads ECONNRESET."""
        sock = cast(socket.socket, self._transport.get_extra_info("socket"))
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self._transport.abort()

    def drop(self) -> None:
        """End the connection now, whatever is under way."""
        self._transport.abort()


class _Http(H11Protocol):
    app_state: dict[str, Any]

    def connection_made(self, transport: asyncio.Transport) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        line = Line(transport)
        cast(set[Line], self.app_state["lines"]).add(line)
        self.app_state = {**self.app_state, "line": line}
        super().connection_made(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        _lose(self.app_state)
        super().connection_lost(exc)


class _WebSocket(WebSocketsSansIOProtocol):
    app_state: dict[str, Any]

    def connection_lost(self, exc: Exception | None) -> None:
        _lose(self.app_state)
        super().connection_lost(exc)


def _lose(state: dict[str, Any]) -> None:
    line = cast(Line, state["line"])
    cast(set[Line], state["lines"]).discard(line)
    line.gone.set()


class _Server(uvicorn.Server):
    """Serves until it is told to stop, and then drops every connection."""

    def __init__(self, config: uvicorn.Config, started: threading.Event) -> None:
        super().__init__(config)
        self._began = started
        self._stop = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._lines: set[Line] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        self._loop = asyncio.get_running_loop()
        self.lifespan.state["lines"] = self._lines
        await super().startup(sockets)
        self._began.set()

    async def main_loop(self) -> None:
        await self.on_tick(0)
        await self._stop.wait()
        for line in list(self._lines):
            line.drop()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End, and leave no connection open that came in at the last moment."""
        for listener in sockets or ():
            asyncio.get_running_loop().remove_reader(listener)
        # One that was accepted is a few turns of the loop away from being a line, and left open by
        # asyncio where its server is closed before that; one that is dropped is from being closed.
        for _ in range(_TURNS):
            await asyncio.sleep(0)
            for line in list(self._lines):
                line.drop()
        await super().shutdown(sockets)

    def stop(self) -> None:
        """From any thread."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(self._stop.set)


@contextmanager
def serving(app: ASGIApp) -> Generator[str]:
    """The address of a server with this app, such as `http://127.0.0.1:40123`."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app,
        http=_Http,
        ws=_WebSocket,
        loop="asyncio",
        lifespan="off",
        log_config=None,
        access_log=False,
    )
    started = threading.Event()
    server = _Server(config, started)
    thread = threading.Thread(target=server.run, args=([listener],), name="stand-in")
    thread.start()
    try:
        started.wait()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.stop()
        thread.join()
        listener.close()


@asynccontextmanager
async def standin(app: ASGIApp) -> AsyncGenerator[str]:
    """`serving` for coroutines: starting and ending do not hold up the loop."""
    server = serving(app)
    origin = await asyncio.to_thread(server.__enter__)
    try:
        yield origin
    finally:
        await asyncio.to_thread(server.__exit__, None, None, None)
