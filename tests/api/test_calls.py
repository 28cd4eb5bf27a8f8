"""Getting into the room."""

import asyncio

import pytest

from agent.rooms.errors import BadOffer, NoPlace
from api.calls.service import CALL_SURVIVES, OFFER_VALID, PRESENCE_HOLDS
from schemas.calls import MAX_SDP_BYTES, PeerJoin
from tests.api.story import ended, joined, left
from tests.api.support import Agent, FakeClock, FakeRooms, Person, error_of, finish

OFFER = {"sdp": "v=0 offer", "type": "offer"}


async def test_a_join_says_where_to_send_the_offer(person: Person, rooms: FakeRooms) -> None:
    interview = await person.create_interview()
    answer = await person.http.post(
        f"/api/interviews/{interview['id']}/join", json={"listen_consent": True}
    )
    ticket = PeerJoin.model_validate_json(answer.content)
    answered = await person.http.post(ticket.offer_url, json=OFFER)
    assert answered.status_code == 200
    assert answered.json() == {"sdp": "v=0 answer", "type": "answer", "call_id": ticket.call_id}
    assert rooms.answered == [(ticket.call_id, interview["id"], OFFER["sdp"])]


async def test_a_running_call_is_resumed_for_ten_minutes(
    person: Person, agent: Agent, clock: FakeClock
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    clock.now += CALL_SURVIVES
    assert await person.join(interview["id"]) == call_id
    clock.advance(minutes=9)
    assert (await agent.http.post(f"/api/agent/calls/{call_id}/heartbeat")).status_code == 200
    clock.advance(minutes=9)
    assert await person.join(interview["id"]) == call_id
    clock.now += CALL_SURVIVES
    clock.advance(seconds=1)
    assert await person.join(interview["id"]) != call_id


async def test_an_ended_call_is_not_resumed(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    await agent.report(call_id, joined(), ended())
    assert await person.join(interview["id"]) != call_id
    late = await person.http.post(f"/api/calls/{call_id}/offer", json=OFFER)
    error_of(late, 410, "expired")


async def test_a_finished_interview_is_not_joined(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await finish(person, agent, interview)
    answer = await person.http.post(f"/api/interviews/{interview['id']}/join")
    error_of(answer, 409, "wrong_state")
    error_of(await person.http.post(f"/api/calls/{call_id}/offer", json=OFFER), 409, "wrong_state")


async def test_one_room_at_a_time(person: Person, agent: Agent, clock: FakeClock) -> None:
    first = await person.create_interview()
    second = await person.create_interview()
    call_id = await person.join(first["id"])
    await agent.report(call_id, joined())
    refused = await person.http.post(f"/api/interviews/{second['id']}/join")
    error_of(refused, 409, "already_in_a_call")
    assert await person.join(first["id"]) == call_id
    await agent.report(call_id, left(), after=1)
    await person.join(second["id"])
    # A process that died while its client was there does not lock the client out for long.
    await agent.report(call_id, joined(), after=2)
    clock.now += PRESENCE_HOLDS
    clock.advance(seconds=1)
    await person.join(second["id"])


async def test_people_do_not_keep_each_other_out(
    person: Person, stranger: Person, agent: Agent
) -> None:
    call_id = await person.join((await person.create_interview())["id"])
    await agent.report(call_id, joined())
    await stranger.join((await stranger.create_interview())["id"])


async def test_a_full_process_says_when_to_come_back(person: Person, rooms: FakeRooms) -> None:
    interview = await person.create_interview()
    rooms.full = True
    answer = await person.http.post(f"/api/interviews/{interview['id']}/join")
    error_of(answer, 503, "unavailable")
    assert int(answer.headers["retry-after"]) > 0
    rooms.full = False
    await person.join(interview["id"])


async def test_an_offer_is_valid_for_a_minute(person: Person, clock: FakeClock) -> None:
    interview = await person.create_interview()
    path = f"/api/calls/{await person.join(interview['id'])}/offer"
    clock.now += OFFER_VALID
    assert (await person.http.post(path, json=OFFER)).status_code == 200
    clock.advance(seconds=1)
    error_of(await person.http.post(path, json=OFFER), 410, "expired")
    await person.join(interview["id"])
    assert (await person.http.post(path, json=OFFER)).status_code == 200


@pytest.mark.parametrize(
    ("error", "status", "code", "field"),
    [
        (BadOffer("There is no audio line."), 422, "does_not_fit", "sdp"),
        (NoPlace(retry_after_s=7), 503, "unavailable", None),
        (RuntimeError("secret detail"), 500, "internal", None),
    ],
)
async def test_what_the_rooms_refuse(
    person: Person,
    rooms: FakeRooms,
    error: Exception,
    status: int,
    code: str,
    field: str | None,
) -> None:
    path = f"/api/calls/{await person.join((await person.create_interview())['id'])}/offer"
    rooms.error = error
    answer = await person.http.post(path, json=OFFER)
    message = error_of(answer, status, code, field)
    assert "secret" not in message
    assert answer.headers.get("retry-after") == ("7" if status == 503 else None)


async def test_an_offer_may_have_64_kib(person: Person) -> None:
    path = f"/api/calls/{await person.join((await person.create_interview())['id'])}/offer"
    # Each line break takes two bytes in JSON and one in the offer.
    largest = {"type": "offer", "sdp": "a\r\n\t" * (MAX_SDP_BYTES // 4)}
    assert (await person.http.post(path, json=largest)).status_code == 200
    larger = {**largest, "sdp": largest["sdp"] + "a"}
    error_of(await person.http.post(path, json=larger), 413, "too_large", "sdp")
    wide = {**largest, "sdp": "é" * (MAX_SDP_BYTES // 2) + "a"}
    error_of(await person.http.post(path, json=wide), 413, "too_large", "sdp")
    huge = {**largest, "sdp": "a" * 10 * MAX_SDP_BYTES}
    error_of(await person.http.post(path, json=huge), 413, "too_large")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"type": "answer"}, "type"),
        ({"sdp": ""}, "sdp"),
        ({"sdp": None}, "sdp"),
        ({"call_id": "another"}, "call_id"),
        ({"call_id": "no spaces"}, "call_id"),
    ],
)
async def test_offers_that_do_not_fit(
    person: Person, changes: dict[str, object], field: str
) -> None:
    path = f"/api/calls/{await person.join((await person.create_interview())['id'])}/offer"
    answer = await person.http.post(path, json={**OFFER, **changes})
    error_of(answer, 422, "does_not_fit", field)


async def test_the_interviewer_may_report_while_it_answers(
    person: Person, rooms: FakeRooms, agent: Agent
) -> None:
    async def report(call_id: str) -> None:
        async with asyncio.timeout(2):
            await agent.report(call_id, joined())

    rooms.meanwhile = report
    path = f"/api/calls/{await person.join((await person.create_interview())['id'])}/offer"
    assert (await person.http.post(path, json=OFFER)).status_code == 200


async def test_two_joins_at_once_share_a_call(person: Person) -> None:
    interview = await person.create_interview()
    calls = await asyncio.gather(*(person.join(interview["id"]) for _ in range(5)))
    assert len(set(calls)) == 1
