"""`python -m api`, as a person starts it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from api.serve import addresses
from api.settings import Settings

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (Settings(), ["http://localhost:8000"]),
        (Settings(host="::1", https=True), ["https://localhost:8000"]),
        (Settings(host="10.0.0.7"), ["http://10.0.0.7:8000"]),
        (Settings(host="0.0.0.0"), ["http://localhost:8000", "http://10.0.0.7:8000"]),  # noqa: S104
    ],
)
def test_the_address_is_one_to_open(settings: Settings, expected: list[str]) -> None:
    names = ["10.0.0.7", "127.0.0.1", "::1", "localhost", "my-laptop"]
    assert addresses(settings, 8000, names) == expected


def run(command: str, tmp_path: Path) -> str:
    """What `python -m api COMMAND` prints."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "api", command],
        cwd=ROOT,
        env={"DATA_DIR": str(tmp_path / "data")},
        check=True,
        capture_output=True,
        text=True,
        timeout=60,
    ).stdout


def test_the_description_is_printed_and_nothing_is_made(tmp_path: Path) -> None:
    document = json.loads(run("openapi", tmp_path))
    assert document["info"]["title"] == "MockMate"
    assert "/api/interviews/create" in document["paths"]
    assert list(tmp_path.iterdir()) == []


def test_the_database_is_migrated(tmp_path: Path) -> None:
    assert run("migrate", tmp_path) == ""
    assert (tmp_path / "data" / "mockmate.db").stat().st_size > 0
    run("migrate", tmp_path)
