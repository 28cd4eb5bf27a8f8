"""Finds Chromium for the end-to-end tests, or installs it: the one that is there comes first."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from scripts.needed import find_or_install, has_debian_packages, install_debian_packages
from scripts.progress import run_quietly

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
    if has_debian_packages():
        install_debian_packages("chromium")
    else:
        run_quietly([sys.executable, "-m", "playwright", "install", "chromium"])


def _told() -> str | None:
    """Where it is and which."""
    path = find_chromium()
    if path is None:
        return None
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    return f"{path}: {version.stdout.strip()}"


if __name__ == "__main__":
    sys.exit(find_or_install("Chromium", _told, install_chromium))
