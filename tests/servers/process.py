"""A server that ends with the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from pathlib import Path

READY_S = 30.0
LOOK_S = 0.02


def unprivileged() -> str | None:
    """Whom a server runs as that refuses to be root; null where we are not root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def as_user(command: Sequence[str | Path], user: str | None) -> list[str]:
    """The command for another user, and so that it ends when this process does."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return [str(part) for part in command]
    options = ["--pdeathsig", "KILL"]
    if user is not None:
        options += ["--reuid", user, "--regid", user, "--clear-groups"]
    return [setpriv, *options, *(str(part) for part in command)]


@contextmanager
def folder_for(name: str, user: str | None) -> Generator[Path]:
    """A folder of its own. Its path is short: names of sockets have 108 bytes at most."""
    folder = Path(tempfile.mkdtemp(prefix=f"mm-{name}-"))
    try:
        if user is not None:
            shutil.chown(folder, user)
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def running(
    command: Sequence[str], log: Path, is_ready: Callable[[], bool]
) -> Generator[subprocess.Popen[bytes]]:
    """The server, once it is ready; killed at the end, as nothing of it is kept."""
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + READY_S
        while not is_ready():
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"{command} did not start:\n{log.read_text()}")
            time.sleep(LOOK_S)
        yield process
    finally:
        process.kill()
        process.wait()
