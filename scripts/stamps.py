"""Skip work whose inputs have not changed, judged by content rather than by file times."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Iterable  # noqa: UP035 - read by Python 3.8 too


def fingerprint(files: Iterable[Path]) -> str:
    """SHA-256 over the paths and contents of the files, in sorted order."""
    digest = hashlib.sha256()
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(f"{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def is_current(stamp: Path, wanted: str) -> bool:
    """True where the stamp says that the work was finished on exactly these inputs."""
    return stamp.is_file() and stamp.read_text() == wanted


def files_under(folder: Path, *, without: frozenset[str]) -> list[Path]:
    """Every file below a folder, leaving out folders of the given names at its top level."""
    found: list[Path] = []
    for entry in folder.iterdir():
        if entry.name in without:
            continue
        found.extend(
            [entry] if entry.is_file() else (path for path in entry.rglob("*") if path.is_file())
        )
    return found
