"""Everything that a person has, in one file, and nothing of anybody else."""

import io
import json
import tracemalloc
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any
from zipfile import ZipFile

import pytest
from fastapi import FastAPI
from sqlalchemy import select, update

from api.context import Context
from api.export.rows import told_tables
from api.export.zipping import Member, several, zipped
from api.quotas.models import UsageRow
from api.resumes.models import ResumeRow
from tests.api.accounts.people import EMAIL, register
from tests.api.canary.planting import OF_NOBODY, plant
from tests.api.sound import decode, tone_chunks
from tests.api.support import Agent, FakeClock, Person, client, error_of, finish, settled
from tests.run_log import CANARY

RESUME = b"Jane Doe\njane@example.org\n\nSkills\nPython\n"


async def _export(person: Person, context: Context) -> str:
    """The address of a new export."""
    asked = await person.http.post("/api/users/me/export")
    assert asked.status_code == 202, asked.text
    await settled(context.database)
    job = (await person.http.get(f"/api/jobs/{asked.json()['job_id']}")).json()
    assert job["status"] == "done", job
    return job["result_url"]


async def _opened(app: FastAPI, url: str) -> ZipFile:
    async with client(app) as anybody:
        answer = await anybody.get(url)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    archive = ZipFile(io.BytesIO(answer.content))
    assert archive.testzip() is None
    return archive


def _rows(archive: ZipFile, table: str) -> list[dict[str, Any]]:
    return json.loads(archive.read(f"data/{table}.json"))


async def test_it_holds_everything(app: FastAPI, context: Context, agent: Agent) -> None:
    jane = await register(app)
    file = {"file": ("cv.txt", RESUME, "text/plain")}
    resume = (await jane.http.post("/api/resumes/upload", files=file)).json()
    interview = await jane.create_interview()
    call_id = await finish(jane, agent, interview)
    for n, chunk in enumerate(tone_chunks(4)):
        await agent.put_audio(call_id, n, chunk)
    archive = await _opened(app, await _export(jane, context))
    await jane.http.aclose()
    assert archive.read("README.txt").startswith(b"Everything")
    assert [row["email"] for row in _rows(archive, "user")] == [EMAIL]
    assert [row["id"] for row in _rows(archive, "interview")] == [interview["id"]]
    assert {row["text"] for row in _rows(archive, "answer")} >= {"I did it.", "Alone."}
    assert len(_rows(archive, "journal")) == 16
    assert archive.read(f"resumes/{resume['id']}.txt") == RESUME
    folder = f"interviews/{interview['id']}"
    assert len(decode(archive.read(f"{folder}/recording.ogg"))) == pytest.approx(96_000, abs=2_000)
    assert archive.read(f"{folder}/report.pdf").startswith(b"%PDF")


async def test_every_table_is_told_and_nothing_that_opens_doors(
    app: FastAPI, context: Context, person: Person, stranger: Person
) -> None:
    async with context.database.writing() as db:
        planted = await (await db.connection()).run_sync(plant, stranger.grant["user"]["id"])
    archive = await _opened(app, await _export(person, context))
    everything = b"".join(archive.read(name) for name in archive.namelist())
    assert CANARY.encode() not in everything, "this is somebody else's"
    told = {table.name for table in told_tables()}
    assert planted.keys() - told == {"token", "one_time_token", "idempotency"}
    assert not told & OF_NOBODY
    names = {name for name in archive.namelist() if name.startswith("data/")}
    assert names == {f"data/{name}.json" for name in told}


async def test_a_planted_row_of_every_table_is_in_it(
    app: FastAPI, context: Context, person: Person
) -> None:
    owner_id = person.grant["user"]["id"]
    async with context.database.writing() as db:
        planted = await (await db.connection()).run_sync(plant, owner_id)
        await db.execute(update(ResumeRow).values(content_type="text/plain"))
    resume = planted["resume"]
    await context.storage.put_bytes(resume["file_key"], bytes(resume["size"]))
    archive = await _opened(app, await _export(person, context))
    for table in told_tables():
        assert _rows(archive, table.name), table.name
    everything = b"".join(archive.read(name) for name in archive.namelist())
    for secret in (
        planted["user"]["password_hash"],
        planted["token"]["hash"],
        planted["one_time_token"]["hash"],
        planted["share"]["token_hash"],
        planted["session"]["csrf_hash"],
    ):
        assert secret.encode() not in everything


async def test_its_address_opens_for_an_hour_and_the_file_is_the_owners(
    app: FastAPI, context: Context, clock: FakeClock, person: Person, stranger: Person
) -> None:
    url = await _export(person, context)
    path = url.partition("?")[0]
    async with client(app) as anybody:
        error_of(await anybody.get(path), 401, "not_signed_in")
        error_of(await stranger.http.get(path), 404, "not_found")
        assert (await person.http.get(path)).status_code == 200
        clock.advance(hours=1)
        error_of(await anybody.get(url), 410, "expired", "signature")


async def test_it_is_never_in_memory_as_a_whole() -> None:
    block = b"\0" * 512 * 1024
    count = 200

    async def members() -> AsyncIterator[Member]:
        yield Member("large.ogg", several(block for _ in range(count)), packed=True)

    size = 0
    tracemalloc.start()
    try:
        async for part in zipped(members(), datetime(2026, 1, 2, tzinfo=UTC)):
            size += len(part)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > count * len(block)
    assert peak < 10 * 1024 * 1024


async def test_a_day_has_so_many_exports(
    person: Person, stranger: Person, context: Context
) -> None:
    async with context.database.writing() as db:
        limit = context.settings.quota_exports
        await context.quotas.take(db, person.grant["user"]["id"], "exports", limit)
    refused = await person.http.post("/api/users/me/export")
    assert "10 copies of everything today" in error_of(refused, 429, "quota_reached")
    assert int(refused.headers["retry-after"]) > 0
    assert (await stranger.http.post("/api/users/me/export")).status_code == 202
    await settled(context.database)


async def test_asked_for_twice_with_one_key_it_is_made_and_counted_once(
    person: Person, stranger: Person, context: Context
) -> None:
    key = {"Idempotency-Key": "k"}
    path = "/api/users/me/export"
    first = await person.http.post(path, headers=key)
    await settled(context.database)
    again = await person.http.post(path, headers=key)
    assert (first.status_code, again.status_code) == (202, 202)
    assert again.json() == first.json()
    # Another's key is another key.
    assert (await stranger.http.post(path, headers=key)).json() != first.json()
    async with context.database.reading() as db:
        used = select(UsageRow.amount).where(
            UsageRow.kind == "exports", UsageRow.user_id == person.grant["user"]["id"]
        )
        assert (await db.execute(used)).scalars().all() == [1]
    await settled(context.database)
