"""Servers that take what is sent to them: a collector of traces, and Sentry."""

import gzip
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

import brotli  # pyright: ignore[reportMissingTypeStubs]

UNPACK: Final[dict[str | None, Callable[[bytes], bytes]]] = {
    None: bytes,
    "gzip": gzip.decompress,
    "br": brotli.decompress,  # pyright: ignore[reportUnknownMemberType]
}


@dataclass
class Collected:
    """Everything that was posted, unpacked."""

    port: int
    bodies: list[bytes] = field(default_factory=list[bytes])


@contextmanager
def collecting() -> Generator[Collected]:
    """A server on this machine that answers every POST with 200."""
    collected = Collected(port=0)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            unpack = UNPACK[self.headers.get("Content-Encoding")]
            collected.bodies.append(unpack(body))
            self.send_response(200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    collected.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield collected
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
