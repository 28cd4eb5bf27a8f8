"""What every test relies on: no task left behind, no secret logged, no browser missed silently."""

import asyncio
import inspect
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from scripts.browser import find_chromium
from tests.run_log import logging_to, secrets_in


@pytest.fixture(scope="session", autouse=True)
def run_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What all tests log. At the end it holds nothing that people wrote, and nothing secret."""
    path = tmp_path_factory.mktemp("log") / "run.jsonl"
    with logging_to(path):
        yield path
    found = secrets_in(path.read_text())
    assert not found, f"the log of this run holds {len(found)} secrets: {found[:5]}"


@pytest.fixture
async def _tasks_end_with_the_test() -> AsyncIterator[None]:
    before = asyncio.all_tasks()
    yield
    # One turn of the loop lets a task that was just cancelled or finished come to its end.
    await asyncio.sleep(0)
    left = [task for task in asyncio.all_tasks() - before if task is not asyncio.current_task()]
    for task in left:
        task.cancel()
    assert not left, f"the test left tasks behind: {left}"


@pytest.fixture(autouse=True)
def _guard_tasks(request: pytest.FixtureRequest) -> None:  # pyright: ignore[reportUnusedFunction]
    """Set up before a test's own fixtures, so that it looks after they are torn down."""
    if inspect.iscoroutinefunction(getattr(request, "function", None)):
        request.getfixturevalue("_tasks_end_with_the_test")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the browser. Skips where there is none, and fails where CI is true."""
    path = find_chromium()
    if path is not None:
        return path
    if os.environ.get("CI") == "true":
        pytest.fail("No Chromium found, and CI=true wants one.")
    pytest.skip("No Chromium found: `make test` installs one, or set CHROMIUM.")
