"""Finds Chromium for the end-to-end tests, or installs it: the one that is there comes first."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.progress import StepFailed, run_quietly

ON_PATH = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _of_playwright() -> str | None:
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def find_chromium() -> str | None:
    """Path of the browser to test with: CHROMIUM, the system's, then Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    for name in ON_PATH:
        path = shutil.which(name)
        if path is not None:
            return path
    return _of_playwright()


def install_chromium() -> None:
    """Debian's package where that is possible, else Playwright's download."""
    if shutil.which("apt-get") is not None and os.geteuid() == 0:
        run_quietly(["apt-get", "update"])
        run_quietly(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"])
        return
    run_quietly([sys.executable, "-m", "playwright", "install", "chromium"])


def main() -> int:
    """Print the browser's path, installing one if need be."""
    path = find_chromium()
    if path is None:
        try:
            install_chromium()
        except StepFailed as error:
            print(error)
            return 1
        path = find_chromium()
    if path is None:
        print("Chromium was installed and is still not found.")
        return 1
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    print(f"{path}: {version.stdout.strip()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
