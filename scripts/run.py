"""`make run`: from a fresh checkout, or an old one, to a server that answers.

PORT, HOST, HTTPS and every other setting pass through the environment to the server, which
migrates its database and prints the address to open.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

from scripts import install
from scripts.progress import ROOT, StepFailed, Steps, fail
from scripts.toolchain import check_node, find_python


def prepare() -> None:
    """Everything before the start; what is already there takes no time."""
    steps = Steps(total=5)
    with steps.step("Checking Python and Node"):
        find_python()
        check_node()
    with steps.step("Creating the virtual environment"):
        install.ensure_venv()
    with steps.step("Installing Python packages"):
        install.ensure_python_packages("runtime")
    with steps.step("Building the web app"):
        install.ensure_web_build()
    print("[5/5] Migrating the database and starting the server", flush=True)


def main() -> NoReturn:
    """Prepare, then become the server, so that signals reach it directly."""
    try:
        prepare()
    except StepFailed as error:
        sys.exit(fail(error))
    os.chdir(ROOT)
    os.execv(install.PYTHON, [str(install.PYTHON), "-m", "api"])


if __name__ == "__main__":
    main()
