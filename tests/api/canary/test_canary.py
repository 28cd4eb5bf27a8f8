"""Somebody deletes their account, and nothing of them is left: no word, no file, no id."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import Connection

from agent.api_client import ApiClient
from agent.calls import Calls, Shared
from agent.engines.choice import Engines
from agent.engines.resilience.changes import Changes
from agent.rooms.peer import IceSettings
from agent.second_reading import SecondReader
from agent.speaking.cache import MemoryCache
from agent.speaking.speech import Speech
from api.context import Context
from api.main import RoomsFactory, create_app
from api.settings import Settings
from api.tables import Base
from schemas.journal import events
from tests.api.canary.planting import OF_NOBODY, found_in, leads_to_a_person, places, plant
from tests.api.sound import tone_chunks
from tests.api.story import answered, asked, began, heard, joined
from tests.api.support import (
    SERVICE_TOKEN,
    SIGNING_KEY,
    Agent,
    FakeClock,
    FakeRooms,
    Person,
    client,
    eventually,
    numbered,
    settled,
)
from tests.fakes.engines import SecondOpinion
from tests.fakes.own_voices import OwnVoices
from tests.run_log import CANARY, secrets_in

EMAIL = f"{CANARY}@example.org"
PASSWORD = f"five green {CANARY} bottles"
RESUME = f"{CANARY} Doe\n{EMAIL}\n\nSkills\nPython\n\nExperience\nEngineer, {CANARY}, 2020-2024\n"
JOB = f"Senior backend engineer at {CANARY}. You know Python, PostgreSQL and testing."


class LocalRooms(Calls):
    """The calls as they are, without the engines that a client in the room would need."""

    engines: Any = None

    @property
    def beside(self) -> Mapping[int, int]:
        return {}

    async def has_place(self, call_id: str) -> bool:
        return self.standing.has_place(call_id)


@asynccontextmanager
async def serving(
    settings: Settings, clock: FakeClock, build: RoomsFactory
) -> AsyncGenerator[FastAPI]:
    app = create_app(
        settings,
        service_token=SERVICE_TOKEN,
        signing_key=SIGNING_KEY,
        rooms_factory=build,
        clock=clock,
    )
    async with app.router.lifespan_context(app):
        yield app


def real_rooms(settings: Settings, clock: FakeClock) -> RoomsFactory:
    async def build(_engines: Engines, app: FastAPI, token: str) -> LocalRooms:
        resources = AsyncExitStack()
        transport = httpx.ASGITransport(app=app)
        api = ApiClient(transport, base_url="http://api", token=token)
        resources.push_async_callback(api.aclose)
        shared = Shared(
            api=api,
            speech=Speech(OwnVoices([]), MemoryCache(0), None),
            make_ears=None,  # pyright: ignore[reportArgumentType] - nobody comes into the room
            second_reader=SecondReader(SecondOpinion(), SecondOpinion(), engine="second"),
            language=None,
            changes=Changes(),
            now=clock,
            give_back_memory=lambda: None,
        )
        folder = settings.data_dir / "journal"
        calls = LocalRooms(
            shared, folder=folder, places=1, ice=IceSettings(servers=()), resources=resources
        )
        await calls.start()
        return calls

    return build


async def a_whole_life(app: FastAPI) -> tuple[Person, dict[str, Any], str]:
    """Somebody who uses everything, their interview, and its call, which goes on."""
    http = client(app)
    http.headers["User-Agent"] = f"browser of {CANARY}"
    body = {"email": EMAIL, "password": PASSWORD, "name": f"{CANARY} Doe"}
    answer = await http.post("/api/auth/register", json=body)
    assert answer.status_code == 201, answer.text
    person = Person(http, answer.json())
    file = {"file": (f"{CANARY}.txt", RESUME.encode(), "text/plain")}
    resume = (await http.post("/api/resumes/upload", files=file)).json()

    async def is_read() -> bool:
        return (await http.get(f"/api/resumes/{resume['id']}")).json()["status"] == "ready"

    await eventually(is_read)
    interview = await person.create_interview(job_description=JOB, resume_id=resume["id"])
    call_id = await person.join(interview["id"])
    async with (agent := Agent(app)).http:
        question = interview["questions"][0]["id"]
        said = answered(question, f"I did it at {CANARY}.")
        await agent.report(call_id, joined(), began(), asked(question), said)
        for n, chunk in enumerate(tone_chunks(4)):
            await agent.put_audio(call_id, n, chunk)
    assert (await http.get(f"/api/answers/a-{question}/audio")).status_code == 200
    return person, interview, call_id


def leave_a_record(folder: Path, call_id: str, interview: dict[str, Any]) -> None:
    """What a process that was killed leaves of a live call, not delivered yet."""
    (folder / call_id / "audio").mkdir(parents=True)
    (folder / call_id / "interview").write_text(interview["id"])
    fact = heard(interview["questions"][1]["id"], f"Then {CANARY} said", 3)
    line = events.dump_json(numbered(fact, after=4)[0])
    (folder / call_id / "journal.jsonl").write_bytes(line + b"\n")
    for n, chunk in enumerate([*tone_chunks(4), CANARY.encode()]):
        (folder / call_id / "audio" / f"{n:06}.ogg").write_bytes(chunk)


async def put_files(context: Context, person_id: str, call_id: str) -> None:
    """A canary in every folder of files that a person can have."""
    for key in (
        f"resumes/{person_id}/x",
        f"exports/{person_id}/2026010203-x.zip",
        f"speech/{person_id}/2026010203-x.ogg",
        f"calls/{call_id}/000000.ogg",
        f"calls/{call_id}/cuts/x.ogg",
    ):
        await context.storage.put_bytes(key, CANARY.encode())


def files_with(folder: Path, words: list[str]) -> list[str]:
    """Files in a folder that have one of the words in their name or their content."""
    found: list[str] = []
    for path in folder.rglob("*"):
        content = path.read_bytes().lower() if path.is_file() else b""
        name = str(path.relative_to(folder)).lower()
        found += [
            name for word in words if word.lower() in name or word.lower().encode() in content
        ]
    return found


def test_every_table_is_somebodys_or_nobodys() -> None:
    nobodys = {table.name for table in Base.metadata.sorted_tables if not leads_to_a_person(table)}
    assert nobodys == OF_NOBODY, "what a person has must lead to them, so that it can be deleted"


async def test_nothing_is_left(
    settings: Settings, clock: FakeClock, tmp_path: Path, run_log: Path
) -> None:
    async def no_rooms(_engines: Engines, _app: FastAPI, _token: str) -> FakeRooms:
        return FakeRooms()

    async with serving(settings, clock, no_rooms) as app:
        context: Context = app.state.context
        person, interview, call_id = await a_whole_life(app)
        await settled(context.database)
        await person.http.aclose()
        person_id = person.grant["user"]["id"]

        def plant_all(db: Connection) -> dict[str, dict[str, Any]]:
            planted = plant(db, person_id)
            assert set(found_in(db, [CANARY])) >= places(planted)
            return planted

        async with context.database.writing() as db:
            planted = await (await db.connection()).run_sync(plant_all)
        await put_files(context, person_id, planted["call"]["id"])
    leave_a_record(settings.data_dir / "journal", call_id, interview)
    traces = [CANARY, person_id, interview["id"], call_id]
    left = {name.partition("/")[0] for name in files_with(settings.data_dir, traces)}
    assert left >= {"files", "journal", "outbox"}

    async with serving(settings, clock, real_rooms(settings, clock)) as app:
        context = app.state.context
        someone_else = await _someone_else(app)
        async with client(app, {"Authorization": _bearer(person)}) as http:
            answer = await http.delete("/api/users/me")
            assert answer.status_code == 202, answer.text
            await eventually(lambda: _is_done(http, f"/api/jobs/{answer.json()['job_id']}", clock))
        async with context.database.reading() as db:
            found = await (await db.connection()).run_sync(found_in, traces)
        assert found == []
        assert [file async for file in context.storage.under("")] == []
        assert (await someone_else.http.get("/api/interviews")).json()["items"]
        # With the application still running: nothing waits for its end.
        assert files_with(tmp_path, traces) == []
        await someone_else.http.aclose()
    assert files_with(tmp_path, traces) == []
    assert secrets_in(await asyncio.to_thread(run_log.read_text)) == []


async def _someone_else(app: FastAPI) -> Person:
    http = client(app)
    person = Person(http, (await http.post("/api/auth/guest")).json())
    await person.create_interview()
    return person


def _bearer(person: Person) -> str:
    return f"Bearer {person.grant['access_token']}"


async def _is_done(http: httpx.AsyncClient, job: str, clock: FakeClock) -> bool:
    # Whoever reads while the database is cleaned is in the way, and it is cleaned a little later.
    clock.advance(seconds=0.1)
    answer = await http.get(job)
    assert answer.status_code == 200, answer.text
    assert answer.json()["error"] is None
    return answer.json()["status"] == "done"
