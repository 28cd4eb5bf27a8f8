"""Programs that the tests need and pip does not bring: found where they are, installed where not.

Printing and installing are the same for all of them; standard library only, as in `progress`.
"""

from __future__ import annotations

import os
import shutil
from typing import Callable  # noqa: UP035 - read by Python 3.8 too

from scripts.progress import StepFailed, run_quietly


def has_debian_packages() -> bool:
    """Whether we may install any."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def install_debian_packages(*names: str) -> None:
    """Raises StepFailed."""
    run_quietly(["apt-get", "update"])
    run_quietly(["apt-get", "install", "--yes", "--no-install-recommends", *names])


def find_or_install(name: str, find: Callable[[], str | None], install: Callable[[], None]) -> int:
    """Print where it is, installing it if need be; the exit status. find: None where it is not."""
    where = find()
    if where is None:
        try:
            install()
        except StepFailed as error:
            print(error)
            return 1
        where = find()
    if where is None:
        print(f"{name}: installed, and still not found.")
        return 1
    print(where)
    return 0
