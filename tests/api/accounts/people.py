"""People with accounts, and their mail."""

import re
from collections.abc import Mapping
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from typing import Any

import httpx
from fastapi import FastAPI

from api.accounts.models import UserRow
from api.context import Context
from schemas.accounts import Role
from schemas.events import JobChanged
from tests.api.support import Person, client

EMAIL = "jane@example.org"
PASSWORD = "five green bottles"
NEW_PASSWORD = "six brown bottles"
WITHIN_S = 60.0
"""Long enough on any machine: a test that waits so long has failed."""


def registration(email: str = EMAIL, **changes: Any) -> dict[str, Any]:
    """The body that makes an account."""
    return {"email": email, "password": PASSWORD, "name": "Jane", **changes}


async def register(app: FastAPI, email: str = EMAIL, *, role: Role = "user") -> Person:
    """Somebody with an account, signed in."""
    http = client(app)
    answer = await http.post("/api/auth/register", json=registration(email))
    assert answer.status_code == 201, answer.text
    person = Person(http, answer.json())
    if role != "user":
        await appoint(app.state.context, person, role)
    return person


async def appoint(context: Context, person: Person, role: Role) -> None:
    """Give somebody a role."""
    async with context.database.writing() as db:
        user = await db.get_one(UserRow, person.grant["user"]["id"])
        user.role = role


async def log_in(
    app: FastAPI, email: str = EMAIL, password: str = PASSWORD, **headers: str
) -> httpx.Response:
    """Try to sign in, from a browser of its own."""
    async with client(app, headers) as http:
        return await http.post("/api/auth/login", json={"email": email, "password": password})


def bearer(grant: Mapping[str, Any]) -> dict[str, str]:
    """The header that says who one is."""
    return {"Authorization": f"Bearer {grant['access_token']}"}


async def post(context: Context, user_id: str, count: int) -> list[EmailMessage]:
    """All mails, as soon as `count` of them went to this person; the newest last."""
    done = 0
    with context.events.subscribe(user_id, last_id="0-0") as subscription:
        async for event in subscription.events(WITHIN_S):
            if event.type == "job":
                done += JobChanged.model_validate_json(event.data).status == "done"
            if done == count:
                break
    assert done == count
    return letters(context)


def letters(context: Context) -> list[EmailMessage]:
    """All mails in the outbox, in the order in which they were written."""
    parser = BytesParser(policy=policy.default)
    folder = context.settings.data_dir / "outbox"
    found = sorted(folder.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    return [parser.parsebytes(path.read_bytes()) for path in found]


def link_in(letter: EmailMessage) -> tuple[str, str]:
    """The page a letter leads to, and the token."""
    links = re.findall(r"(http\S+)#token=(\S+)", letter.get_content())
    assert len(links) == 1
    return links[0]
