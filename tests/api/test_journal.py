"""What the agent reports is stored exactly once, and gives the same rows however it arrives."""

from random import Random
from typing import Any

import pytest
from sqlalchemy import Table, select

from api.agent_api.repository import AgentRepository
from api.agent_api.service import rebuild
from api.context import Context
from api.tables import Base
from schemas.agent_api import MAX_EVENTS, AgentInterview
from schemas.journal import Event
from tests.api.story import (
    answered,
    asked,
    began,
    completed,
    edited,
    ended,
    joined,
    left,
    measured_interview,
    refined,
)
from tests.api.support import Agent, Person, error_of, finish, numbered

PROJECTED = ("interview", "question", "answer", "call", "journal")


async def rows(context: Context) -> dict[str, list[Any]]:
    """Every row that the journal touches, in a fixed order."""
    found: dict[str, list[Any]] = {}
    async with context.database.reading() as db:
        for name in PROJECTED:
            table: Table = Base.metadata.tables[name]
            query = select(table).order_by(*table.primary_key.columns)
            found[name] = [tuple(row) for row in await db.execute(query)]
    return found


async def story(person: Person) -> tuple[dict[str, Any], str, list[Event]]:
    """An interview, its call, and all that will happen in it, numbered."""
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    first, second = (question["id"] for question in interview["questions"])
    return interview, call_id, numbered(*measured_interview(first, second))


async def test_the_interview_follows_the_journal(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])

    async def status() -> str:
        return (await person.http.get(f"/api/interviews/{interview['id']}")).json()["status"]

    await agent.report(call_id, joined())
    assert await status() == "pending"
    await agent.report(call_id, began(), after=1)
    assert await status() == "in_progress"
    await agent.report(call_id, left(), ended(), after=2)
    assert await status() == "in_progress"
    again = await person.join(interview["id"])
    await agent.report(again, joined(), completed())
    assert await status() == "completed"


async def test_an_answer_keeps_where_its_sound_holds_voice(
    person: Person, agent: Agent, context: Context
) -> None:
    interview = await person.create_interview()
    await finish(person, agent, interview)
    answer = Base.metadata.tables["answer"]
    async with context.database.reading() as db:
        kept = await db.execute(select(answer.c.delivery).where(answer.c.heard.is_not(None)))
        found = kept.scalars().all()
    assert found
    assert all(delivery == {"voiced": [[0.1, 0.4], [0.7, 1.0]]} for delivery in found)


async def test_bookmarks_show(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    await finish(person, agent, interview)
    shown = (await person.http.get(f"/api/interviews/{interview['id']}")).json()
    assert [question["bookmarked"] for question in shown["questions"]] == [True, False]


@pytest.mark.parametrize("seed", range(12))
async def test_any_delivery_stores_each_event_once(
    person: Person, agent: Agent, context: Context, seed: int
) -> None:
    """Batches come doubled, late, out of order and with holes; the agent goes on as told."""
    interview, call_id, batch = await story(person)
    random = Random(seed)
    stored = 0
    while stored < len(batch):
        begin = random.randint(max(0, stored - 4), min(len(batch) - 1, stored + 3))
        part = batch[begin : begin + random.randint(1, 6)]
        if random.random() < 0.2:
            random.shuffle(part)
        answer = await agent.post(call_id, part)
        in_order = _fits(part, stored)
        assert answer.status_code == (200 if in_order else 409), answer.text
        if in_order:
            stored = max(stored, *[event.seq for event in part])
            assert answer.json() == {"last_seq": stored}
        else:
            message = error_of(answer, 409, "journal_gap", "seq")
            assert str(_stored_before_gap(part, stored)) in message
    async with context.database.reading() as db:
        journal = await AgentRepository(db).journal(call_id)
    assert journal == batch
    in_pieces = await rows(context)
    async with context.database.writing() as db:
        await rebuild(AgentRepository(db), interview["id"])
    assert await rows(context) == in_pieces


def _fits(part: list[Event], stored: int) -> bool:
    for event in part:
        if event.seq == stored + 1:
            stored += 1
        elif event.seq > stored:
            return False
    return True


def _stored_before_gap(part: list[Event], stored: int) -> int:
    for event in part:
        if event.seq == stored + 1:
            stored += 1
        elif event.seq > stored:
            break
    return stored


async def test_a_gap_keeps_nothing_of_its_batch(
    person: Person, agent: Agent, context: Context
) -> None:
    _, call_id, batch = await story(person)
    before = await rows(context)
    answer = await agent.post(call_id, [*batch[:3], batch[5]])
    error_of(answer, 409, "journal_gap", "seq")
    assert await rows(context) == before


async def test_rebuilding_gives_the_same_rows(
    person: Person, agent: Agent, context: Context
) -> None:
    interview, call_id, batch = await story(person)
    first = interview["questions"][0]["id"]
    reopened = [answered(first, "I did it. And then more."), refined(first, "And more.")]
    for event in [*batch[:-3], *numbered(*reopened, after=batch[-4].seq)]:
        await agent.post(call_id, [event])
    last = await agent.report(call_id, edited(first, "Better."), after=batch[-4].seq + 2)
    await agent.report(call_id, *batch[-3:], after=last)
    delivered = await rows(context)
    assert len(delivered["answer"]) == 3
    async with context.database.writing() as db:
        await rebuild(AgentRepository(db), interview["id"])
    assert await rows(context) == delivered


async def test_rebuilding_spans_calls(person: Person, agent: Agent, context: Context) -> None:
    interview = await person.create_interview()
    first, second = (question["id"] for question in interview["questions"])
    call_id = await person.join(interview["id"])
    follow_up = asked(f"{first}.f", 3, parent_id=first)
    await agent.report(
        call_id, joined(), began(), asked(first), answered(first), follow_up, ended()
    )
    again = await person.join(interview["id"])
    await agent.report(again, joined(), answered(f"{first}.f"), asked(second), answered(second))
    delivered = await rows(context)
    assert len(delivered["answer"]) == 3
    async with context.database.writing() as db:
        await rebuild(AgentRepository(db), interview["id"])
    assert await rows(context) == delivered


async def test_a_follow_up_has_no_follow_up(person: Person, agent: Agent) -> None:
    interview, call_id, _ = await story(person)
    first = interview["questions"][0]["id"]
    refused = await agent.post(
        call_id, numbered(asked(first), asked("f", parent_id=first), asked("g", parent_id="f"))
    )
    error_of(refused, 422, "does_not_fit", "parent_id")


async def test_a_reopened_answer_is_told_anew(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    await agent.report(
        call_id,
        joined(),
        began(),
        asked(question),
        answered(question, "Short."),
        refined(question, "Short indeed."),
        answered(question, "Short. And long.", ranges=((1, 2), (3, 4))),
    )
    results = (await person.http.get(f"/api/interviews/{interview['id']}/results")).json()
    (answer,) = results["answers"]
    assert (answer["transcript"], answer["words"]) == ("Short. And long.", [])


@pytest.mark.parametrize(
    ("event", "field"),
    [
        (asked("unknown"), "question_id"),
        (asked("f", parent_id="unknown"), "question_id"),
        (answered("unknown"), "question_id"),
        (refined("unknown"), "answer_id"),
        (edited("unknown", "x"), "answer_id"),
    ],
)
async def test_an_event_about_nothing_is_refused(
    person: Person, agent: Agent, context: Context, event: Event, field: str
) -> None:
    _, call_id, _ = await story(person)
    before = await rows(context)
    error_of(await agent.post(call_id, numbered(joined(), event)), 422, "does_not_fit", field)
    assert await rows(context) == before


async def test_a_question_has_one_answer(person: Person, agent: Agent) -> None:
    interview, call_id, _ = await story(person)
    question = interview["questions"][0]["id"]
    other = answered(question, answer_id="another")
    refused = await agent.post(call_id, numbered(asked(question), answered(question), other))
    error_of(refused, 422, "does_not_fit", "answer_id")


async def test_another_interviews_question_is_nothing(
    person: Person, stranger: Person, agent: Agent
) -> None:
    theirs = (await stranger.create_interview())["questions"][0]["id"]
    _, call_id, _ = await story(person)
    refused = await agent.post(call_id, numbered(joined(), asked(theirs)))
    error_of(refused, 422, "does_not_fit", "question_id")


async def test_a_batch_is_bounded(person: Person, agent: Agent) -> None:
    _, call_id, _ = await story(person)
    for count in (0, MAX_EVENTS + 1):
        answer = await agent.post(call_id, numbered(*[joined()] * count))
        assert answer.status_code == 422, answer.text
    assert await agent.report(call_id, *[joined()] * MAX_EVENTS) == MAX_EVENTS


async def test_a_fresh_process_gets_everything(person: Person, agent: Agent) -> None:
    interview, earlier_call, batch = await story(person)
    kept = batch[:6]
    await agent.post(earlier_call, kept)
    await agent.report(earlier_call, ended(), after=6)
    call_id = await person.join(interview["id"])
    await agent.report(call_id, joined(), left())
    await agent.put_audio(call_id, 0, b"chunk")
    await agent.put_audio(call_id, 1, b"chunk")
    path = f"/api/agent/interviews/{interview['id']}"
    answer = await agent.http.get(path, params={"call_id": call_id})
    known = AgentInterview.model_validate_json(answer.content)
    assert known.interview_id == interview["id"]
    assert known.status == "in_progress"
    assert [question.id for question in known.questions] == [
        question["id"] for question in interview["questions"]
    ]
    assert known.events == tuple(numbered(joined(), left()))
    assert known.earlier_events == (*kept, *numbered(ended(), after=6))
    assert (known.next_seq, known.next_chunk) == (3, 2)


async def test_a_call_belongs_to_its_interview(person: Person, agent: Agent) -> None:
    _, call_id, _ = await story(person)
    other = await person.create_interview()
    path = f"/api/agent/interviews/{other['id']}"
    error_of(await agent.http.get(path, params={"call_id": call_id}), 404, "not_found")
    error_of(await agent.http.get(path, params={"call_id": "../.."}), 404, "not_found")


async def test_the_heartbeat_says_when_it_is_over(person: Person, agent: Agent) -> None:
    _, call_id, batch = await story(person)
    path = f"/api/agent/calls/{call_id}/heartbeat"
    assert (await agent.http.post(path)).json() == {"ended": False}
    await agent.post(call_id, batch)
    assert (await agent.http.post(path)).json() == {"ended": True}


async def test_only_the_agent_may_report(person: Person, agent: Agent) -> None:
    _, call_id, _ = await story(person)
    path = f"/api/agent/calls/{call_id}/heartbeat"
    error_of(await person.http.post(path), 401, "not_signed_in")
    bearer = {"Authorization": f"Bearer {person.grant['access_token']}"}
    error_of(await person.http.post(path, headers=bearer), 401, "not_signed_in")
    # Nor is the agent a person.
    error_of(await agent.http.get("/api/auth/me"), 401, "not_signed_in")
