"""How an interview's status goes on, and who is told."""

from datetime import timedelta

from api.context import Context
from api.interviews.abandoning import ABANDON_LEFT, LEFT_FOR
from schemas.events import InterviewChanged
from tests.api.story import began, joined
from tests.api.support import Agent, FakeClock, Person, error_of, finish, settled


async def sweep(context: Context) -> None:
    """What the background does every hour."""
    async with context.database.writing() as db:
        await context.jobs.enqueue(db, ABANDON_LEFT, subject="test", owner_id=None)
    await settled(context.database)


async def status(person: Person, interview_id: str) -> str:
    return (await person.http.get(f"/api/interviews/{interview_id}")).json()["status"]


async def test_an_interview_that_was_left_is_given_up(
    context: Context, person: Person, agent: Agent, clock: FakeClock
) -> None:
    left, fresh, untouched = [(await person.create_interview())["id"] for _ in range(3)]
    await agent.report(await person.join(left), joined(), began())
    clock.advance(hours=1)
    await agent.report(await person.join(fresh), joined(), began())
    clock.now += LEFT_FOR - timedelta(minutes=30)
    with context.events.subscribe(person.grant["user"]["id"], last_id=None) as told:
        await sweep(context)
        changed = InterviewChanged.model_validate_json((await anext(told.events(5))).data)
    assert changed == InterviewChanged(id=left, status="abandoned")
    assert await status(person, left) == "abandoned"
    assert await status(person, fresh) == "in_progress"
    assert await status(person, untouched) == "pending"
    error_of(await person.http.post(f"/api/interviews/{left}/join"), 409, "wrong_state")


async def test_one_that_is_come_back_to_goes_on(
    context: Context, person: Person, agent: Agent, clock: FakeClock
) -> None:
    interview_id = (await person.create_interview())["id"]
    await agent.report(await person.join(interview_id), joined(), began())
    clock.advance(hours=23)
    await person.join(interview_id)
    clock.advance(hours=23)
    await sweep(context)
    assert await status(person, interview_id) == "in_progress"


async def test_clients_are_told_how_it_goes_on(
    context: Context, person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    with context.events.subscribe(person.grant["user"]["id"], last_id=None) as told:
        await agent.report(await person.join(interview["id"]), joined(), began())
        await agent.report(
            await person.join(interview["id"]), began(), after=2
        )  # once more: no news
        events = told.events(5)
        first = InterviewChanged.model_validate_json((await anext(events)).data)
    assert first == InterviewChanged(id=interview["id"], status="in_progress")
    assert told.waiting.empty()


async def test_the_whole_way(context: Context, person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    with context.events.subscribe(person.grant["user"]["id"], last_id=None) as told:
        await finish(person, agent, interview)
        changed = InterviewChanged.model_validate_json((await anext(told.events(5))).data)
    assert changed.status == "completed"
    assert await status(person, interview["id"]) == "completed"
