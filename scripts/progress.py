"""Numbered progress lines and quiet commands for the repository's own scripts.

The scripts start before anything is installed: standard library only, and syntax that an old
Python can still read, so that it can say what is missing.
"""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Generator, Mapping, Sequence  # noqa: UP035 - read by Python 3.8 too

ROOT = Path(__file__).resolve().parent.parent
SHOWN_LINES = 30


class StepFailed(Exception):
    """A step could not be done; the message tells a person what to do about it."""


class Steps:
    """Counts steps aloud: ``[2/5] Installing Python packages … 41 s``."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0

    @contextmanager
    def step(self, title: str) -> Generator[None, None, None]:
        """Print the title, run the body, and print the whole seconds it took."""
        self._done += 1
        print(f"[{self._done}/{self._total}] {title} …", end=" ", flush=True)
        began = time.monotonic()
        try:
            yield
        except StepFailed:
            print("failed", flush=True)
            raise
        print(f"{time.monotonic() - began:.0f} s", flush=True)


def run_quietly(
    command: Sequence[str | Path], *, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> None:
    """Run a command without its output; raise StepFailed with both ends of it where it fails."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode != 0:
        shown = " ".join(str(part) for part in command)
        told = f"This command failed (exit {done.returncode}): {shown}"
        raise StepFailed(f"{_ends(done.stdout)}\n\n{told}")


def _ends(output: str) -> str:
    """Both ends of an output: some tools name the cause first and some last."""
    lines = output.splitlines()
    if len(lines) > 2 * SHOWN_LINES:
        left_out = f"… {len(lines) - 2 * SHOWN_LINES} lines left out …"
        lines = [*lines[:SHOWN_LINES], left_out, *lines[-SHOWN_LINES:]]
    return "\n".join(lines)


def fail(error: StepFailed) -> int:
    """Show a failed step to the person and give the exit status."""
    print(f"\n{error}", file=sys.stderr, flush=True)
    return 1
