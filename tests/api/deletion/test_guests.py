"""Guests to whom no sign-in leads any more are deleted with all they left, and nobody else is."""

from contextlib import aclosing

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.accounts.models import UserRow
from api.accounts.tokens import SESSION_LIFE
from api.context import Context
from api.deletion import guests
from api.jobs.models import JobRow
from tests.api.accounts.people import register
from tests.api.sound import tone_chunks
from tests.api.support import Agent, FakeClock, Person, finish, guest, settled


async def clean(context: Context) -> None:
    """What is done once a day."""
    async with context.database.writing() as db:
        await context.jobs.enqueue(db, "delete_lost_guests", subject="", owner_id=None)
    await settled(context.database)


async def people(context: Context) -> set[str]:
    async with context.database.reading() as db:
        return set((await db.execute(select(UserRow.id))).scalars())


def id_of(person: Person) -> str:
    return person.grant["user"]["id"]


async def leave_something(context: Context, person: Person, agent: Agent) -> None:
    """A résumé, and an interview with its sound."""
    file = {"file": ("cv.txt", b"Ada Lovelace\nada@example.org\n\nSkills\nPython, PostgreSQL\n")}
    assert (await person.http.post("/api/resumes/upload", files=file)).status_code == 201
    call_id = await finish(person, agent, await person.create_interview())
    await agent.put_audio(call_id, 0, tone_chunks(1)[0])
    await settled(context.database)
    assert len([file async for file in context.storage.under("")]) == 2


async def test_who_signed_out_is_gone_with_every_file(
    app: FastAPI, context: Context, person: Person, stranger: Person, agent: Agent
) -> None:
    await leave_something(context, person, agent)
    assert (await person.http.post("/api/auth/logout")).status_code == 204
    await clean(context)
    assert await people(context) == {id_of(stranger)}
    assert [file async for file in context.storage.under("")] == []
    async with context.database.reading() as db:
        about = select(JobRow.id).where(JobRow.subject == id_of(person))
        assert (await db.execute(about)).first() is None


async def test_who_stayed_away_for_as_long_as_a_sign_in_lasts_is_gone(
    app: FastAPI, context: Context, clock: FakeClock, person: Person, agent: Agent
) -> None:
    jane = await register(app)
    await jane.http.aclose()
    await leave_something(context, person, agent)
    clock.now += SESSION_LIFE / 2
    later = await guest(app)
    async with aclosing(later.http):
        await clean(context)
        assert await people(context) == {id_of(jane), id_of(person), id_of(later)}
        clock.now += SESSION_LIFE / 2
        await clean(context)
        # An account has a password, and comes back with it.
        assert await people(context) == {id_of(jane), id_of(later)}
        assert [file async for file in context.storage.under("")] == []


async def test_a_guest_who_became_an_account_stays(
    app: FastAPI, context: Context, clock: FakeClock, person: Person
) -> None:
    body = {"email": "ada@example.org", "password": "five green bottles", "name": "Ada"}
    assert (await person.http.post("/api/auth/register", json=body)).status_code == 201
    clock.now += SESSION_LIFE
    await clean(context)
    assert await people(context) == {id_of(person)}


async def test_more_than_fit_into_one_transaction(
    context: Context, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guests, "AT_ONCE", 2)
    async with context.database.writing() as db:
        db.add_all(
            UserRow(id=f"g{n}", email=None, name="G", role="user", guest=True, created_at=clock.now)
            for n in range(3)
        )
    await clean(context)
    assert await people(context) == set()
