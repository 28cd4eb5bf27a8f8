"""The access matrix: every operation of the API, tried by everybody."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from datetime import timedelta
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from starlette.types import Message

from api.accounts import sessions
from api.accounts.models import UserRow
from api.accounts.repository import AccountRepository
from api.accounts.session_repository import SessionRepository
from api.accounts.sessions import Client
from api.accounts.tokens import ACCESS_LIFE
from api.context import Context
from api.ids import new_id
from schemas.accounts import Role
from tests.api.access.table import DONE, PERSONAS, TABLE, Row
from tests.api.access.things import Things
from tests.api.support import BASE_URL, SERVICE_TOKEN, Agent, Person, error_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""Who may do what does not depend on the database; the suites of the domains run on both."""

NAME = re.compile(r"{(\w+)}")
NOWHERE = "not-there"


@pytest.fixture
async def people(app: FastAPI, context: Context) -> AsyncIterator[Mapping[str, Person]]:
    """Everybody who has, or had, a sign-in of a person."""
    everybody = {
        "guest": await _person(app, context, guest=True),
        "other": await _person(app, context),
        "support": await _person(app, context, role="support"),
        "admin": await _person(app, context, role="admin"),
        "owner": await _person(app, context),
        "expired": await _person(app, context, began_before=ACCESS_LIFE),
        "revoked": await _person(app, context),
    }
    async with context.database.writing() as db:
        user_id = everybody["revoked"].grant["user"]["id"]
        await SessionRepository(db, user_id, context.clock()).end_all()
    yield everybody
    for person in everybody.values():
        await person.http.aclose()


async def _person(
    app: FastAPI,
    context: Context,
    *,
    role: Role = "user",
    guest: bool = False,
    began_before: timedelta = timedelta(0),
) -> Person:
    now = context.clock() - began_before
    user_id = new_id()
    user = UserRow(
        id=user_id,
        email=None if guest else f"a{user_id.lower()}@example.org",
        name="Somebody",
        role=role,
        guest=guest,
        created_at=now,
    )
    async with context.database.writing() as db:
        accounts = AccountRepository(db)
        accounts.add(user)
        await accounts.flush()
        signed_in = await sessions.begin(accounts, user, Client("192.0.2.1", None), now)
    return Person.by_bearer(app, signed_in.grant.model_dump(mode="json"))


def test_every_operation_has_its_line(app: FastAPI) -> None:
    paths: dict[str, dict[str, Any]] = app.openapi()["paths"]
    operations = {
        f"{method.upper()} {path}" for path, methods in paths.items() for method in methods
    }
    assert operations == TABLE.keys(), "see tests/api/access/table.py"


@pytest.mark.parametrize("operation", TABLE)
async def test_who_may(
    operation: str, app: FastAPI, agent: Agent, people: Mapping[str, Person]
) -> None:
    method, path = operation.split(" ")
    row = TABLE[operation]
    things = Things(app, people["owner"], agent)
    if row.first is not None:
        await row.first(things)
    url = await _fill(path + row.query, things)
    for persona in PERSONAS:
        bearer = _bearer(persona, people)
        ask = _Ask(app, method, url, bearer, row, await _body(row, things))
        expected = getattr(row.access, persona)
        answer = await ask.send()
        said = f"{persona}: {operation} → {answer.status_code} {answer.text[:300]}"
        if expected == DONE:
            assert answer.status_code == row.done if row.done else answer.is_success, said
            continue
        assert answer.status_code == expected, said
        error_of(answer, expected, answer.json()["error"]["code"])


@pytest.mark.parametrize("operation", [name for name in TABLE if "{" in name])
async def test_what_is_not_there(
    operation: str, app: FastAPI, agent: Agent, people: Mapping[str, Person]
) -> None:
    """The same answer as for what is somebody else's, for everybody who may ask at all."""
    method, path = operation.split(" ")
    row = TABLE[operation]
    things = Things(app, people["owner"], agent)
    for persona in PERSONAS:
        if getattr(row.access, persona) not in (DONE, 404):
            continue
        url = NAME.sub(lambda match: "0" if match[1] == "n" else NOWHERE, path + row.query)
        ask = _Ask(app, method, url, _bearer(persona, people), row, await _body(row, things))
        error_of(await ask.send(), 404, "not_found")


def _bearer(persona: str, people: Mapping[str, Person]) -> dict[str, str]:
    if persona == "anonymous":
        return {}
    token = SERVICE_TOKEN if persona == "service" else people[persona].grant["access_token"]
    return {"Authorization": f"Bearer {token}"}


async def _body(row: Row, things: Things) -> Any:
    return None if row.json is None else json.loads(await _fill(json.dumps(row.json), things))


async def _fill(text: str, things: Things) -> str:
    for name in NAME.findall(text):
        text = text.replace(f"{{{name}}}", await things.get(name))
    return text


class _Ask:
    """One request."""

    def __init__(
        self,
        app: FastAPI,
        method: str,
        url: str,
        headers: dict[str, str],
        row: Row,
        body: Any,
    ) -> None:
        self._app = app
        self._request = httpx.Request(
            method, BASE_URL + url, headers=headers, json=body, files=row.files, content=row.content
        )
        self._stream = row.stream

    async def send(self) -> httpx.Response:
        if self._stream:
            return await self._begin()
        transport = httpx.ASGITransport(app=self._app)
        async with httpx.AsyncClient(transport=transport) as http:
            return await http.send(self._request)

    async def _begin(self) -> httpx.Response:
        """Go away once the answer has begun, as whoever closes a stream."""
        url = self._request.url
        begun = asyncio.Event()
        asked: list[Message] = [{"type": "http.request"}]
        status = 0
        body = b""

        async def receive() -> Message:
            if asked:
                return asked.pop()
            await begun.wait()
            return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            nonlocal status, body
            status = message.get("status", status)
            body += message.get("body", b"")
            begun.set()

        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": self._request.method,
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path,
            "query_string": b"",
            "headers": [(name.lower(), value) for name, value in self._request.headers.raw],
            "client": ("127.0.0.1", 1),
            "server": ("testserver", 80),
        }
        await self._app(scope, receive, send)
        headers = {"x-request-id": json.loads(body)["error"]["request_id"]} if status >= 400 else {}
        return httpx.Response(status, content=body, headers=headers)


async def test_a_list_shows_ones_own_only(
    app: FastAPI, agent: Agent, people: Mapping[str, Person]
) -> None:
    things = Things(app, people["owner"], agent)
    mine = await things.get("interview_id")
    listed = (await people["owner"].http.get("/api/interviews")).json()["items"]
    assert [item["id"] for item in listed] == [mine]
    for persona in ("guest", "other", "support", "admin"):
        assert (await people[persona].http.get("/api/interviews")).json()["items"] == []


@pytest.mark.parametrize("kind", ["interview", "resume"])
async def test_what_was_deleted_is_listed_for_its_owner_only(
    kind: str, app: FastAPI, agent: Agent, people: Mapping[str, Person]
) -> None:
    things = Things(app, people["owner"], agent)
    mine = await things.get(f"{kind}_id")
    await people["owner"].http.delete(f"/api/{kind}s/{mine}")
    url = f"/api/{kind}s?deleted=true"
    listed = (await people["owner"].http.get(url)).json()["items"]
    assert [item["id"] for item in listed] == [mine]
    for persona in ("guest", "other", "support", "admin"):
        assert (await people[persona].http.get(url)).json()["items"] == []
