"""Finds Firefox for the end-to-end tests, or installs it: the one that is there comes first."""

from __future__ import annotations

import os
import shutil
import sys

from scripts.needed import find_or_install, has_debian_packages, install_debian_packages
from scripts.progress import StepFailed

ON_PATH = ("firefox-esr", "firefox")


def find_firefox() -> str | None:
    """Path of the browser to test with: FIREFOX, then the system's."""
    named = os.environ.get("FIREFOX")
    if named:
        return shutil.which(named)
    return next((path for name in ON_PATH if (path := shutil.which(name)) is not None), None)


def install_firefox() -> None:
    """Debian's package. Raises StepFailed where that is not possible."""
    if not has_debian_packages():
        raise StepFailed("Install Firefox, or name it in FIREFOX.")
    install_debian_packages("firefox-esr")


if __name__ == "__main__":
    sys.exit(find_or_install("Firefox", find_firefox, install_firefox))
