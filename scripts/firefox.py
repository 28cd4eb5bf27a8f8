"""Finds Firefox for the end-to-end tests, or installs it: the one that is there comes first."""

from __future__ import annotations

import os
import shutil
import sys

from scripts.progress import StepFailed, run_quietly

ON_PATH = ("firefox-esr", "firefox")


def find_firefox() -> str | None:
    """Path of the browser to test with: FIREFOX, then the system's."""
    named = os.environ.get("FIREFOX")
    if named:
        return shutil.which(named)
    return next((path for name in ON_PATH if (path := shutil.which(name)) is not None), None)


def install_firefox() -> None:
    """Debian's package. Raises StepFailed where that is not possible."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise StepFailed("Install Firefox, or name it in FIREFOX.")
    run_quietly(["apt-get", "update"])
    run_quietly(["apt-get", "install", "--yes", "--no-install-recommends", "firefox-esr"])


def main() -> int:
    """Print the browser's path, installing one if need be."""
    path = find_firefox()
    if path is None:
        try:
            install_firefox()
        except StepFailed as error:
            print(error)
            return 1
        path = find_firefox()
    if path is None:
        print("Firefox was installed and is still not found.")
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
