"""Finds PostgreSQL and Redis for the tests, or installs them: what is there comes first."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from scripts.progress import StepFailed, run_quietly

DEBIAN_FOLDER = Path("/usr/lib/postgresql")
HOW = (
    "Install PostgreSQL and Redis (Debian, Ubuntu: apt install postgresql redis-server; "
    "macOS: brew install postgresql@16 redis), or name the folder with initdb in POSTGRESQL_BIN."
)


def find_postgresql() -> Path | None:
    """The folder with initdb and postgres: POSTGRESQL_BIN, the newest of Debian's, or on PATH."""
    named = os.environ.get("POSTGRESQL_BIN")
    if named:
        return _with_server(Path(named))
    for folder in sorted(DEBIAN_FOLDER.glob("*/bin"), key=_version, reverse=True):
        if _with_server(folder) is not None:
            return folder
    initdb = shutil.which("initdb")
    return None if initdb is None else _with_server(Path(initdb).resolve().parent)


def find_redis() -> str | None:
    """Path of redis-server."""
    return shutil.which("redis-server")


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0


def _with_server(folder: Path) -> Path | None:
    return folder if all((folder / name).is_file() for name in ("initdb", "postgres")) else None


def install() -> None:
    """Debian's packages. Raises StepFailed where that is not possible."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise StepFailed(HOW)
    run_quietly(["apt-get", "update"])
    wanted = ["postgresql", "redis-server"]
    run_quietly(["apt-get", "install", "--yes", "--no-install-recommends", *wanted])


def main() -> int:
    """Print where the servers are, installing them if need be."""
    if find_postgresql() is None or find_redis() is None:
        try:
            install()
        except StepFailed as error:
            print(error)
            return 1
    if find_postgresql() is None or find_redis() is None:
        print("PostgreSQL and Redis were installed and are still not found.")
        return 1
    print(f"{find_postgresql()}, {find_redis()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
