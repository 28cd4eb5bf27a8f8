"""A Redis for one run of the tests."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.servers.process import as_user, folder_for, running


@contextmanager
def redis_server(executable: str) -> Generator[str]:
    """The address of a running server, which keeps nothing."""
    with folder_for("redis", None) as folder:
        path = folder / "redis.sock"
        options = ["--port", "0", "--unixsocket", path, "--save", "", "--dir", folder]
        with running(as_user([executable, *options], None), folder / "log", lambda: _answers(path)):
            yield f"unix://{path}"


def _answers(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        try:
            client.connect(str(path))
        except OSError:
            return False
        client.sendall(b"PING\r\n")
        return client.recv(64).startswith(b"+PONG")
