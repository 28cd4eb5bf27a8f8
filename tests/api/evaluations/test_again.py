"""Judging again: after a correction, on request, and never the same twice."""

from typing import Any

import pytest
from sqlalchemy import select

from api.agent_api.repository import AgentRepository
from api.agent_api.service import rebuild
from api.context import Context
from api.evaluations.models import EvaluationRow
from tests.api.evaluations.talks import ANSWER, first_result, ids, results, said, status, talk
from tests.api.support import Agent, FakeClock, Person, eventually, settled
from tests.fakes.evaluator import ScriptedEvaluator, judgement

BETTER = "I moved the cache to its own machine, and pages came in half the time."


@pytest.fixture
async def interview(
    person: Person, agent: Agent, context: Context, evaluator: ScriptedEvaluator
) -> dict[str, Any]:
    """Finished and judged, at 7."""
    interview = await person.create_interview(question_count=1)
    await talk(person, agent, *said(ids(interview)[0]), interview=interview)
    await settled(context.database)
    evaluator.found = [judgement(7.0), judgement(9.0), judgement(4.0)]
    return interview


async def evaluations(context: Context) -> list[tuple[int, str, float | None, str]]:
    async with context.database.reading() as db:
        query = select(EvaluationRow).order_by(EvaluationRow.number)
        found = (await db.execute(query)).scalars().all()
    return [(row.number, row.status, row.score, row.transcript) for row in found]


def path_of(interview: dict[str, Any]) -> str:
    return f"/api/answers/a-{ids(interview)[0]}"


async def correct(person: Person, interview: dict[str, Any], transcript: str) -> None:
    answer = await person.http.patch(path_of(interview), json={"transcript": transcript})
    assert answer.status_code == 202, answer.text


async def test_a_correction_is_judged_and_what_was_judged_is_kept(
    person: Person, context: Context, interview: dict[str, Any]
) -> None:
    await correct(person, interview, BETTER)
    await settled(context.database)
    shown = await first_result(person, interview)
    assert (shown.score, shown.transcript, shown.edited) == (9, BETTER, True)
    found = await results(person, interview)
    assert (found.overall_score, found.grade) == (9, "A")
    assert await status(person, interview) == "completed"
    assert await evaluations(context) == [(1, "scored", 7, ANSWER), (2, "scored", 9, BETTER)]


async def test_the_same_is_not_judged_twice(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    for _ in range(2):
        answer = await person.http.post(f"{path_of(interview)}/evaluate")
        assert answer.json()["status"] == "pending"
        await settled(context.database)
        assert (await first_result(person, interview)).score == 7
    await correct(person, interview, BETTER)
    await settled(context.database)
    await correct(person, interview, ANSWER)
    await settled(context.database)
    shown = await first_result(person, interview)
    assert shown.score == 7
    assert len(evaluator.asked) == 2
    # Another version of the evaluator may find otherwise.
    evaluator.prompt_version = "2"
    await person.http.post(f"{path_of(interview)}/evaluate")
    await settled(context.database)
    found = await results(person, interview)
    assert (found.overall_score, len(evaluator.asked)) == (4, 3)
    assert found.scored_by is not None
    # Nobody measured this version.
    assert (found.scored_by.prompt_version, found.scored_by.agreement) == ("2", None)


async def test_what_is_corrected_while_it_is_judged_is_judged_as_it_stands(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.may_judge.clear()
    await correct(person, interview, BETTER)

    async def is_judged() -> bool:
        return evaluator.at_once == 1

    await eventually(is_judged)
    await correct(person, interview, "No. I really only watched.")
    evaluator.may_judge.set()

    async def is_known() -> bool:
        return (await first_result(person, interview)).status == "scored"

    await eventually(is_known)
    await settled(context.database)
    assert [given.transcript for given in evaluator.asked] == [
        ANSWER,
        BETTER,
        "No. I really only watched.",
    ]
    assert (await first_result(person, interview)).score == 4
    kept = await evaluations(context)
    assert kept[1:] == [(2, "scored", 4, "No. I really only watched.")]


async def test_judgements_outlive_a_replay_of_the_journal(
    person: Person, context: Context, interview: dict[str, Any]
) -> None:
    before = await results(person, interview)
    async with context.database.writing() as db:
        await rebuild(AgentRepository(db), interview["id"])
    after = await results(person, interview)
    # Addresses of sound are signed anew.
    assert after.model_dump(exclude={"recording"}) == before.model_dump(exclude={"recording"})
    assert await status(person, interview) == "completed"


async def test_attempts_are_listed_with_their_scores(
    person: Person, agent: Agent, context: Context, clock: FakeClock, interview: dict[str, Any]
) -> None:
    (question,) = ids(interview)
    answer = await person.http.post("/api/practice", json={"question_id": question})
    practice = answer.json()
    (again,) = ids(practice)
    clock.advance(minutes=1)
    call = [event.model_copy(update={"at": clock()}) for event in said(again, BETTER)]
    await talk(person, agent, *call, interview=practice)
    await settled(context.database)
    found = await results(person, practice)
    assert found.overall_score == 9
    (attempt,) = found.answers[0].previous_attempts
    assert (attempt.answer_id, attempt.score) == (f"a-{question}", 7)


async def test_an_interview_from_before_can_be_evaluated(
    person: Person, context: Context, interview: dict[str, Any]
) -> None:
    async with context.database.writing() as db:
        for row in (await db.execute(select(EvaluationRow))).scalars():
            await db.delete(row)
    shown = await first_result(person, interview)
    assert (shown.status, shown.reason) == ("not_scored", "it was not evaluated; ask for it")
    await person.http.post(f"{path_of(interview)}/evaluate")
    await settled(context.database)
    assert (await first_result(person, interview)).score == 9
