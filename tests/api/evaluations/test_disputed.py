"""A disputed answer is judged once more: both judgements are told, and what was judged is kept."""

from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select

from agent.coach.evaluation.ports import EvaluationFailed
from api.agent_api.repository import AgentRepository
from api.agent_api.service import rebuild
from api.context import Context
from api.disputes.asking import JUDGE_AGAIN
from api.disputes.models import DisputeRow
from api.evaluations import reasons
from api.evaluations.models import EvaluationRow
from schemas.admin import AdminDispute
from schemas.answers import Dispute, JudgedAgain
from schemas.journal import Event
from tests.api.accounts.people import register
from tests.api.evaluations.talks import (
    ANSWER,
    first_result,
    ids,
    read,
    results,
    said,
    status,
    talk,
)
from tests.api.story import answered, asked
from tests.api.support import Agent, Person, eventually, settled
from tests.fakes.evaluator import ScriptedEvaluator, judgement

WHY = {"reason": "I said more than that."}


@pytest.fixture
async def interview(
    person: Person, agent: Agent, context: Context, evaluator: ScriptedEvaluator
) -> dict[str, Any]:
    """Finished and judged, at 6.2; the next time it is 6.8, then 3."""
    evaluator.found = [judgement(6.2), judgement(6.8), judgement(3.0)]
    interview = await person.create_interview(question_count=1)
    await talk(person, agent, *said(ids(interview)[0]), interview=interview)
    await settled(context.database)
    return interview


def answer_of(interview: dict[str, Any]) -> str:
    return f"/api/answers/a-{ids(interview)[0]}"


async def disputed(person: Person, interview: dict[str, Any]) -> Dispute:
    answer = await person.http.post(f"{answer_of(interview)}/dispute", json=WHY)
    assert answer.status_code == 201, answer.text
    return Dispute.model_validate_json(answer.content)


async def told(person: Person, dispute: Dispute) -> JudgedAgain:
    answer = await person.http.get(f"/api/disputes/{dispute.id}")
    return Dispute.model_validate_json(answer.content).judged_again


async def decided(context: Context, dispute: Dispute) -> None:
    async with context.database.writing() as db:
        (await db.get_one(DisputeRow, dispute.id)).status = "rejected"


async def evaluations(context: Context) -> list[tuple[int, str, float | None]]:
    async with context.database.reading() as db:
        query = select(EvaluationRow).order_by(EvaluationRow.number)
        found = (await db.execute(query)).scalars().all()
    return [(row.number, row.status, row.score) for row in found]


async def test_both_judgements_are_told_and_the_second_holds(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.may_judge.clear()
    opened = await disputed(person, interview)
    assert (opened.judged_again.status, opened.judged_again.again) == ("pending", None)
    assert opened.judged_again.former is not None
    assert opened.judged_again.former.score == 6.2
    # Nothing is taken away meanwhile.
    assert (await first_result(person, interview)).score == 6.2
    assert await status(person, interview) == "completed"
    evaluator.may_judge.set()
    await settled(context.database)
    found = await told(person, opened)
    assert found.former == opened.judged_again.former
    assert found.again is not None
    assert (found.status, found.again.score, found.reason) == ("judged", 6.8, None)
    assert (found.again.engine, found.again.prompt_version) == ("scripted", "1")
    assert found.again.judged_at is not None
    shown = await results(person, interview)
    assert (shown.overall_score, shown.answers[0].score) == (6.8, 6.8)
    assert await status(person, interview) == "completed"
    assert await evaluations(context) == [(1, "scored", 6.2), (2, "scored", 6.8)]


async def test_the_second_judgement_is_not_undone_by_asking(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    """What is judged already is not judged again, and the last judgement is the one that holds."""
    await disputed(person, interview)
    await settled(context.database)
    await person.http.post(f"{answer_of(interview)}/evaluate")
    await settled(context.database)
    assert (await first_result(person, interview)).score == 6.8
    assert len(evaluator.asked) == 2


async def test_a_judgement_is_doubted_once(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    """Or else one could ask until the number is liked."""
    await decided(context, await disputed(person, interview))
    await settled(context.database)
    # Which copies the judgement that is known.
    await person.http.post(f"{answer_of(interview)}/evaluate")
    await settled(context.database)
    second = await disputed(person, interview)
    await settled(context.database)
    found = await told(person, second)
    assert (found.status, found.reason) == ("not_judged", reasons.JUDGED_TWICE)
    assert found.former is not None
    assert found.former.score == 6.8
    assert len(evaluator.asked) == 2
    await decided(context, second)
    # What was corrected is another answer.
    await person.http.patch(answer_of(interview), json={"transcript": "I halved the time."})
    await settled(context.database)
    third = await disputed(person, interview)
    await settled(context.database)
    assert (await told(person, third)).status == "judged"


async def test_where_it_cannot_be_judged_the_former_score_stays(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.failures = [EvaluationFailed("The engine is gone.", retryable=False)]
    opened = await disputed(person, interview)
    await settled(context.database)
    found = await told(person, opened)
    assert (found.status, found.reason) == ("not_judged", "The engine is gone")
    assert (await results(person, interview)).overall_score == 6.2
    assert await evaluations(context) == [(1, "scored", 6.2)]


async def test_a_judgement_without_a_score_holds_as_well(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.found[1] = judgement(None)
    opened = await disputed(person, interview)
    await settled(context.database)
    found = await told(person, opened)
    assert found.again is not None
    assert (found.status, found.again.score) == ("judged", None)
    assert found.again.reason == "Only relevance could be scored"
    assert (await first_result(person, interview)).status == "not_scored"


async def test_rules_that_find_the_same_say_so(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.engine = "rules"
    evaluator.found = [judgement(6.2)]
    await person.http.post(f"{answer_of(interview)}/evaluate")
    await settled(context.database)
    opened = await disputed(person, interview)
    await settled(context.database)
    found = await told(person, opened)
    assert found.former is not None
    assert found.again is not None
    assert (found.former.score, found.again.score) == (6.2, 6.2)
    assert found.reason == reasons.SAME_RULES
    assert len(evaluator.asked) == 3


async def test_what_is_corrected_meanwhile_is_judged_as_it_stands(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.may_judge.clear()
    opened = await disputed(person, interview)

    async def is_judged() -> bool:
        return evaluator.at_once == 1

    await eventually(is_judged)
    await person.http.patch(answer_of(interview), json={"transcript": "I halved the time."})
    evaluator.may_judge.set()
    await settled(context.database)
    found = await told(person, opened)
    assert (found.status, found.reason) == ("not_judged", reasons.CHANGED)
    shown = await first_result(person, interview)
    assert (shown.transcript, shown.status) == ("I halved the time.", "scored")
    assert [number for number, *_ in await evaluations(context)] == [1, 2]


async def test_what_is_being_evaluated_is_not_judged_beside(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.may_judge.clear()
    await person.http.patch(answer_of(interview), json={"transcript": "I halved the time."})
    found = (await disputed(person, interview)).judged_again
    evaluator.may_judge.set()
    await settled(context.database)
    assert (found.status, found.reason) == ("not_judged", reasons.BEING_EVALUATED)


async def test_a_follow_up_is_judged_with_its_question(
    person: Person, agent: Agent, context: Context, evaluator: ScriptedEvaluator
) -> None:
    interview = await person.create_interview(question_count=1)
    (question,) = ids(interview)
    await talk(person, agent, *said(question), *followed_up(question), interview=interview)
    await settled(context.database)
    answer = await person.http.post("/api/answers/a-f1/dispute", json=WHY)
    assert answer.status_code == 201, answer.text
    await settled(context.database)
    found = await told(person, Dispute.model_validate_json(answer.content))
    assert found.status == "judged"
    assert [given.transcript for given in evaluator.asked] == [ANSWER, ANSWER]
    assert len(evaluator.asked[1].follow_ups) == 1


def followed_up(parent: str) -> list[Event]:
    """A follow-up and its answer."""
    more = answered("f1", "All alone.", ranges=((6.0, 8.0),))
    return [asked("f1", 5, parent_id=parent), more, read("f1", "All alone.")]


async def test_a_replay_of_the_journal_keeps_both(
    person: Person, context: Context, interview: dict[str, Any]
) -> None:
    opened = await disputed(person, interview)
    await settled(context.database)
    before = await told(person, opened)
    async with context.database.writing() as db:
        await rebuild(AgentRepository(db), interview["id"])
    assert await told(person, opened) == before
    assert before.status == "judged"


async def test_of_what_is_deleted_nothing_is_judged(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    evaluator.may_judge.clear()
    await disputed(person, interview)
    async with context.database.writing() as db:
        for row in (await db.execute(select(DisputeRow))).scalars():
            await db.delete(row)
    evaluator.may_judge.set()
    await settled(context.database)
    assert await evaluations(context) == [(1, "scored", 6.2)]


async def test_the_admin_sees_the_question_and_both_scores(
    app: FastAPI, person: Person, context: Context, interview: dict[str, Any]
) -> None:
    await disputed(person, interview)
    await settled(context.database)
    for role in ("admin", "support"):
        staff = await register(app, f"{role}@example.org", role=role)
        listed = (await staff.http.get("/api/admin/disputes")).json()["items"]
        await staff.http.aclose()
        (found,) = map(AdminDispute.model_validate, listed)
        if role == "support":
            assert (found.question, found.judged_again) == (None, None)
            continue
        assert found.question == interview["questions"][0]["text"]
        assert found.judged_again is not None
        former, again = found.judged_again.former, found.judged_again.again
        assert former is not None
        assert again is not None
        assert (former.score, again.score) == (6.2, 6.8)


async def test_however_often_it_is_begun_it_is_judged_once(
    person: Person, context: Context, evaluator: ScriptedEvaluator, interview: dict[str, Any]
) -> None:
    opened = await disputed(person, interview)
    await settled(context.database)
    before = await told(person, opened)
    async with context.database.writing() as db:
        await context.jobs.enqueue(
            db, JUDGE_AGAIN, subject=opened.id, owner_id=person.grant["user"]["id"]
        )
    await settled(context.database)
    assert await told(person, opened) == before
    assert len(await evaluations(context)) == len(evaluator.asked) == 2
