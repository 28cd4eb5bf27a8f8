"""Draws a run in an environment of its own: the install needs no plotting library."""

import subprocess
from pathlib import Path

from bench.side_by_side.environments import FOLDER, NotInstalled, python_of


def draw(out: Path, kept: Path) -> str:
    """Plots of out/turns.json beside it; what came of it, in words."""
    try:
        python = python_of("plots", kept)
    except NotInstalled as error:
        return f"No plots: {error}"
    done = subprocess.run(
        [str(python), str(FOLDER / "drawing.py"), str(out)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() if done.returncode == 0 else f"No plots: {done.stderr[-500:]}"
