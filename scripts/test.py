"""`make test`: installs what tests need, then runs every check and every test.

Goes on after a failure, so that one run shows all of them. Ends with what was skipped and why,
what failed, and the line `N passed, N failed`, in which each check counts as one test.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Callable, Sequence  # noqa: UP035 - read by Python 3.8 too

from scripts import install, outcome
from scripts.check import CHECKS, run_checks
from scripts.outcome import NOTHING, Outcome
from scripts.progress import ROOT, StepFailed, Steps, fail, run_quietly
from scripts.tools import ensure_tools

OUT = ROOT / "out/test"
REAL_TIME = ("tests/agent/rooms", "tests/e2e", "tests/kills")
"""Tests in which sound is played and heard as fast as people speak."""
_CORES_A_TALK = 2
"""The server and the browser of a conversation in real time."""

MOST_PROCESSES = 4


def find(steps: Steps, name: str, module: str) -> Outcome:
    """What tests need of the system, found or installed by a script of ours.

    Without it the tests that need it skip; in CI that fails.
    """
    try:
        with steps.step(name):
            run_quietly([install.PYTHON, "-m", module])
    except StepFailed as error:
        print(error, flush=True)
        if os.environ.get("CI") == "true":
            return Outcome(0, (f"{name} cannot be had, and CI=true wants it",), ())
    return NOTHING


def run_tests(
    report: Path,
    command: Sequence[str | Path],
    read: Callable[[Path], Outcome],
    folder: Path = ROOT,
) -> Outcome:
    """Run a test runner in the open; a runner that breaks without a failed test counts as one."""
    print(f"\n{report.stem}", flush=True)
    env = {**os.environ, "PYTHON": str(install.PYTHON)}
    # Tests start many processes; each would compile every package again.
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    status = subprocess.run(command, cwd=folder, env=env, check=False).returncode
    found = read(report) if report.is_file() else NOTHING
    if status != 0 and not found.failed:
        return found + Outcome(0, (f"{report.stem} ended with status {status}",), ())
    return found


def run_vitest() -> Outcome:
    """The web app's tests."""
    report = OUT / "vitest.json"
    options = ["--reporter=default", "--reporter=json", f"--outputFile.json={report}"]
    command = ["npm", "run", "--silent", "test", "--", *options]
    return run_tests(report, command, outcome.of_vitest, install.WEB)


def run_pytest() -> Outcome:
    """All of tests/: many at a time first, then those that people's time rules."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    ignored = [f"--ignore={folder}" for folder in REAL_TIME]
    talks = max(1, processes // _CORES_A_TALK)
    found = _pytest("pytest", ["-n", str(processes), *ignored])
    # A file's tests share a server, so they stay together.
    return found + _pytest("pytest-real-time", ["-n", str(talks), "--dist", "loadfile", *REAL_TIME])


def _pytest(name: str, options: Sequence[str]) -> Outcome:
    report = OUT / f"{name}.xml"
    command = [install.PYTHON, "-m", "pytest", f"--junitxml={report}", *options]
    return run_tests(report, command, outcome.of_pytest)


def run_all() -> Outcome:
    """Install, check and test. Raises StepFailed where tests cannot be prepared."""
    steps = Steps(total=len(CHECKS) + 5)
    with steps.step("Installing what tests need"):
        ensure_tools()
    with steps.step("Building the web app"):
        install.ensure_web_build()
    system = find(steps, "Chromium", "scripts.browser")
    system += find(steps, "Firefox", "scripts.firefox")
    system += find(steps, "PostgreSQL and Redis", "scripts.services")
    failed_checks = tuple(run_checks(steps))
    checks = Outcome(len(CHECKS) - len(failed_checks), failed_checks, ())
    return system + checks + run_vitest() + run_pytest()


def report(found: Outcome) -> None:
    """The last lines of the run."""
    print(f"\nSkipped: {len(found.skipped) or 'nothing'}")
    for line in found.skipped:
        print(f"  {line}")
    print(f"Failed: {len(found.failed) or 'nothing'}")
    for line in found.failed:
        print(f"  {line}")
    print(f"{found.passed} passed, {len(found.failed)} failed", flush=True)


def main() -> int:
    """Status 1 where anything failed."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    try:
        found = run_all()
    except StepFailed as error:
        fail(error)
        found = Outcome(0, ("the tests could not be prepared",), ())
    report(found)
    return 1 if found.failed else 0


if __name__ == "__main__":
    sys.exit(main())
