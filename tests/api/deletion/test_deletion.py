"""Deleting an account: who is told, what goes on where a crash left it, what stays of others."""

from contextlib import aclosing

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.accounts.models import UserRow
from api.audit.models import AuditRow
from api.audit.service import note
from api.context import Context
from api.database import ScrubBusy
from api.jobs.models import JobRow
from api.storage.storage import Storage
from tests.api.accounts.people import EMAIL, bearer, register
from tests.api.sound import tone_chunks
from tests.api.support import (
    Agent,
    FakeClock,
    FakeRooms,
    Person,
    client,
    error_of,
    eventually,
    finish,
    settled,
)

ME = "/api/users/me"


async def _ask(person: Person) -> str:
    answer = await person.http.delete(ME)
    assert answer.status_code == 202, answer.text
    return f"/api/jobs/{answer.json()['job_id']}"


async def _people(context: Context) -> list[str]:
    async with context.database.reading() as db:
        return list((await db.execute(select(UserRow.id))).scalars())


async def test_the_address_is_free_again_and_its_mails_are_gone(
    app: FastAPI, context: Context
) -> None:
    jane = await register(app)
    await settled(context.database)
    outbox = context.settings.data_dir / "outbox"
    assert len(list(outbox.iterdir())) == 1
    async with aclosing(jane.http):
        await _ask(jane)
        await settled(context.database)
        assert list(outbox.iterdir()) == []
        again = await register(app, EMAIL)
        await again.http.aclose()


async def test_whoever_asked_can_follow_it_for_an_hour_without_a_sign_in(
    app: FastAPI, context: Context, clock: FakeClock, rooms: FakeRooms, person: Person
) -> None:
    rooms.may_forget.clear()
    job = await _ask(person)
    async with client(app) as anybody, client(app, bearer(person.grant)) as phone:
        assert (await person.http.get(job)).json()["status"] in ("pending", "running")
        error_of(await anybody.get(job), 401, "not_signed_in")
        rooms.may_forget.set()
        await settled(context.database)
        for http in (anybody, phone, person.http):
            assert (await http.get(job)).json()["status"] == "done"
        error_of(await person.http.get(ME), 401, "not_signed_in")
        clock.advance(hours=1, seconds=1)
        error_of(await anybody.get(job), 401, "not_signed_in")


async def test_a_live_call_ends(
    context: Context, rooms: FakeRooms, person: Person, agent: Agent
) -> None:
    call_id = await person.join((await person.create_interview())["id"])
    await _ask(person)
    await settled(context.database)
    assert call_id in rooms.forgotten
    error_of(await agent.http.post(f"/api/agent/calls/{call_id}/heartbeat"), 404, "not_found")
    late = await agent.http.put(f"/api/agent/calls/{call_id}/audio/1", content=tone_chunks(1)[0])
    error_of(late, 404, "not_found")


class Interrupted(Exception):
    """The process died here."""


@pytest.mark.parametrize("at", [4, 5, 8])
async def test_it_goes_on_where_a_crash_left_it(
    at: int,
    context: Context,
    clock: FakeClock,
    person: Person,
    stranger: Person,
    agent: Agent,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Before the rows are deleted, right after that, and at the end: it takes eight folders."""
    call_id = await finish(person, agent, await person.create_interview())
    await agent.put_audio(call_id, 0, tone_chunks(1)[0])
    steps = 0

    async def delete_under(storage: Storage, prefix: str) -> None:
        nonlocal steps
        steps += 1
        if steps == at:
            raise Interrupted
        await whole(storage, prefix)

    whole = Storage.delete_under
    monkeypatch.setattr(Storage, "delete_under", delete_under)
    await _ask(person)
    await settled(context.database)
    assert steps == at
    async with context.database.reading() as db:
        waiting = (
            await db.execute(select(JobRow).where(JobRow.kind == "delete_account"))
        ).scalar_one()
    assert (waiting.status, waiting.attempts) == ("pending", 1)
    clock.advance(minutes=1)

    async def is_done() -> bool:
        async with context.database.reading() as db:
            return (await db.get_one(JobRow, waiting.id)).status == "done"

    await eventually(is_done)
    assert steps > 8
    assert await _people(context) == [stranger.grant["user"]["id"]]
    assert [file async for file in context.storage.under("")] == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_it_is_not_done_while_somebody_reads_what_was_deleted(
    context: Context, person: Person
) -> None:
    async with context.database.reading() as db:
        await db.execute(select(UserRow))
        async with context.database.writing() as other:
            await other.execute(select(UserRow).with_for_update())
            note(
                other,
                "job_retried",
                at=context.clock(),
                actor_id=None,
                owner_id=None,
                subject=None,
            )
        with pytest.raises(ScrubBusy):
            await context.database.scrub()
    await context.database.scrub()


async def test_what_was_done_to_them_stays_noted_without_them(
    context: Context, person: Person, stranger: Person
) -> None:
    mine, theirs = person.grant["user"]["id"], stranger.grant["user"]["id"]
    async with context.database.writing() as db:
        note(
            db,
            "disputes_listed",
            at=context.clock(),
            actor_id=theirs,
            owner_id=mine,
            subject="d-1",
            detail={"items": 1},
        )
    await _ask(person)
    await settled(context.database)
    async with context.database.reading() as db:
        rows = (await db.execute(select(AuditRow).order_by(AuditRow.action))).scalars().all()
    noted = [(row.action, row.actor_id, row.owner_id, row.subject, row.detail) for row in rows]
    assert noted == [
        ("account_deleted", None, None, None, {}),
        ("disputes_listed", theirs, None, None, {}),
    ]
