"""Disagreeing with a judgement."""

import asyncio

import pytest

from api.context import Context
from api.disputes.models import DisputeRow
from schemas.answers import Dispute
from tests.api.story import answered, asked, began, joined
from tests.api.support import Agent, FakeClock, Person, error_of, finish

WHY = {"reason": "I said Kafka, not coffee."}


@pytest.fixture
async def path(person: Person, agent: Agent) -> str:
    """Where to dispute a finished answer."""
    interview = await person.create_interview()
    await finish(person, agent, interview)
    return f"/api/answers/a-{interview['questions'][0]['id']}/dispute"


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
