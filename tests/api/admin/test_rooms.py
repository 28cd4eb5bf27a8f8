"""Calls as staff see them: how they go, and no word of what is said."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from api.audit.models import AuditRow
from api.calls.figures import NO_TOTALS
from api.context import Context
from schemas.admin import AdminRoom, AdminRoomDetail
from schemas.lists import Page
from tests.api.accounts.people import register
from tests.api.interviews.test_cost import cost
from tests.api.story import barged_in, began, ended, heard, joined, left, taken
from tests.api.support import Agent, FakeClock, Person, error_of

ROOMS = "/api/admin/rooms"
SECRET = "zwitscherling"


@pytest.fixture
async def support(app: FastAPI) -> AsyncIterator[Person]:
    person = await register(app, "support@example.org", role="support")
    yield person
    await person.http.aclose()


async def listed(person: Person, **query: Any) -> Page[AdminRoom]:
    answer = await person.http.get(ROOMS, params=query)
    assert answer.status_code == 200, answer.text
    assert SECRET not in answer.text
    return Page[AdminRoom].model_validate_json(answer.content)


async def called(person: Person, agent: Agent, clock: FakeClock) -> str:
    """A call with a turn in it; its person is out of the room, and may come back.

    The clock stands a second later.
    """
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question_id = interview["questions"][0]["id"]
    told = heard(question_id, SECRET, 2)
    await agent.report(call_id, joined(), began(), told, taken(question_id), barged_in(), left())
    clock.advance(seconds=1)
    return call_id


async def test_they_are_for_staff(person: Person, agent: Agent, clock: FakeClock) -> None:
    call_id = await called(person, agent, clock)
    for path in (ROOMS, f"{ROOMS}/{call_id}"):
        error_of(await person.http.get(path), 403, "forbidden")


async def test_a_call_is_told_with_whose_it_is_and_how_it_goes(
    person: Person, agent: Agent, support: Person, clock: FakeClock
) -> None:
    started_at = clock()
    call_id = await called(person, agent, clock)
    owner = person.grant["user"]
    (room,) = (await listed(support)).items
    assert room == AdminRoom(
        call_id=call_id,
        user_id=owner["id"],
        user_name=owner["name"],
        guest=True,
        transport="peer",
        started_at=started_at,
        ended_at=None,
        ended_by=None,
        live=True,
        totals=NO_TOTALS.model_copy(
            update={
                "turns": 1,
                "drafts_hit": 1,
                "barge_ins": 1,
                "reply_p50_s": 0.6,
                "reply_p95_s": 0.6,
            }
        ),
    )
    answer = await support.http.get(f"{ROOMS}/{call_id}")
    assert SECRET not in answer.text
    detail = AdminRoomDetail.model_validate_json(answer.content)
    assert detail.model_dump(exclude={"turns"}) == room.model_dump()
    assert [turn.turn_id for turn in detail.turns] == ["t1"]


async def test_a_call_that_nobody_entered_has_no_figures(person: Person, support: Person) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    (room,) = (await listed(support)).items
    assert room.totals is None
    answer = await support.http.get(f"{ROOMS}/{call_id}")
    assert AdminRoomDetail.model_validate_json(answer.content).turns == ()


async def test_live_are_those_that_go_on_and_give_a_sign_of_life(
    person: Person, stranger: Person, agent: Agent, support: Person, clock: FakeClock
) -> None:
    over = await called(person, agent, clock)
    await agent.report(over, ended(), after=6)
    lost = await called(person, agent, clock)
    clock.advance(seconds=61)
    going_on = await called(stranger, agent, clock)
    found = {
        live: [room.call_id for room in (await listed(support, live=live)).items]
        for live in ("true", "false")
    }
    assert found == {"true": [going_on], "false": [lost, over]}
    by_id = {room.call_id: room for room in (await listed(support)).items}
    assert {name: (room.live, room.ended_by) for name, room in by_id.items()} == {
        over: (False, "agent"),
        lost: (False, None),
        going_on: (True, None),
    }


async def test_they_come_by_page_the_newest_first(
    person: Person, agent: Agent, support: Person, clock: FakeClock
) -> None:
    calls = [await called(person, agent, clock) for _ in range(3)]
    for call_id in calls[:-1]:
        await agent.report(call_id, ended(), after=6)
    first = await listed(support, limit=2)
    rest = await listed(support, limit=2, cursor=first.next_cursor)
    assert [room.call_id for room in (*first.items, *rest.items)] == calls[::-1]
    assert rest.next_cursor is None
    error_of(await support.http.get(ROOMS, params={"cursor": "x"}), 422, "does_not_fit", "cursor")


async def test_what_was_deleted_and_what_never_was_is_not_there(
    person: Person, agent: Agent, support: Person, clock: FakeClock
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    assert (await person.http.delete(f"/api/interviews/{interview['id']}")).status_code == 204
    assert (await listed(support)).items == ()
    for one in (call_id, "none"):
        error_of(await support.http.get(f"{ROOMS}/{one}"), 404, "not_found")


async def test_who_looked_is_noted(
    person: Person, agent: Agent, support: Person, clock: FakeClock, context: Context
) -> None:
    call_id = await called(person, agent, clock)
    await listed(support)
    await support.http.get(f"{ROOMS}/{call_id}")
    async with context.database.reading() as db:
        actions = ("rooms_listed", "room_seen")
        rows = await db.execute(select(AuditRow).where(AuditRow.action.in_(actions)))
        noted = {(row.action, row.actor_id, row.owner_id, row.subject) for row in rows.scalars()}
    who, whose = (one.grant["user"]["id"] for one in (support, person))
    assert noted == {("rooms_listed", who, None, None), ("room_seen", who, whose, call_id)}


async def test_many_calls_cost_as_many_queries_as_one(
    context: Context, person: Person, agent: Agent, support: Person, clock: FakeClock
) -> None:
    for_one = await called(person, agent, clock)
    one = await cost(context, support, f"{ROOMS}?limit=100")
    await agent.report(for_one, ended(), after=6)
    for _ in range(9):
        await agent.report(await called(person, agent, clock), ended(), after=6)
    assert len((await listed(support, limit=100)).items) == 10
    assert await cost(context, support, f"{ROOMS}?limit=100") == one
