"""Where no score can be known there is none, and the page says why; it can be asked for again."""

from typing import Any

import pytest
from sqlalchemy import select

from agent.coach.evaluation.calibration import Calibrations
from agent.coach.evaluation.ports import EvaluationFailed
from api.context import Context
from api.evaluations.models import EvaluationRow
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
from tests.api.support import Agent, FakeClock, Person, eventually, settled
from tests.fakes.evaluator import ScriptedEvaluator, judgement

REFUSED = "The model did not want to judge this answer."


@pytest.fixture
def calibrations(calibrations: Calibrations) -> Calibrations:
    """Measured, and too little of the rubric was earned for an overall score."""
    (known,) = calibrations.evaluators
    return Calibrations(evaluators=(known.model_copy(update={"overall": None}),))


@pytest.fixture
async def interview(person: Person) -> dict[str, Any]:
    return await person.create_interview(question_count=1)


async def rows(context: Context) -> list[EvaluationRow]:
    async with context.database.reading() as db:
        query = select(EvaluationRow).order_by(EvaluationRow.number)
        return list((await db.execute(query)).scalars())


@pytest.mark.parametrize(
    ("text", "confidence", "reason"),
    [
        ("Yes, well.", 0.9, "the answer is too short to be judged"),
        (ANSWER, 0.45, "too much of what was said may have been misheard"),
    ],
)
async def test_what_cannot_be_judged_is_not(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
    text: str,
    confidence: float,
    reason: str,
) -> None:
    (question,) = ids(interview)
    spoken = answered(question, text, ranges=((1.0, 5.0),))
    reading = read(question, text, confidence=confidence)
    await talk(person, agent, asked(question), spoken, reading, interview=interview)
    await settled(context.database)
    shown = await first_result(person, interview)
    assert (shown.status, shown.score, shown.rubric) == ("not_scored", None, None)
    assert (shown.reason or "").startswith(reason)
    found = await results(person, interview)
    assert (found.status, found.overall_score, found.scored_by) == ("not_scored", None, None)
    assert found.reason == shown.reason
    assert evaluator.asked == []
    # Corrected by the one who said it, it is judged.
    path = f"/api/answers/a-{question}"
    corrected = await person.http.patch(path, json={"transcript": ANSWER})
    assert corrected.json() == {
        "answer_id": f"a-{question}",
        "status": "pending",
        "reason": "it is being evaluated",
    }
    await settled(context.database)
    assert (await first_result(person, interview)).score == 7


async def test_findings_stand_without_a_number(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    evaluator.found = [judgement(None)]
    await talk(person, agent, *said(ids(interview)[0]), interview=interview)
    await settled(context.database)
    shown = await first_result(person, interview)
    assert (shown.status, shown.score) == ("not_scored", None)
    assert shown.reason == "Only relevance could be scored"
    assert shown.findings == ("You say what you did.",)
    assert shown.rubric is not None
    found = await results(person, interview)
    assert (found.status, found.overall_score, found.grade) == ("not_scored", None, None)
    assert found.reason == shown.reason
    assert found.scored_by is not None
    assert (found.scored_by.agreement, found.scored_by.agreement_cases) == (None, 104)


async def test_a_refusal_is_said_and_can_be_asked_again(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    evaluator.failures = [EvaluationFailed(REFUSED, retryable=False)]
    await talk(person, agent, *said(ids(interview)[0]), interview=interview)
    await settled(context.database)
    shown = await first_result(person, interview)
    assert (shown.status, shown.score) == ("not_scored", None)
    assert shown.reason == "The model did not want to judge this answer"
    assert await status(person, interview) == "completed"
    asked_again = await person.http.post(f"/api/answers/{shown.answer_id}/evaluate")
    assert asked_again.status_code == 202
    assert asked_again.json()["status"] == "pending"
    await settled(context.database)
    assert (await first_result(person, interview)).score == 7
    kept = await rows(context)
    assert [(row.number, row.status) for row in kept] == [(1, "not_scored"), (2, "scored")]


async def tried(context: Context, evaluator: ScriptedEvaluator, times: int) -> None:
    """Wait until the evaluator was asked so often, and gave its answer."""

    async def so_often() -> bool:
        return len(evaluator.asked) == times

    await eventually(so_often)
    await settled(context.database)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_failure_is_tried_again_and_then_said(
    person: Person,
    agent: Agent,
    context: Context,
    clock: FakeClock,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    evaluator.failures = [EvaluationFailed("It is down.", retryable=True) for _ in range(5)]
    await talk(person, agent, *said(ids(interview)[0]), interview=interview)
    for times in range(1, 6):
        await tried(context, evaluator, times)
        assert (await first_result(person, interview)).status == (
            "pending" if times < 5 else "not_scored"
        )
        clock.advance(minutes=2)
    shown = await first_result(person, interview)
    assert (shown.reason, shown.score) == ("It is down", None)
    assert await status(person, interview) == "completed"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_mistake_of_ours_is_no_score_either(
    person: Person,
    agent: Agent,
    context: Context,
    clock: FakeClock,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    evaluator.failures = [ZeroDivisionError() for _ in range(9)]
    await talk(person, agent, *said(ids(interview)[0]), interview=interview)
    for times in range(1, 6):
        await tried(context, evaluator, times)
        clock.advance(minutes=1)

    async def is_over() -> bool:
        return await status(person, interview) == "completed"

    await eventually(is_over)
    shown = await first_result(person, interview)
    assert (shown.status, shown.score) == ("not_scored", None)
    assert (shown.reason or "").startswith("the evaluation did not work")
    assert len(evaluator.asked) == 5
