"""More answers cost no more statements: to ask for their evaluations, and to read what came."""

from typing import Any

from api.context import Context
from api.evaluations.repository import EvaluationRepository
from api.interviews.models import InterviewRow
from api.observability.statements import counting
from tests.api.evaluations.talks import ids, results, said, talk
from tests.api.support import Agent, Person, settled


async def judged(person: Person, agent: Agent, context: Context, count: int) -> dict[str, Any]:
    """An interview with so many judged answers."""
    interview = await person.create_interview(question_count=count)
    happened = [event for question in ids(interview) for event in said(question)]
    await talk(person, agent, *happened, interview=interview)
    await settled(context.database)
    return interview


async def test_asking_for_one_costs_what_asking_for_six_costs(
    person: Person, agent: Agent, context: Context
) -> None:
    costs: list[int] = []
    for count in (1, 6):
        interview = await judged(person, agent, context, count)
        async with context.database.writing() as db:
            row = await db.get_one(InterviewRow, interview["id"])
            with counting() as statements:
                groups = (await EvaluationRepository(db).groups([row.id]))[row.id]
                await context.evaluations.ask(db, row, groups)
                await db.flush()
            costs.append(statements.count)
            assert len(groups) == count
        await settled(context.database)
    assert costs[0] == costs[1] == 4


async def test_reading_one_costs_what_reading_six_costs(
    person: Person, agent: Agent, context: Context
) -> None:
    costs: list[int] = []
    for count in (1, 6):
        interview = await judged(person, agent, context, count)
        with counting() as statements:
            found = await results(person, interview)
        costs.append(statements.count)
        assert len([answer for answer in found.answers if answer.score is not None]) == count
    assert costs[0] == costs[1]
