"""Finds Python and Node, and says plainly what is missing or too old."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys

from scripts.progress import ROOT, StepFailed

OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ("python3.14", "python3.13", "python3.12", "python3.11")


def _version(executable: str) -> tuple[int, ...]:
    """What `executable --version` prints, as numbers; `Python 3.11.7` and `v20.19.1` alike."""
    asked = subprocess.run([executable, "--version"], capture_output=True, text=True, check=False)
    numbers = asked.stdout.strip().split(" ")[-1].lstrip("v").split(".")
    return tuple(int(number) for number in numbers if number.isdigit())


def _shown(version: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in version)


def find_python() -> str:
    """The interpreter to build the environment from: the one running, else a newer one on PATH."""
    for candidate in (sys.executable, *NEWER_PYTHONS):
        path = shutil.which(candidate)
        if path is not None and _version(path) >= OLDEST_PYTHON:
            return path
    raise StepFailed(
        f"MockMate needs Python {_shown(OLDEST_PYTHON)} or newer; this is Python "
        f"{_shown(_version(sys.executable))} at {sys.executable}, and none newer is on PATH.\n"
        "Install one (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install "
        "python), or name it: make run PYTHON=/path/to/python3"
    )


def oldest_node() -> tuple[int, ...]:
    """The oldest Node that the web app builds with, as web/package.json declares it."""
    declared = json.loads((ROOT / "web/package.json").read_text())["engines"]["node"]
    return tuple(int(number) for number in declared.lstrip(">=").split("."))


def check_node() -> None:
    """Raise StepFailed unless a Node that is new enough, and npm, are on PATH."""
    wanted = oldest_node()
    how = "Install it from https://nodejs.org or with your package manager."
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        missing = "node" if node is None else "npm"
        raise StepFailed(
            f"MockMate needs Node {_shown(wanted)} or newer with npm to build its web app; "
            f"{missing} is not on PATH.\n{how}"
        )
    found = _version(node)
    if found < wanted:
        raise StepFailed(
            f"MockMate needs Node {_shown(wanted)} or newer to build its web app; this is Node "
            f"{_shown(found)} at {node}.\n{how}"
        )
