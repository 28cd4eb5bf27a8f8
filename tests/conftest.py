"""What every test relies on: no task left behind, and a browser that is never missed silently."""

import asyncio
import inspect
import os
from collections.abc import AsyncIterator

import pytest

from scripts.browser import find_chromium


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
