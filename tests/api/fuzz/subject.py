"""The application on a real port, with somebody who has one of everything."""

import asyncio
import threading
from collections.abc import Collection, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI
from sqlalchemy import update

from agent.engines.choice import Engines
from api.accounts.models import UserRow
from api.clock import system_clock
from api.database import Database
from api.main import create_app
from api.settings import Settings
from bench.server import free_port
from schemas.journal import events
from tests.api.sound import tone_chunks
from tests.api.story import whole_interview
from tests.api.support import JOB, SERVICE_TOKEN, SIGNING_KEY, FakeRooms, numbered

MANY = "1000000/minute"
AGENT = {"Authorization": f"Bearer {SERVICE_TOKEN}"}
OF_A_LINK = {"share_id", "token"}
OF_AN_INTERVIEW = {
    "interview_id",
    "question_id",
    "answer_id",
    "call_id",
    "dispute_id",
    *OF_A_LINK,
}
RESUME = b"Ada Lovelace\nada@example.org\n\nSkills\nPython, PostgreSQL\n"


def settings_for(data_dir: Path, database_url: str) -> Settings:
    """Settings under which nothing is refused for being too much."""
    names = Settings.model_fields
    raised: dict[str, Any] = {
        **{name: MANY for name in names if name.startswith("limit_")},
        **{name: 1_000_000 for name in names if name.startswith("quota_")},
    }
    return Settings(
        data_dir=data_dir,
        database_url=database_url,
        guests=True,
        web_dist=data_dir / "dist",
        **raised,
    )


@dataclass(frozen=True, slots=True)
class Owner:
    """Somebody with the things that a path names, by the name of its parameter.

    things: one set for an interview that is over, and one for one that waits.
    """

    headers: Mapping[str, str]
    things: tuple[Mapping[str, str], ...]


@dataclass(slots=True)
class Subject:
    """The running application."""

    app: FastAPI
    url: str
    database_url: str
    http: httpx.Client = field(repr=False)

    def owner(self, names: Collection[str], *, admin: bool = False) -> Owner:
        """A new person who has what these names mean; the interviewer's own for its routes."""
        grant = self._json("POST", "/api/auth/guest", {})
        headers = {"Authorization": f"Bearer {grant['access_token']}"}
        shared = {"n": "0"}
        if "session_id" in names:
            listed = self._json("GET", "/api/auth/sessions", headers)
            shared["session_id"] = listed["items"][0]["id"]
        if "resume_id" in names:
            document = {"file": ("resume.txt", RESUME, "text/plain")}
            uploaded = self._json("POST", "/api/resumes/upload", headers, files=document)
            shared["resume_id"] = uploaded["id"]
        if "job_id" in names:
            shared["job_id"] = self._json("POST", "/api/users/me/export", headers)["job_id"]
        over, waiting = dict(shared), dict(shared)
        if OF_AN_INTERVIEW & set(names):
            waiting |= self._interview(headers)
            over |= self._let_happen(headers, self._interview(headers))
        if "dispute_id" in names:
            path = f"/api/answers/{over['answer_id']}/dispute"
            opened = self._json("POST", path, headers, json={"reason": "I did say why."})
            over["dispute_id"] = opened["id"]
        if OF_A_LINK & set(names):
            over |= self._link(headers, over["interview_id"])
        if admin:
            self._promote(grant["user"]["id"])
        return Owner(headers, (over, waiting))

    def _interview(self, headers: Mapping[str, str]) -> dict[str, str]:
        body = {"job_description": JOB, "interview_type": "mixed", "question_count": 2}
        interview = self._json("POST", "/api/interviews/create", headers, json=body)
        first, second = (question["id"] for question in interview["questions"])
        return {
            "interview_id": interview["id"],
            "question_id": first,
            "other_question_id": second,
            "answer_id": f"a-{first}",
        }

    def _let_happen(self, headers: Mapping[str, str], things: dict[str, str]) -> dict[str, str]:
        path = f"/api/interviews/{things['interview_id']}/join"
        call_id = self._json("POST", path, headers)["call_id"]
        for n, chunk in enumerate(tone_chunks(4)):
            audio = f"/api/agent/calls/{call_id}/audio/{n}"
            self.http.put(audio, headers=AGENT, content=chunk).raise_for_status()
        story = whole_interview(things["question_id"], things["other_question_id"])
        body = [events.dump_python(event, mode="json") for event in numbered(*story)]
        self._json("POST", f"/api/agent/calls/{call_id}/journal", AGENT, json=body)
        return {**things, "call_id": call_id}

    def _link(self, headers: Mapping[str, str], interview_id: str) -> dict[str, str]:
        body = {"expires_in_days": 1, "show": {"name": True, "resume": True, "audio": True}}
        link = self._json("POST", f"/api/interviews/{interview_id}/share", headers, json=body)
        return {"share_id": link["id"], "token": link["url"].rpartition("/")[2]}

    def _promote(self, user_id: str) -> None:
        async def promote() -> None:
            database = Database(self.database_url)
            async with database.writing() as session:
                statement = update(UserRow).where(UserRow.id == user_id).values(role="admin")
                await session.execute(statement)
            await database.aclose()

        asyncio.run(promote())

    def _json(self, method: str, path: str, headers: Mapping[str, str], **sent: Any) -> Any:
        answer = self.http.request(method, path, headers=headers, **sent)
        answer.raise_for_status()
        return answer.json()


def application(data_dir: Path, database_url: str) -> FastAPI:
    """The application on a migrated database, with rooms that nobody talks in."""

    async def build(_engines: Engines, _app: FastAPI, _token: str) -> FakeRooms:
        return FakeRooms()

    return create_app(
        settings_for(data_dir, database_url),
        service_token=SERVICE_TOKEN,
        signing_key=SIGNING_KEY,
        rooms_factory=build,
        clock=system_clock,
    )


@contextmanager
def running_subject(data_dir: Path, database_url: str) -> Generator[Subject]:
    """The application on a migrated database, in a thread, until the block ends."""
    app = application(data_dir, database_url)
    up = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            up.set()

    port = free_port()
    server = Server(uvicorn.Config(app, port=port, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        assert up.wait(30), "the application did not start"
        url = f"http://127.0.0.1:{port}"
        with httpx.Client(base_url=url, timeout=30) as http:
            yield Subject(app=app, url=url, database_url=database_url, http=http)
    finally:
        server.should_exit = True
        thread.join()
