"""A real server process, a real browser, and a person in it whose microphone is made of speech."""

import asyncio
import os
from collections.abc import AsyncGenerator, Generator
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bench.lab import open_browser
from bench.server import ROOT, Server, free_port
from tests.e2e.people import People

PICTURES = ROOT / "out" / "e2e"
PLACES = "20"
"""A call that a test leaves behind takes no place from the next."""

HANGS_AFTER_MS = 30_000
"""A busy machine is no failure."""

expect.set_options(timeout=HANGS_AFTER_MS)


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known."""
    config.addinivalue_line("markers", "e2e: the whole way, in a browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is end to end."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember for the teardown whether the test failed."""
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Generator[Server, None, None]:
    """The application, for all tests that do not break it."""
    running = new_server(tmp_path_factory.mktemp("server"))
    asyncio.run(running.start())
    yield running
    asyncio.run(running.stop())


@pytest.fixture
async def mortal_server(tmp_path: Path) -> AsyncGenerator[Server, None]:
    """The application, for a test that kills it."""
    running = new_server(tmp_path / "data")
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def twofold_server(tmp_path: Path) -> AsyncGenerator[Server, None]:
    """The application with a process for calls beside its own, for a test that kills that."""
    running = new_server(tmp_path / "data", CALL_PROCESSES="2")
    await running.start()
    yield running
    await running.stop()


@pytest.fixture
async def browser(chromium: str) -> AsyncGenerator[Browser, None]:
    """Chromium without a window."""
    async with open_browser(chromium, root=os.geteuid() == 0) as running:
        yield running


@pytest.fixture
async def people(browser: Browser, request: pytest.FixtureRequest) -> AsyncGenerator[People, None]:
    """Makes candidates. What a failed test's pages showed is kept as pictures."""
    everybody = People(browser)
    yield everybody
    if request.node.stash.get(_FAILED, False):
        await everybody.take_pictures(PICTURES / request.node.name)
    await everybody.leave()


def new_server(data: Path, **settings: str) -> Server:
    """A server that was not started yet."""
    usual = {"MAX_CALLS": PLACES, "WEB_DIST": str(ROOT / "web/dist")}
    return Server(data, free_port(), {**usual, **settings})
