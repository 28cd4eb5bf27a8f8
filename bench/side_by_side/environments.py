"""What contestants are installed into: an environment each from a list with hashes, on demand."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent
REQUIREMENTS: Final = FOLDER / "requirements"
LIVEKIT_SERVER: Final = "github.com/livekit/livekit-server/cmd/server@v1.11.0"


class NotInstalled(Exception):
    """A contestant cannot be installed; the message says what failed."""


def python_of(name: str, kept: Path) -> Path:
    """The Python of an environment with what `requirements/NAME.txt` lists. Raises NotInstalled.

    kept: where environments lie. It is made anew where the list has changed.
    """
    listed = REQUIREMENTS / f"{name}.txt"
    digest = hashlib.blake2b(listed.read_bytes(), digest_size=8).hexdigest()
    folder = kept / f"{name}-{digest}"
    python = folder / "bin" / "python"
    ready = folder / "ready"
    if not ready.exists():
        uv = [sys.executable, "-m", "uv"]
        _run([*uv, "venv", "--clear", "--quiet", str(folder)])
        _run(
            [
                *uv,
                "pip",
                "sync",
                "--quiet",
                "--require-hashes",
                "--python",
                str(python),
                str(listed),
            ]
        )
        ready.touch()
    return python


def livekit_server(kept: Path) -> Path:
    """LiveKit's own server, built with Go. Raises NotInstalled."""
    folder = (kept / "livekit-server").resolve()
    if not (folder / "server").exists():
        folder.mkdir(parents=True, exist_ok=True)
        _run(["go", "install", LIVEKIT_SERVER], GOBIN=str(folder))
    return folder / "server"


def _run(command: list[str], **environment: str) -> None:
    try:
        done = subprocess.run(
            command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise NotInstalled(f"{command[0]} is not installed.") from error
    if done.returncode:
        raise NotInstalled(f"{' '.join(command[:4])} failed:\n{done.stderr[-2000:]}")
