"""What every test relies on: no task left behind, no secret logged, nothing real missed."""

import asyncio
import inspect
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings

from scripts.browser import find_chromium
from scripts.firefox import find_firefox
from scripts.services import find_postgresql, find_redis
from tests.run_log import logging_to, secrets_in
from tests.servers.postgresql import Cluster, cluster
from tests.servers.redis import redis_server

# A run makes up the same as the one before, on a slow machine too, so that what breaks was changed;
# `--hypothesis-profile explore` looks further.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", deadline=None, print_blob=True)
settings.load_profile("steady")


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
    if path is None:
        _missing("Chromium", "`make test` installs one, or set CHROMIUM.")
    return path


@pytest.fixture(scope="session")
def firefox() -> str:
    """Path of the browser. Skips where there is none, and fails where CI is true."""
    path = find_firefox()
    if path is None:
        _missing("Firefox", "`make test` installs one, or set FIREFOX.")
    return path


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL of this run's own. Skips where there is none, and fails where CI is true."""
    folder = find_postgresql()
    if folder is None:
        _missing("PostgreSQL", "`make test` installs one, or set POSTGRESQL_BIN.")
    with cluster(folder) as running:
        yield running


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A Redis of this run's own. Skips where there is none, and fails where CI is true."""
    path = find_redis()
    if path is None:
        _missing("Redis", "`make test` installs one, or put redis-server on PATH.")
    with redis_server(path) as url:
        yield url


def _missing(what: str, how: str) -> NoReturn:
    if os.environ.get("CI") == "true":
        pytest.fail(f"No {what} found, and CI=true wants one.")
    pytest.skip(f"No {what} found: {how}")
