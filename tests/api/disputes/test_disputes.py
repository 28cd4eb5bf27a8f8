"""Disagreeing with a judgement."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.audit.models import AuditRow
from api.context import Context
from api.disputes.models import DisputeRow
from schemas.admin import AdminDispute
from schemas.answers import Dispute
from tests.api.accounts.people import register
from tests.api.interviews.test_cost import cost
from tests.api.story import answered, asked, began, joined
from tests.api.support import Agent, FakeClock, Person, error_of, finish

WHY = {"reason": "I said Kafka, not coffee."}


@pytest.fixture
async def path(person: Person, agent: Agent) -> str:
    """Where to dispute a finished answer."""
    interview = await person.create_interview()
    await finish(person, agent, interview)
    return f"/api/answers/a-{interview['questions'][0]['id']}/dispute"


@pytest.fixture
async def admin(app: FastAPI) -> AsyncIterator[Person]:
    """Somebody who decides."""
    admin = await register(app, "admin@example.org", role="admin")
    yield admin
    await admin.http.aclose()


def user_id(person: Person) -> str:
    return person.grant["user"]["id"]


async def test_a_dispute_is_taken(person: Person, path: str, clock: FakeClock) -> None:
    answer = await person.http.post(path, json=WHY)
    assert answer.status_code == 201, answer.text
    dispute = Dispute.model_validate_json(answer.content)
    assert (dispute.status, dispute.reason, dispute.outcome) == ("open", WHY["reason"], None)
    assert dispute.created_at == clock()


async def test_one_dispute_an_answer_is_open_at_a_time(
    person: Person, path: str, context: Context
) -> None:
    first = Dispute.model_validate_json((await person.http.post(path, json=WHY)).content)
    error_of(await person.http.post(path, json=WHY), 409, "already_disputed")
    async with context.database.writing() as db:
        (await db.get_one(DisputeRow, first.id)).status = "rejected"
    assert (await person.http.post(path, json=WHY)).status_code == 201


async def test_of_two_that_come_at_once_one_is_taken(person: Person, path: str) -> None:
    both = await asyncio.gather(*(person.http.post(path, json=WHY) for _ in range(2)))
    assert sorted(answer.status_code for answer in both) == [201, 409]


async def test_a_dispute_sent_twice_is_one(person: Person, path: str) -> None:
    key = {"Idempotency-Key": "k1"}
    first = await person.http.post(path, json=WHY, headers=key)
    again = await person.http.post(path, json=WHY, headers=key)
    assert (again.status_code, again.json()) == (201, first.json())


@pytest.mark.parametrize("reason", ["", "x" * 2_001])
async def test_a_reason_has_a_length(person: Person, path: str, reason: str) -> None:
    answer = await person.http.post(path, json={"reason": reason})
    error_of(answer, 422, "does_not_fit", "reason")


async def test_nobody_elses_answer_is_disputed(stranger: Person, path: str) -> None:
    error_of(await stranger.http.post(path, json=WHY), 404, "not_found")


async def test_what_is_not_finished_was_not_judged(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    await agent.report(call_id, joined(), began(), asked(question), answered(question))
    answer = await person.http.post(f"/api/answers/a-{question}/dispute", json=WHY)
    error_of(answer, 409, "not_finished")


async def dispute(person: Person, path: str) -> Dispute:
    answer = await person.http.post(path, json=WHY)
    assert answer.status_code == 201, answer.text
    return Dispute.model_validate_json(answer.content)


async def decide(who: Person, dispute_id: str, status: str) -> httpx.Response:
    body = {"status": status, "outcome": "We listened again."}
    return await who.http.post(f"/api/admin/disputes/{dispute_id}/decide", json=body)


@pytest.mark.parametrize("status", ["accepted", "rejected"])
async def test_its_author_reads_what_was_decided(
    person: Person, admin: Person, path: str, clock: FakeClock, context: Context, status: str
) -> None:
    opened = await dispute(person, path)
    mine = f"/api/disputes/{opened.id}"
    before = await person.http.get(mine)
    assert Dispute.model_validate_json(before.content) == opened
    clock.advance(minutes=5)
    answer = await decide(admin, opened.id, status)
    assert answer.status_code == 200, answer.text
    decided = AdminDispute.model_validate_json(answer.content)
    assert (decided.status, decided.reason) == (status, WHY["reason"])
    after = await person.http.get(mine, headers={"If-None-Match": before.headers["etag"]})
    read = Dispute.model_validate_json(after.content)
    assert (read.status, read.outcome) == (status, "We listened again.")
    assert read.resolved_at == clock()
    async with context.database.reading() as db:
        noted = select(AuditRow).where(AuditRow.action == "dispute_decided")
        row = (await db.execute(noted)).scalar_one()
    assert (row.actor_id, row.owner_id) == (user_id(admin), user_id(person))
    assert (row.subject, row.detail) == (opened.id, {"status": status})
    # Whoever still disagrees can say so once more.
    await dispute(person, path)


async def test_a_dispute_is_decided_once(person: Person, admin: Person, path: str) -> None:
    opened = await dispute(person, path)
    both = await asyncio.gather(*(decide(admin, opened.id, "accepted") for _ in range(2)))
    assert sorted(answer.status_code for answer in both) == [200, 409]
    error_of(await decide(admin, opened.id, "rejected"), 409, "wrong_state")
    read = Dispute.model_validate_json(
        (await person.http.get(f"/api/disputes/{opened.id}")).content
    )
    assert read.status == "accepted"


async def test_a_decision_says_why(person: Person, admin: Person, path: str) -> None:
    url = f"/api/admin/disputes/{(await dispute(person, path)).id}/decide"
    for body, field in (
        ({"status": "accepted", "outcome": ""}, "outcome"),
        ({"status": "open", "outcome": "Later."}, "status"),
    ):
        error_of(await admin.http.post(url, json=body), 422, "does_not_fit", field)


async def test_one_sees_ones_own_disputes_by_page(
    person: Person, stranger: Person, admin: Person, path: str, clock: FakeClock
) -> None:
    ids: list[str] = []
    for _ in range(3):
        opened = await dispute(person, path)
        await decide(admin, opened.id, "rejected")
        ids.insert(0, opened.id)
        clock.advance(seconds=1)
    first = (await person.http.get("/api/disputes", params={"limit": 2})).json()
    rest = (await person.http.get("/api/disputes", params={"cursor": first["next_cursor"]})).json()
    assert [one["id"] for one in (*first["items"], *rest["items"])] == ids
    answer_id = path.split("/")[-2]
    for asked_for, found in ((answer_id, 3), ("another", 0)):
        listed = await person.http.get("/api/disputes", params={"answer_id": asked_for})
        assert len(listed.json()["items"]) == found
    assert (await stranger.http.get("/api/disputes")).json()["items"] == []
    error_of(await stranger.http.get(f"/api/disputes/{ids[0]}"), 404, "not_found")


async def test_a_list_of_fifty_costs_what_a_list_of_one_costs(
    context: Context, person: Person, path: str, clock: FakeClock
) -> None:
    await dispute(person, path)
    one = await cost(context, person, "/api/disputes?limit=100")
    async with context.database.writing() as db:
        for number in range(49):
            db.add(
                DisputeRow(
                    id=f"d{number}",
                    answer_id=path.split("/")[-2],
                    reason="No.",
                    status="rejected",
                    outcome="Yes.",
                    created_at=clock(),
                    resolved_at=clock(),
                )
            )
    assert len((await person.http.get("/api/disputes?limit=100")).json()["items"]) == 50
    assert await cost(context, person, "/api/disputes?limit=100") == one
