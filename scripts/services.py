"""Finds PostgreSQL and Redis for the tests, or installs them: what is there comes first."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from scripts.needed import find_or_install, has_debian_packages, install_debian_packages
from scripts.progress import StepFailed

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
    if not has_debian_packages():
        raise StepFailed(HOW)
    install_debian_packages("postgresql", "redis-server")


def _told() -> str | None:
    """Where both are."""
    postgresql, redis = find_postgresql(), find_redis()
    return None if postgresql is None or redis is None else f"{postgresql}, {redis}"


if __name__ == "__main__":
    sys.exit(find_or_install("PostgreSQL and Redis", _told, install))
