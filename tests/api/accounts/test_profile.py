"""One's own account: seen, changed, deleted."""

import asyncio
from contextlib import aclosing

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.accounts.profile import DELETE_ACCOUNT
from api.context import Context
from api.jobs.models import JobRow
from tests.api.accounts.people import EMAIL, bearer, log_in, register
from tests.api.support import FakeRooms, Person, client, error_of

ME = "/api/users/me"


async def test_a_person_sees_and_changes_themselves(app: FastAPI) -> None:
    jane = await register(app)
    async with aclosing(jane.http) as http:
        seen = (await http.get(ME)).json()
        assert seen == jane.grant["user"] | {"verified": False, "audio_retention_days": None}
        body = {"name": "Jane Doe", "audio_retention_days": 7}
        changed = await http.put(ME, json=body)
        assert changed.status_code == 200, changed.text
        assert changed.json() == seen | body
        assert (await http.get(ME)).json() == seen | body
        assert (await http.get("/api/auth/me")).json()["name"] == "Jane Doe"
        # What is left out stays; null is the default again.
        renamed = (await http.put(ME, json={"name": "Jane"})).json()
        assert renamed == seen | {"audio_retention_days": 7}
        back = await http.put(ME, json={"name": "Jane", "audio_retention_days": None})
        assert back.json() == seen


async def test_a_guest_can_set_the_same(person: Person) -> None:
    changed = await person.http.put(ME, json={"name": "Somebody", "audio_retention_days": 1})
    assert (changed.json()["name"], changed.json()["guest"]) == ("Somebody", True)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
        ({"audio_retention_days": 0}, "audio_retention_days"),
        ({"audio_retention_days": 366}, "audio_retention_days"),
        ({"email": "other@example.org"}, "email"),
        ({"role": "admin"}, "role"),
    ],
)
async def test_what_cannot_be_set(person: Person, change: dict[str, object], field: str) -> None:
    refused = await person.http.put(ME, json={"name": "Jane"} | change)
    error_of(refused, 422, "does_not_fit", field)


async def test_deleting_an_account_asks_for_the_work_and_signs_out_elsewhere(
    app: FastAPI, context: Context, rooms: FakeRooms
) -> None:
    rooms.may_forget.clear()
    jane = await register(app)
    phone = bearer((await log_in(app)).json())
    async with aclosing(jane.http) as http:
        answer = await http.delete(ME)
        assert answer.status_code == 202, answer.text
        async with context.database.reading() as db:
            query = select(JobRow).where(JobRow.kind == DELETE_ACCOUNT)
            job = (await db.execute(query)).scalar_one()
        assert answer.json() == {"job_id": job.id}
        assert job.subject == job.owner_id == jane.grant["user"]["id"]
        error_of(await http.get(ME, headers=phone), 401, "not_signed_in")
        error_of(await log_in(app), 401, "wrong_credentials")


async def test_an_account_on_its_way_out_can_be_watched_and_not_used(
    app: FastAPI, rooms: FakeRooms
) -> None:
    rooms.may_forget.clear()
    jane = await register(app)
    async with aclosing(jane.http) as http:
        await http.delete(ME)
        assert (await http.get("/api/interviews")).status_code == 200
        refused = await http.put(ME, json={"name": "Still here"})
        error_of(refused, 403, "forbidden")
        token = {"refresh_token": jane.grant["refresh_token"]}
        over = await http.post("/api/auth/refresh", json=token)
        error_of(over, 401, "not_signed_in", "refresh_token")
        taken = await http.post("/api/auth/forgot", json={"email": EMAIL})
        assert taken.status_code == 202


async def test_deleting_twice_at_once_is_deleting_once(
    app: FastAPI, context: Context, rooms: FakeRooms
) -> None:
    rooms.may_forget.clear()
    jane = await register(app)
    async with aclosing(jane.http), client(app, bearer(jane.grant)) as other:
        answers = await asyncio.gather(jane.http.delete(ME), other.delete(ME))
    assert {answer.status_code for answer in answers} <= {202, 403}
    async with context.database.reading() as db:
        query = select(JobRow.id).where(JobRow.kind == DELETE_ACCOUNT)
        assert len((await db.execute(query)).scalars().all()) == 1
