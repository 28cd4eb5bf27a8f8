"""Calls are tested on a virtual clock."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.agent.interview.call.process import Process
from tests.fakes.api import FakeApi
from tests.fakes.encoder import SilentEncoder
from tests.fakes.virtual_time import VirtualLoop, virtual_clocks


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"virtual": VirtualLoop}


@pytest.fixture(autouse=True)
def _clocks() -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    with virtual_clocks():
        yield


@pytest.fixture
def questions() -> int:
    """How many main questions the interview has."""
    return 3


@pytest.fixture
def sound_is_kept() -> bool:
    """Whether the recording holds what was said, or silence of the same length, which is quick."""
    return False


@pytest.fixture
async def process(
    questions: int, sound_is_kept: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Process]:
    """A process that may hold a call; it must leave nothing behind."""
    if not sound_is_kept:
        monkeypatch.setattr("agent.recording.ChunkEncoder", SilentEncoder)
    one = Process(tmp_path, FakeApi(questions), monkeypatch)
    await one.calls.start()
    yield one
    await one.aclose()
    loop = asyncio.get_running_loop()
    assert isinstance(loop, VirtualLoop)
    assert loop.timers() == []
    assert _open_files_in(tmp_path) == []


def _open_files_in(folder: Path) -> list[str]:
    """The process's own descriptors only: other tests may leave theirs to the collector."""
    links = (link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink())
    return [str(path) for path in links if path.is_relative_to(folder)]
