"""What is old goes, what is not stays; each of it once a day, without being asked for."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest
from sqlalchemy import select

from api.audit.models import AuditRow
from api.calls.models import CallRow
from api.context import Context
from api.export.naming import file_key, new_export_id
from api.idempotency.models import IdempotencyRow
from api.interviews.models import InterviewRow, QuestionRow
from api.job_kinds import job_kinds
from api.jobs.models import JobRow
from api.quotas.models import UsageRow
from api.resumes.models import ResumeRow
from api.shares.models import ShareRow
from api.telemetry.models import TelemetryRow
from tests.api.sound import tone_chunks
from tests.api.support import JOB, Agent, FakeClock, Person, error_of, finish, settled

Do = Callable[[str], Awaitable[None]]


@pytest.fixture
def do(context: Context) -> Do:
    """Has one kind of work done."""

    async def enqueue(kind: str) -> None:
        async with context.database.writing() as db:
            job_id = await context.jobs.enqueue(db, kind, subject="", owner_id=None)
        await settled(context.database)
        async with context.database.reading() as db:
            assert (await db.get_one(JobRow, job_id)).status == "done"

    return enqueue


async def _spoken(person: Person, agent: Agent) -> tuple[str, str]:
    """An interview with sound, and its call."""
    interview = await person.create_interview()
    call_id = await finish(person, agent, interview)
    for n, chunk in enumerate(tone_chunks(4)):
        await agent.put_audio(call_id, n, chunk)
    await person.http.get(f"/api/interviews/{interview['id']}/recording")
    return interview["id"], call_id


def _failed_work(at: datetime) -> JobRow:
    return JobRow(
        id="f",
        kind="unknown",
        subject="s",
        payload={},
        status="failed",
        progress=1.0,
        attempts=5,
        next_try_at=at,
        again=False,
        created_at=at,
        finished_at=at,
    )


async def _files(context: Context) -> set[str]:
    return {file.key async for file in context.storage.under("")}


async def _choose(person: Person, days: int | None) -> None:
    body = {"name": "Jane", "audio_retention_days": days}
    assert (await person.http.put("/api/users/me", json=body)).status_code == 200


async def test_all_of_it_is_regular_work(context: Context) -> None:
    regular = {kind.name for kind in job_kinds(context) if kind.every is not None}
    assert regular >= {"purge_audio", "purge_deleted", "purge_records", "purge_exports"}
    assert regular >= {"forget_expired_sign_ins", "abandon_left_interviews", "delete_lost_guests"}


async def test_sound_goes_after_90_days_and_words_stay(
    do: Do, context: Context, clock: FakeClock, person: Person, agent: Agent
) -> None:
    interview_id, call_id = await _spoken(person, agent)
    clock.advance(days=89)
    await do("purge_audio")
    assert await _files(context)
    clock.advance(days=1)
    await do("purge_audio")
    assert await _files(context) == set()
    results = f"/api/interviews/{interview_id}/results"
    async with context.database.reading() as db:
        call = await db.get_one(CallRow, call_id)
    assert call.audio_purged_at == clock()
    # The sign-in of that time is over by now.
    clock.advance(days=-80)
    seen = (await person.http.get(results)).json()
    assert seen["recording"] is None
    assert [answer["audio_url"] for answer in seen["answers"]] == [None, None]
    assert seen["answers"][0]["transcript"] == "I did it myself."
    gone = await person.http.get(f"/api/interviews/{interview_id}/recording")
    error_of(gone, 404, "not_found")


async def test_everybody_chooses_for_themselves(
    do: Do, context: Context, clock: FakeClock, person: Person, stranger: Person, agent: Agent
) -> None:
    _, short = await _spoken(person, agent)
    _, long = await _spoken(stranger, agent)
    await _choose(person, 7)
    await _choose(stranger, 365)
    clock.advance(days=7)
    await do("purge_audio")
    assert {key.split("/")[1] for key in await _files(context)} == {long}
    clock.advance(days=357)
    await do("purge_audio")
    assert {key.split("/")[1] for key in await _files(context)} == {long}
    clock.advance(days=1)
    await do("purge_audio")
    assert await _files(context) == set(), short


async def test_what_was_deleted_goes_for_good_when_it_cannot_be_restored(
    do: Do, context: Context, clock: FakeClock, person: Person, agent: Agent
) -> None:
    deleted, _ = await _spoken(person, agent)
    kept, kept_call = await _spoken(person, agent)
    file = {"file": ("cv.txt", b"Jane Doe\njane@example.org\n\nSkills\nPython\n", "text/plain")}
    resume = (await person.http.post("/api/resumes/upload", files=file)).json()
    await settled(context.database)
    await person.http.delete(f"/api/interviews/{deleted}")
    await person.http.delete(f"/api/resumes/{resume['id']}")
    clock.advance(days=30)
    before = await _files(context)
    await do("purge_deleted")
    assert await _files(context) == before, "it can still be restored"
    clock.advance(seconds=1)
    await do("purge_deleted")
    async with context.database.reading() as db:
        assert (await db.execute(select(InterviewRow.id))).scalars().all() == [kept]
        assert set((await db.execute(select(QuestionRow.interview_id))).scalars()) == {kept}
        assert (await db.execute(select(ResumeRow.id))).scalars().all() == []
    assert {key.split("/")[1] for key in await _files(context)} == {kept_call}


async def test_what_was_remembered_for_a_while(
    do: Do, context: Context, clock: FakeClock, person: Person
) -> None:
    body = {"job_description": JOB, "interview_type": "mixed"}
    await person.http.post("/api/interviews/create", json=body, headers={"Idempotency-Key": "k"})
    report = {"page": "home", "measures": [{"name": "lcp", "value": 1.0}]}
    await person.http.post("/api/telemetry", json=report)

    async def left() -> tuple[int, int]:
        async with context.database.reading() as db:
            keys = (await db.execute(select(IdempotencyRow))).scalars().all()
            figures = (await db.execute(select(TelemetryRow))).scalars().all()
            return len(keys), len(figures)

    _, figures = await left()
    await do("purge_records")
    assert await left() == (1, figures)
    clock.advance(days=1)
    await do("purge_records")
    assert await left() == (0, figures)
    clock.advance(days=89)
    await do("purge_records")
    assert await left() == (0, 0)


async def test_records_go_when_their_time_is_over(
    do: Do, context: Context, clock: FakeClock, person: Person, agent: Agent
) -> None:
    interview_id, _ = await _spoken(person, agent)
    share = {"expires_in_days": 1, "show": {"name": True, "resume": False, "audio": False}}
    await person.http.post(f"/api/interviews/{interview_id}/share", json=share)
    async with context.database.writing() as db:
        db.add(_failed_work(clock()))

    async def left() -> list[str]:
        async with context.database.reading() as db:
            tables = (ShareRow, AuditRow, UsageRow)
            rows = [(await db.execute(select(table).limit(1))).first() for table in tables]
            names = [table.__tablename__ for table, row in zip(tables, rows, strict=True) if row]
            return names + ["job"] * (await db.get(JobRow, "f") is not None)

    day = 0
    for until, expected in (
        (30, ["share", "audit", "usage", "job"]),
        (31, ["audit", "usage", "job"]),
        (89, ["audit", "usage", "job"]),
        (90, ["audit", "usage"]),
        (364, ["audit", "usage"]),
        (366, []),
    ):
        clock.advance(days=until - day)
        day = until
        await do("purge_records")
        assert await left() == expected, f"after {until} days"


async def test_exports_are_there_for_a_day(
    do: Do, context: Context, clock: FakeClock, person: Person
) -> None:
    owner_id = person.grant["user"]["id"]
    key = file_key(owner_id, new_export_id(clock()))
    await context.storage.put_bytes(key, b"zip")
    clock.advance(hours=24)
    await do("purge_exports")
    assert await _files(context) == {key}
    clock.advance(hours=2)
    await do("purge_exports")
    assert await _files(context) == set()
