"""The application on a real SQLite and on a real PostgreSQL, built by the real migrations.

Every test that asks for `app`, `settings` or `database_url` runs on both databases. One that is
about a single one says so: `pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)`.
"""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from agent.engines.choice import Engines
from api.context import Context
from api.database import Database
from api.evaluations.coach import Coach
from api.main import create_app
from api.migrate import migrate
from api.settings import Settings
from tests.api.documented import DocumentedAnswersOnly, documented_answers
from tests.api.support import SERVICE_TOKEN, SIGNING_KEY, Agent, FakeClock, FakeRooms, Person, guest
from tests.servers.postgresql import Cluster


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with all migrations made, to be copied."""
    path = tmp_path_factory.mktemp("database") / "mockmate.db"

    async def make() -> None:
        database = Database(f"sqlite+aiosqlite:///{path}")
        await migrate(database)
        await database.aclose()

    asyncio.run(make())
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated database that is the test's own."""
    if request.param == "sqlite":
        path = tmp_path / "mockmate.db"
        shutil.copy(request.getfixturevalue("migrated"), path)
        return f"sqlite:///{path}"
    postgresql: Cluster = request.getfixturevalue("postgresql")
    return postgresql.emptied()


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    """Everything in a folder of the test's own."""
    data_dir = tmp_path / "data"
    data_dir.mkdir()
    return Settings(
        data_dir=data_dir, database_url=database_url, guests=True, web_dist=tmp_path / "dist"
    )


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def rooms() -> FakeRooms:
    return FakeRooms()


@pytest.fixture
def coach() -> Coach | None:
    """Nothing evaluates, unless a folder of tests says otherwise."""
    return None


@pytest.fixture
async def app(
    settings: Settings, clock: FakeClock, rooms: FakeRooms, coach: Coach | None
) -> AsyncIterator[FastAPI]:
    """The application, started."""

    async def build(_engines: Engines, _app: FastAPI, _token: str) -> FakeRooms:
        return rooms

    app = create_app(
        settings,
        service_token=SERVICE_TOKEN,
        signing_key=SIGNING_KEY,
        rooms_factory=build,
        coach=coach,
        clock=clock,
    )
    app.add_middleware(DocumentedAnswersOnly, answers=documented_answers(app))
    async with app.router.lifespan_context(app):
        yield app


@pytest.fixture
def context(app: FastAPI) -> Context:
    return app.state.context


@pytest.fixture
async def person(app: FastAPI) -> AsyncIterator[Person]:
    """A guest, signed in."""
    person = await guest(app)
    yield person
    await person.http.aclose()


@pytest.fixture
async def stranger(app: FastAPI) -> AsyncIterator[Person]:
    """Another guest."""
    person = await guest(app)
    yield person
    await person.http.aclose()


@pytest.fixture
async def agent(app: FastAPI) -> AsyncIterator[Agent]:
    """The interviewer's process."""
    agent = Agent(app)
    async with agent.http:
        yield agent
