"""What the people who run a server see and do."""

from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from agent.engines.usage import Usage
from api.accounts.models import UserRow
from api.audit.models import AuditRow
from api.context import Context
from api.disputes.models import DisputeRow
from api.engine_tools import usage_log
from api.jobs.models import JobRow
from api.quotas.models import UsageRow
from schemas.accounts import Role
from schemas.admin import AdminDispute, AdminJob, AdminUser, EngineInForce, UsageDay
from schemas.lists import Page
from tests.api.accounts.people import register
from tests.api.interviews.test_cost import cost
from tests.api.support import Agent, FakeClock, Person, error_of, finish

LISTS = ("users", "jobs", "disputes", "usage", "engines")
SECRET = "I said zwitscherling and you heard coffee."


@pytest.fixture
async def staff(app: FastAPI) -> AsyncIterator[dict[Role, Person]]:
    """One of each role."""
    people: dict[Role, Person] = {
        "support": await register(app, "support@example.org", role="support"),
        "admin": await register(app, "admin@example.org", role="admin"),
    }
    yield people
    for person in people.values():
        await person.http.aclose()


async def ask(person: Person, path: str, **query: str | int) -> dict[str, Any]:
    answer = await person.http.get(f"/api/admin/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def audited(context: Context, action: str) -> list[tuple[str | None, str | None]]:
    async with context.database.reading() as db:
        rows = await db.execute(select(AuditRow).where(AuditRow.action == action))
        return [(row.actor_id, row.subject) for row in rows.scalars()]


def job_row(name: str, clock: FakeClock, status: str, owner_id: str | None) -> JobRow:
    return JobRow(
        id=name,
        owner_id=owner_id,
        kind="parse_resume",
        subject="about zwitscherling",
        payload={"text": "zwitscherling"},
        status=status,
        progress=0.5,
        result_url=None,
        error="This did not work, also not after several tries.",
        attempts=5,
        next_try_at=clock(),
        woken_at=None,
        lease=None,
        lease_until=None,
        again=False,
        created_at=clock(),
        finished_at=clock(),
    )


@pytest.fixture
async def letter(context: Context, person: Person, clock: FakeClock) -> str:
    """Work that was given up."""
    async with context.database.writing() as db:
        db.add(job_row("j1", clock, "failed", person.grant["user"]["id"]))
    return "j1"


@pytest.mark.parametrize("path", LISTS)
async def test_lists_are_for_staff(person: Person, staff: dict[Role, Person], path: str) -> None:
    error_of(await person.http.get(f"/api/admin/{path}"), 403, "forbidden")
    for one in staff.values():
        assert set(await ask(one, path)) == {"items", "next_cursor"}


async def test_people_by_page(
    context: Context, person: Person, staff: dict[Role, Person], clock: FakeClock
) -> None:
    await person.create_interview()
    first = Page[AdminUser].model_validate(await ask(staff["support"], "users", limit=2))
    assert first.next_cursor is not None
    rest = await ask(staff["support"], "users", limit=2, cursor=first.next_cursor)
    users = [*first.items, *Page[AdminUser].model_validate(rest).items]
    assert rest["next_cursor"] is None
    assert {(user.role, user.guest, user.email, user.interviews) for user in users} == {
        ("user", True, None, 1),
        ("support", False, "support@example.org", 0),
        ("admin", False, "admin@example.org", 0),
    }
    who = staff["support"].grant["user"]["id"]
    assert await audited(context, "users_listed") == [(who, None)] * 2


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("ada@", ["ada@example.org"]),
        ("LOVELACE", ["ada@example.org"]),
        ("example.org", ["ada@example.org", "admin@example.org", "support@example.org"]),
        ("100%", ["sale@example.com"]),
        ("a_a", []),
        ("%", ["sale@example.com"]),
    ],
)
async def test_people_are_found_by_address_or_name(
    context: Context,
    person: Person,
    staff: dict[Role, Person],
    clock: FakeClock,
    q: str,
    found: list[str],
) -> None:
    names = {"ada@example.org": "Ada Lovelace", "sale@example.com": "100% Sale"}
    async with context.database.writing() as db:
        for number, (email, name) in enumerate(names.items()):
            row = UserRow(id=f"u{number}", name=name, role="user", created_at=clock())
            row.email, row.guest = email, False
            db.add(row)
    users = Page[AdminUser].model_validate(await ask(staff["support"], "users", q=q))
    assert sorted(user.email or "" for user in users.items) == found
    error_of(await person.http.get("/api/admin/users", params={"q": q}), 403, "forbidden")


async def test_a_search_has_pages_too(staff: dict[Role, Person]) -> None:
    first = await ask(staff["admin"], "users", q="example.org", limit=1)
    cursor = first["next_cursor"]
    rest = await ask(staff["admin"], "users", q="example.org", limit=1, cursor=cursor)
    emails = {user["email"] for user in (*first["items"], *rest["items"])}
    assert emails == {"support@example.org", "admin@example.org"}
    assert rest["next_cursor"] is None
    answer = await staff["admin"].http.get("/api/admin/users", params={"q": ""})
    error_of(answer, 422, "does_not_fit", "q")


async def test_dead_letters_are_seen_and_tried_again(
    context: Context, person: Person, staff: dict[Role, Person], letter: str
) -> None:
    found = await ask(staff["support"], "jobs")
    (job,) = Page[AdminJob].model_validate(found).items
    assert (job.id, job.kind, job.attempts, job.status) == (letter, "parse_resume", 5, "failed")
    assert "zwitscherling" not in str(found)
    path = f"/api/admin/jobs/{letter}/retry"
    error_of(await person.http.post(path), 403, "forbidden")
    error_of(await staff["support"].http.post(path), 403, "forbidden")
    answer = await staff["admin"].http.post(path)
    assert answer.status_code == 200, answer.text
    assert AdminJob.model_validate_json(answer.content).status == "pending"
    error_of(await staff["admin"].http.post("/api/admin/jobs/none/retry"), 404, "not_found")
    admin_id = staff["admin"].grant["user"]["id"]
    assert await audited(context, "job_retried") == [(admin_id, letter)]


async def test_jobs_of_another_status(
    staff: dict[Role, Person], letter: str, context: Context
) -> None:
    async with context.database.writing() as db:
        (await db.get_one(JobRow, letter)).status = "done"
    assert (await ask(staff["admin"], "jobs"))["items"] == []
    done = (await ask(staff["admin"], "jobs", status="done"))["items"]
    assert letter in {job["id"] for job in done}


async def test_what_people_wrote_is_for_admins(
    context: Context, person: Person, agent: Agent, staff: dict[Role, Person]
) -> None:
    interview = await person.create_interview()
    await finish(person, agent, interview)
    answer_id = f"a-{interview['questions'][0]['id']}"
    await person.http.post(f"/api/answers/{answer_id}/dispute", json={"reason": SECRET})
    for reader, reason in ((staff["support"], None), (staff["admin"], SECRET)):
        found = await ask(reader, "disputes")
        (dispute,) = Page[AdminDispute].model_validate(found).items
        assert (dispute.answer_id, dispute.status, dispute.reason) == (answer_id, "open", reason)
    assert (await ask(staff["admin"], "disputes", status="rejected"))["items"] == []
    admin_id = staff["admin"].grant["user"]["id"]
    assert await audited(context, "disputes_listed") == [(admin_id, None)] * 2


async def test_usage_by_day(
    context: Context,
    person: Person,
    stranger: Person,
    staff: dict[Role, Person],
    clock: FakeClock,
) -> None:
    mine, other = (who.grant["user"]["id"] for who in (person, stranger))
    async with context.database.writing() as db:
        await context.quotas.note(db, mine, "minutes", 1.5)
        await context.quotas.note(db, mine, "uploads", 2)
        await context.quotas.note(db, other, "minutes", 2)
    today = clock().date()
    log = usage_log(context.settings)
    for _ in range(2):
        await log.asked(today, "gemini")
    await log.used(today, "gemini", Usage(tokens_in=100, tokens_out=20, cost=Decimal("0.25")))
    clock.advance(days=1)
    async with context.database.writing() as db:
        await context.quotas.note(db, person.grant["user"]["id"], "interviews", 1)
    first = Page[UsageDay].model_validate(await ask(staff["support"], "usage", limit=1))
    assert first.items == (
        UsageDay(
            day=today + timedelta(days=1),
            interviews=1,
            minutes=0,
            uploads=0,
            users=1,
            requests=0,
            tokens=0,
            dollars=0,
        ),
    )
    assert first.next_cursor is not None
    rest = await ask(staff["support"], "usage", limit=1, cursor=first.next_cursor)
    assert Page[UsageDay].model_validate(rest) == Page[UsageDay](
        items=(
            UsageDay(
                day=today,
                interviews=0,
                minutes=3.5,
                uploads=2,
                users=2,
                requests=2,
                tokens=120,
                dollars=0.25,
            ),
        ),
        next_cursor=None,
    )
    answer = await staff["support"].http.get("/api/admin/usage", params={"cursor": "x"})
    error_of(answer, 422, "does_not_fit", "cursor")


async def test_engines_are_those_in_force(staff: dict[Role, Person]) -> None:
    found = await ask(staff["support"], "engines")
    assert Page[EngineInForce].model_validate(found).items == (
        EngineInForce(part="text_to_speech", engine="humming", local=True, reason=None),
        EngineInForce(
            part="evaluation", engine=None, local=True, reason="evaluation is not set up"
        ),
    )


@pytest.mark.parametrize("path", ["users", "disputes", "jobs", "usage"])
async def test_many_rows_cost_as_many_queries_as_one(
    app: FastAPI,
    context: Context,
    person: Person,
    agent: Agent,
    staff: dict[Role, Person],
    clock: FakeClock,
    path: str,
) -> None:
    interview = await person.create_interview()
    await finish(person, agent, interview)
    answer_id = f"a-{interview['questions'][0]['id']}"
    owner_id = person.grant["user"]["id"]
    query = {"disputes": "&status=rejected", "jobs": "&status=done"}.get(path, "")
    url = f"/api/admin/{path}?limit=100{query}"

    async def grow(numbers: range) -> None:
        async with context.database.writing() as db:
            for n in numbers:
                db.add(dispute(f"d{n}", answer_id, clock, "rejected"))
                db.add(UserRow(id=f"u{n}", name="G", role="user", guest=True, created_at=clock()))
                day = clock().date() + timedelta(days=n)
                db.add(UsageRow(user_id=owner_id, kind="minutes", day=day, amount=1))
                db.add(job_row(f"j{n}", clock, "done", None))

    await grow(range(1, 2))
    one = await cost(context, staff["admin"], url)
    before = len((await staff["admin"].http.get(url)).json()["items"])
    await grow(range(2, 51))
    assert len((await staff["admin"].http.get(url)).json()["items"]) == before + 49
    assert await cost(context, staff["admin"], url) == one


def dispute(name: str, answer_id: str, clock: FakeClock, status: str = "open") -> DisputeRow:
    return DisputeRow(
        id=name,
        answer_id=answer_id,
        reason="No.",
        status=status,
        outcome=None,
        created_at=clock(),
        resolved_at=None,
    )
