"""Installs what developing needs, for the commands that neither serve nor test."""

from __future__ import annotations

import sys

from scripts import install
from scripts.progress import StepFailed, fail
from scripts.toolchain import check_node


def ensure_tools() -> None:
    """Python packages of development and web packages; quick where they are there."""
    check_node()
    install.ensure_venv()
    install.ensure_python_packages("dev")
    install.ensure_web_packages()


def main() -> int:
    """Install, or say what stands in the way."""
    try:
        ensure_tools()
    except StepFailed as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
