"""Secrets that are made once and kept in a file."""

import os
import secrets
import tempfile
from pathlib import Path

from pydantic import SecretStr


def resolve_secret(given: SecretStr | None, path: Path) -> str:
    """The secret that was given, or the one in `path`, made now where it is not there yet.

    The file is readable by us alone, and whoever looks sees all of it or none.
    """
    if given is not None:
        return given.get_secret_value()
    if not path.exists():
        _make(path)
    return path.read_text().strip()


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # mkstemp makes files that only their owner can read.
    handle, name = tempfile.mkstemp(dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(32))
        path.hardlink_to(new)
    except FileExistsError:
        pass  # another process was first: its secret is the one
    finally:
        new.unlink()
