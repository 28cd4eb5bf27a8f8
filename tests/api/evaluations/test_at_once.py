"""Everybody at once: corrections, requests and late readings while answers are judged."""

import asyncio

from sqlalchemy import select

from api.answers.models import AnswerRow
from api.context import Context
from api.evaluations.models import EvaluationRow
from tests.api.evaluations.talks import ids, read, results, said, status
from tests.api.story import began, completed, joined
from tests.api.support import Agent, Person, eventually, settled


async def test_what_holds_in_the_end_is_of_the_answer_as_it_stands(
    person: Person, agent: Agent, context: Context
) -> None:
    interview = await person.create_interview(question_count=2)
    questions = ids(interview)
    call_id = await person.join(interview["id"])
    happened = [event for question in questions for event in said(question)]
    last = await agent.report(call_id, joined(), began(), *happened, completed())

    async def correct(question: str, number: int) -> None:
        body = {"transcript": f"I moved the cache {number} times."}
        answer = await person.http.patch(f"/api/answers/a-{question}", json=body)
        assert answer.status_code == 202, answer.text

    async def ask(question: str) -> None:
        answer = await person.http.post(f"/api/answers/a-{question}/evaluate")
        assert answer.status_code == 202, answer.text

    async def read_late() -> None:
        for number, question in enumerate(questions):
            await agent.report(call_id, read(question), after=last + number)

    changes = [correct(question, number) for number in range(2) for question in questions]
    await asyncio.gather(read_late(), *changes, *(ask(question) for question in questions))

    async def all_known() -> bool:
        return (await results(person, interview)).status == "scored"

    await eventually(all_known)
    await settled(context.database)
    assert await status(person, interview) == "completed"
    async with context.database.reading() as db:
        answers = (await db.execute(select(AnswerRow))).scalars().all()
        rows = (await db.execute(select(EvaluationRow).order_by(EvaluationRow.number))).scalars()
        holds = {row.answer_id: row for row in rows}
    for answer in answers:
        row = holds[answer.id]
        assert (row.status, row.transcript) == ("scored", answer.transcript)
