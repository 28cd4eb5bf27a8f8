"""Correcting an answer after the interview, and asking for its evaluation."""

from typing import Any

import pytest

from api.agent_api.repository import AgentRepository
from api.agent_api.service import rebuild
from api.context import Context
from schemas.answers import AnswerEvaluation
from schemas.results import AnswerResult, Results
from tests.api.story import answered, asked, began, joined
from tests.api.support import Agent, Person, error_of, finish

MINE = "I did it in Zürich, in 2019."


@pytest.fixture
async def interview(person: Person, agent: Agent) -> dict[str, Any]:
    """A finished interview: the first question answered, the second skipped."""
    interview = await person.create_interview()
    await finish(person, agent, interview)
    return interview


def answer_id(interview: dict[str, Any], place: int = 0) -> str:
    return f"a-{interview['questions'][place]['id']}"


async def result(person: Person, interview: dict[str, Any], place: int = 0) -> AnswerResult:
    answer = await person.http.get(f"/api/interviews/{interview['id']}/results")
    return Results.model_validate_json(answer.content).answers[place]


async def test_a_correction_stands_beside_what_was_heard(
    person: Person, interview: dict[str, Any]
) -> None:
    path = f"/api/answers/{answer_id(interview)}"
    answer = await person.http.patch(path, json={"transcript": MINE})
    assert answer.status_code == 202, answer.text
    state = AnswerEvaluation.model_validate_json(answer.content)
    assert (state.answer_id, state.status) == (answer_id(interview), "not_scored")
    assert state.reason == "evaluation is not set up"
    shown = await result(person, interview)
    assert (shown.transcript, shown.heard, shown.edited) == (MINE, "I really did it.", True)
    assert shown.score is None


async def test_a_skipped_answer_can_be_given_in_writing(
    person: Person, interview: dict[str, Any]
) -> None:
    path = f"/api/answers/{answer_id(interview, 1)}"
    assert (await result(person, interview, 1)).status == "skipped"
    assert (await person.http.patch(path, json={"transcript": MINE})).status_code == 202
    shown = await result(person, interview, 1)
    assert (shown.transcript, shown.status) == (MINE, "not_scored")


async def test_a_correction_outlives_a_replay_of_the_journal(
    person: Person, interview: dict[str, Any], context: Context
) -> None:
    await person.http.patch(f"/api/answers/{answer_id(interview)}", json={"transcript": MINE})
    async with context.database.writing() as db:
        await rebuild(AgentRepository(db), interview["id"])
    assert (await result(person, interview)).transcript == MINE


async def test_an_answer_of_a_running_interview_is_changed_in_the_room(
    person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    await agent.report(call_id, joined(), began(), asked(question), answered(question))
    path = f"/api/answers/{answer_id(interview)}"
    error_of(await person.http.patch(path, json={"transcript": MINE}), 409, "not_finished")
    error_of(await person.http.post(f"{path}/evaluate"), 409, "not_finished")
    assert (await result(person, interview)).transcript == "I did it."


@pytest.mark.parametrize("transcript", ["", "x" * 8_001, None])
async def test_a_correction_has_a_length(
    person: Person, interview: dict[str, Any], transcript: str | None
) -> None:
    path = f"/api/answers/{answer_id(interview)}"
    answer = await person.http.patch(path, json={"transcript": transcript})
    error_of(answer, 422, "does_not_fit", "transcript")


async def test_an_evaluation_that_cannot_be_had_says_why(
    person: Person, interview: dict[str, Any]
) -> None:
    answer = await person.http.post(f"/api/answers/{answer_id(interview)}/evaluate")
    assert answer.status_code == 202
    assert answer.json() == {
        "answer_id": answer_id(interview),
        "status": "not_scored",
        "reason": "evaluation is not set up",
    }
    skipped = await person.http.post(f"/api/answers/{answer_id(interview, 1)}/evaluate")
    assert (skipped.json()["status"], skipped.json()["reason"]) == (
        "skipped",
        "the question was skipped",
    )


async def test_a_day_has_so_many_evaluations(
    person: Person, interview: dict[str, Any], context: Context
) -> None:
    path = f"/api/answers/{answer_id(interview)}"
    async with context.database.writing() as db:
        limit = context.settings.quota_evaluations
        await context.quotas.take(db, person.grant["user"]["id"], "evaluations", limit - 2)
    assert (await person.http.post(f"{path}/evaluate")).status_code == 202
    # What cannot be done uses up nothing.
    error_of(await person.http.post("/api/answers/none/evaluate"), 404, "not_found")
    assert (await person.http.patch(path, json={"transcript": MINE})).status_code == 202
    for refused in (
        await person.http.post(f"{path}/evaluate"),
        await person.http.patch(path, json={"transcript": "Something else."}),
    ):
        assert "200 answers evaluated again today" in error_of(refused, 429, "quota_reached")
        assert int(refused.headers["retry-after"]) > 0
    assert (await result(person, interview)).transcript == MINE


async def test_nobody_else_changes_an_answer(
    person: Person, stranger: Person, interview: dict[str, Any]
) -> None:
    path = f"/api/answers/{answer_id(interview)}"
    error_of(await stranger.http.patch(path, json={"transcript": MINE}), 404, "not_found")
    error_of(await stranger.http.post(f"{path}/evaluate"), 404, "not_found")
    assert (await person.http.delete(f"/api/interviews/{interview['id']}")).status_code == 204
    error_of(await person.http.patch(path, json={"transcript": MINE}), 404, "not_found")
