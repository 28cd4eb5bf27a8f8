"""Draws in an environment of its own: the install needs no plotting library."""

import subprocess
from pathlib import Path

from bench.side_by_side.environments import NotInstalled, python_of


def draw(drawing: Path, data: Path, kept: Path) -> str:
    """Have a script draw what lies at `data`; what came of it, in words.

    kept: where environments lie.
    """
    try:
        python = python_of("plots", kept)
    except NotInstalled as error:
        return f"No plots: {error}"
    done = subprocess.run(
        [str(python), str(drawing), str(data)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() if done.returncode == 0 else f"No plots: {done.stderr[-500:]}"
