"""`make lint`: style, types and one-way dependencies, of Python and of the web app."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Sequence  # noqa: UP035 - read by Python 3.8 too

from scripts.install import PYTHON, VENV, WEB
from scripts.progress import ROOT, StepFailed, Steps, run_quietly


@dataclass(frozen=True)
class Check:
    """One tool that passes or fails as a whole."""

    name: str
    command: Sequence[str | Path]
    folder: Path = ROOT


CHECKS = (
    Check("ruff check", [PYTHON, "-m", "ruff", "check", "--quiet", "."]),
    Check("ruff format", [PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."]),
    Check("pyright", [PYTHON, "-m", "pyright"]),
    Check("import-linter", [VENV / "bin/lint-imports", "--no-cache"]),
    Check("biome", ["npm", "run", "--silent", "lint"], WEB),
    Check("tsc", ["npm", "run", "--silent", "typecheck"], WEB),
    Check("generated types", ["npm", "run", "--silent", "types:check"], WEB),
)


def run_checks(steps: Steps) -> list[str]:
    """Run every check, also after one failed; the names of those that failed."""
    env = {**os.environ, "PYTHON": str(PYTHON)}
    failed: list[str] = []
    for check in CHECKS:
        try:
            with steps.step(check.name):
                run_quietly(check.command, cwd=check.folder, env=env)
        except StepFailed as error:
            print(error, flush=True)
            failed.append(check.name)
    return failed


def main() -> int:
    """Status 1 where a check failed."""
    return 1 if run_checks(Steps(total=len(CHECKS))) else 0


if __name__ == "__main__":
    sys.exit(main())
