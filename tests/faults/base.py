"""What work outside of calls is played with: a database that takes no time, and engines by wire."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest import mock

import aiosqlite

from agent.engines.choice import Engines, Tools, open_engines, purse_of
from agent.settings import AgentSettings
from api.database import Database
from api.tables import Base
from tests.agent.engines.resilience.scripted import MemoryLog
from tests.fakes.virtual_time import EPOCH_S, VirtualLoop
from tests.faults.air import through_the_air
from tests.standins.openai import MODEL, OpenAI
from tests.standins.support import KEY


def now() -> datetime:
    """The virtual loop's time."""
    return datetime.fromtimestamp(EPOCH_S + asyncio.get_running_loop().time(), UTC)


@asynccontextmanager
async def engines_of(app: OpenAI) -> AsyncGenerator[Engines]:
    """Engines with a key, which reach this app."""
    settings = AgentSettings.model_validate(
        {"llm_base_url": "http://llm/v1", "llm_api_key": KEY, "llm_model": MODEL}
    )
    clock = asyncio.get_running_loop().time
    tools = Tools(clock, lambda: "b0undary", purse_of(settings, MemoryLog(), now))
    with through_the_air({"llm": app}):
        async with open_engines(settings, tools) as engines:
            yield engines


@asynccontextmanager
async def new_database(folder: Path) -> AsyncGenerator[Database]:
    """An empty one."""
    with _database_stands_still():
        database = Database(f"sqlite+aiosqlite:///{folder / 'mockmate.db'}")
        async with database.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        yield database
        await database.aclose()


@contextmanager
def _database_stands_still() -> Generator[None]:
    """SQLite works in a thread of its own, which takes no virtual time."""
    connect = aiosqlite.Connection.__await__
    execute: Callable[..., Awaitable[Any]] = getattr(aiosqlite.Connection, "_execute")  # noqa: B009

    def waiting(self: aiosqlite.Connection) -> Generator[Any, None, aiosqlite.Connection]:
        with _still():
            return (yield from connect(self))

    async def working(self: aiosqlite.Connection, *given: Any, **named: Any) -> Any:
        with _still():
            return await execute(self, *given, **named)

    with (
        mock.patch.object(aiosqlite.Connection, "__await__", waiting),
        mock.patch.object(aiosqlite.Connection, "_execute", working),
    ):
        yield


@contextmanager
def _still() -> Generator[None]:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, VirtualLoop)
    with loop.standing_still():
        yield
