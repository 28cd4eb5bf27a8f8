"""People, an agent, a clock and rooms for tests of the API."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from fastapi import FastAPI
from sqlalchemy import or_, select

from api.database import Database
from api.jobs.models import JobRow
from api.speech.engines import Engines
from schemas.errors import ErrorEnvelope
from schemas.journal import Event, events
from tests.api.engines import humming_engines
from tests.api.story import whole_interview

SERVICE_TOKEN = "the agent's token"
SIGNING_KEY = "the key that signs addresses"
BASE_URL = "http://testserver"
JOB = "Senior backend engineer at Acme. You know Python, PostgreSQL and testing."


class FakeClock:
    """Stands still until told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **delta: float) -> None:
        """Let time pass: `seconds=`, `minutes=`, `hours=` …"""
        self.now += timedelta(**delta)


@dataclass
class FakeRooms:
    """Rooms that answer every offer, unless told otherwise."""

    full: bool = False
    error: Exception | None = None
    answered: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])
    meanwhile: Callable[[str], Awaitable[object]] | None = None
    closed: bool = False
    forgotten: set[str] = field(default_factory=set[str])
    may_forget: asyncio.Event = field(default_factory=asyncio.Event)
    engines: Engines = field(default_factory=humming_engines)
    beside: dict[int, int] = field(default_factory=dict[int, int])

    def __post_init__(self) -> None:
        self.may_forget.set()

    async def has_place(self, call_id: str) -> bool:
        return not self.full

    async def answer(self, *, call_id: str, interview_id: str, offer_sdp: str) -> str:
        if self.error is not None:
            raise self.error
        if self.meanwhile is not None:
            await self.meanwhile(call_id)
        self.answered.append((call_id, interview_id, offer_sdp))
        return "v=0 answer"

    async def forget(self, call_ids: Iterable[str]) -> None:
        await self.may_forget.wait()
        self.forgotten.update(call_ids)

    async def aclose(self) -> None:
        self.closed = True


def client(app: FastAPI, headers: Mapping[str, str] | None = None) -> httpx.AsyncClient:
    """A client of the application."""
    transport = httpx.ASGITransport(app=app)
    return httpx.AsyncClient(transport=transport, base_url=BASE_URL, headers=headers)


class Person:
    """Somebody in a browser: cookies, and the CSRF header on everything."""

    def __init__(self, http: httpx.AsyncClient, grant: Mapping[str, Any]) -> None:
        self.http = http
        self.grant = grant
        if "csrf" in http.cookies:
            self.http.headers["X-CSRF-Token"] = http.cookies["csrf"]

    @classmethod
    def by_bearer(cls, app: FastAPI, grant: Mapping[str, Any]) -> "Person":
        """Somebody with an app, or a script."""
        return cls(client(app, {"Authorization": f"Bearer {grant['access_token']}"}), grant)

    async def create_interview(self, **changes: Any) -> dict[str, Any]:
        """A new interview of two questions."""
        body = {
            "job_description": JOB,
            "interview_type": "mixed",
            "question_count": 2,
            **changes,
        }
        answer = await self.http.post("/api/interviews/create", json=body)
        assert answer.status_code == 201, answer.text
        return answer.json()

    async def join(self, interview_id: str) -> str:
        """The id of the call."""
        answer = await self.http.post(f"/api/interviews/{interview_id}/join")
        assert answer.status_code == 200, answer.text
        return answer.json()["call_id"]


async def guest(app: FastAPI) -> Person:
    """A new guest."""
    http = client(app)
    answer = await http.post("/api/auth/guest")
    assert answer.status_code == 200, answer.text
    return Person(http, answer.json())


class Agent:
    """Reports what happens in a call."""

    def __init__(self, app: FastAPI) -> None:
        self.http = client(app, {"Authorization": f"Bearer {SERVICE_TOKEN}"})

    async def post(self, call_id: str, batch: Sequence[Event]) -> httpx.Response:
        """Send these events as they are."""
        body = [events.dump_python(event, mode="json") for event in batch]
        return await self.http.post(f"/api/agent/calls/{call_id}/journal", json=body)

    async def report(self, call_id: str, *happened: Event, after: int = 0) -> int:
        """Number events from `after` + 1 on, send them, and expect them to be stored."""
        answer = await self.post(call_id, numbered(*happened, after=after))
        assert answer.status_code == 200, answer.text
        return answer.json()["last_seq"]

    async def put_audio(self, call_id: str, n: int, chunk: bytes) -> None:
        """Store a chunk and expect success."""
        answer = await self.http.put(f"/api/agent/calls/{call_id}/audio/{n}", content=chunk)
        assert answer.status_code == 204, answer.text


def numbered(*happened: Event, after: int = 0) -> list[Event]:
    """The events with their `seq`."""
    return [event.model_copy(update={"seq": seq}) for seq, event in enumerate(happened, after + 1)]


def error_of(answer: httpx.Response, status: int, code: str, field: str | None = None) -> str:
    """Check the one shape of errors; the message."""
    assert answer.status_code == status, answer.text
    error = ErrorEnvelope.model_validate_json(answer.content).error
    assert (error.code, error.field) == (code, field)
    assert error.request_id == answer.headers["x-request-id"]
    return error.message


def without_its_source(interview: Mapping[str, Any]) -> dict[str, Any]:
    """What `GET /api/interviews/{id}` answers, as lists tell it."""
    source = {"job_description", "analysis", "resume_id"}
    assert source <= interview.keys()
    return {name: value for name, value in interview.items() if name not in source}


async def finish(person: Person, agent: Agent, interview: dict[str, Any]) -> str:
    """Let an interview happen to its end; the id of its call."""
    call_id = await person.join(interview["id"])
    first, second = (question["id"] for question in interview["questions"])
    await agent.report(call_id, *whole_interview(first, second))
    return call_id


async def eventually(holds: Callable[[], Awaitable[object]]) -> None:
    """Wait until what other tasks do has made this true."""
    async with asyncio.timeout(30):
        while not await holds():  # noqa: ASYNC110 - what is waited for lies in the database
            await asyncio.sleep(0.01)


async def settled(database: Database) -> None:
    """Wait until all background work that can be done now is done."""
    active = select(JobRow.id).where(
        JobRow.status.in_(("pending", "running")),
        or_(JobRow.status == "running", JobRow.woken_at.is_not(None)),
    )

    async def nothing_left() -> bool:
        async with database.reading() as db:
            return (await db.execute(active.limit(1))).first() is None

    await eventually(nothing_left)
