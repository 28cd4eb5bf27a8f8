"""An interview ends, its answers are judged, and its results say what was found."""

from typing import Any

import pytest

from api.context import Context
from schemas.events import EvaluationChanged, InterviewChanged
from schemas.results import Quote
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
from tests.api.story import answered, asked, began, completed, joined, whole_interview
from tests.api.support import Agent, FakeClock, Person, eventually, settled
from tests.fakes.evaluator import ScriptedEvaluator, judgement


@pytest.fixture
async def interview(person: Person) -> dict[str, Any]:
    return await person.create_interview()


async def test_results_say_what_was_found(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    first, second = ids(interview)
    evaluator.found = [judgement(8.0), judgement(5.0)]
    await talk(person, agent, *said(first), *said(second, start_s=5), interview=interview)
    await settled(context.database)
    assert await status(person, interview) == "completed"
    found = await results(person, interview)
    assert (found.status, found.reason) == ("scored", None)
    assert (found.overall_score, found.low, found.high, found.grade) == (6.5, 6, 7, "B")
    assert found.categories.communication == 6
    assert found.scored_by is not None
    assert found.scored_by.model_dump() == {
        "engine": "scripted",
        "model": "script",
        "prompt_version": "1",
        "agreement": 0.52,
        "agreement_cases": 100,
    }
    assert {skill.n for skill in found.skills} <= {1, 2}
    assert sorted(answer.score or 0 for answer in found.answers) == [5, 8]
    for answer in found.answers:
        assert (answer.status, answer.reason) == ("scored", None)
        assert answer.rubric is not None
        assert answer.rubric.technical_accuracy.score is None
        assert answer.improvements == ("Say what came of it.",)
    listed = (await person.http.get(f"/api/interviews/{interview['id']}")).json()
    assert listed["overall_score"] == 6.5


async def test_the_evaluator_is_given_all_that_belongs_to_the_answer(
    person: Person, agent: Agent, context: Context, evaluator: ScriptedEvaluator
) -> None:
    file = {"file": ("resume.txt", b"Ada Lovelace\n\nSkills\nPython, PostgreSQL\n")}
    resume = (await person.http.post("/api/resumes/upload", files=file)).json()
    await settled(context.database)
    interview = await person.create_interview(resume_id=resume["id"], question_count=1)
    (question,) = interview["questions"]
    follow_up = f"{question['id']}.f"
    again = asked(follow_up, 5, parent_id=question["id"])
    more = answered(follow_up, "All alone, in May.", ranges=((6.0, 8.0),))
    await talk(
        person,
        agent,
        *said(question["id"]),
        again,
        more,
        read(follow_up, "All alone, in May."),
        interview=interview,
    )
    await settled(context.database)
    (given,) = evaluator.asked
    assert (given.question, given.transcript) == (question["text"], ANSWER)
    assert (given.category, given.difficulty) == (question["category"], question["difficulty"])
    assert [one.transcript for one in given.follow_ups] == ["All alone, in May."]
    assert given.job.startswith("Senior backend engineer at Acme.")
    assert given.resume is not None
    assert "PostgreSQL" in given.resume.skills
    heard = [(word.text, word.start_s) for word in given.heard]
    # The follow-up's sound comes after the answer's four seconds.
    assert heard[0] == ("I", 0)
    assert heard[-1] == ("May.", 4.75)
    assert not given.typed


async def test_quotes_are_those_that_were_said(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    quotes = [
        {"text": "moved THE cache", "start_s": 0, "end_s": 0, "kind": "strength"},
        {"text": "I led a team of nine", "start_s": 0, "end_s": 1, "kind": "strength"},
    ]
    evaluator.found = [judgement(quotes=quotes)]
    await talk(person, agent, *said(ids(interview)[0]), interview=interview)
    await settled(context.database)
    (quote,) = (await first_result(person, interview)).quotes
    assert quote == Quote(text="moved the cache", start_s=0.25, end_s=0.95, kind="strength")


async def test_people_are_told_how_far_it_is(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    first, second = ids(interview)
    evaluator.may_judge.clear()
    with context.events.subscribe(person.grant["user"]["id"], last_id=None) as told:
        await talk(person, agent, *said(first), *said(second), interview=interview)
        found = await results(person, interview)
        assert (found.status, found.reason) == ("pending", "it is being evaluated")
        assert [answer.status for answer in found.answers] == ["pending", "pending"]
        assert await status(person, interview) == "evaluating"

        async def both() -> bool:
            return evaluator.at_once == 2

        await eventually(both)
        evaluator.may_judge.set()
        await settled(context.database)
        told.end()
        events = [event async for event in told.events(5)]
    steps = [
        EvaluationChanged.model_validate_json(event.data)
        for event in events
        if event.type == "evaluation"
    ]
    assert [(step.status, step.progress) for step in steps] == [
        ("pending", 0.0),
        ("running", 0.5),
        ("done", 1.0),
    ]
    statuses = [
        InterviewChanged.model_validate_json(event.data).status
        for event in events
        if event.type == "interview"
    ]
    assert statuses == ["evaluating", "completed"]


async def test_an_interview_without_an_answer_is_completed_at_once(
    person: Person, agent: Agent, interview: dict[str, Any], evaluator: ScriptedEvaluator
) -> None:
    skipped = answered(ids(interview)[0], "", skipped=True, ranges=())
    await talk(person, agent, asked(ids(interview)[0]), skipped, interview=interview)
    assert await status(person, interview) == "completed"
    found = await results(person, interview)
    assert (found.status, found.reason) == ("not_scored", "no question was answered")
    assert [answer.status for answer in found.answers] == ["skipped"]
    assert evaluator.asked == []


async def test_an_abandoned_interview_is_evaluated_as_far_as_it_went(
    person: Person,
    agent: Agent,
    context: Context,
    clock: FakeClock,
    interview: dict[str, Any],
) -> None:
    call_id = await person.join(interview["id"])
    await agent.report(call_id, joined(), began(), *said(ids(interview)[0]))
    clock.advance(hours=25)
    async with context.database.writing() as db:
        await context.jobs.enqueue(db, "abandon_left_interviews", subject="t", owner_id=None)
    await settled(context.database)
    assert await status(person, interview) == "abandoned"
    found = await results(person, interview)
    assert (found.status, found.overall_score, len(found.answers)) == ("scored", 7, 1)


async def test_an_answer_waits_for_its_second_reading(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    question = ids(interview)[0]
    call_id = await person.join(interview["id"])
    spoken = answered(question, "I moved the cash.", ranges=((1.0, 5.0),))
    last = await agent.report(call_id, joined(), began(), asked(question), spoken, completed())
    await settled(context.database)
    assert (await first_result(person, interview)).status == "pending"
    assert evaluator.asked == []
    await agent.report(call_id, read(question), after=last)
    await settled(context.database)
    (given,) = evaluator.asked
    assert given.transcript == ANSWER
    assert await status(person, interview) == "completed"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_reading_that_never_comes_is_not_guessed(
    person: Person,
    agent: Agent,
    context: Context,
    clock: FakeClock,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    question = ids(interview)[0]
    call_id = await person.join(interview["id"])
    spoken = answered(question, "I moved the cash.", ranges=((1.0, 5.0),))
    last = await agent.report(call_id, joined(), began(), asked(question), spoken, completed())
    clock.advance(seconds=61)

    async def is_over() -> bool:
        return await status(person, interview) == "completed"

    await eventually(is_over)
    shown = await first_result(person, interview)
    assert shown.status == "not_scored"
    assert (shown.reason or "").startswith("the recording could not be read in full")
    # It came after all.
    await agent.report(call_id, read(question), after=last)
    await settled(context.database)
    assert (await first_result(person, interview)).score == 7
    assert await status(person, interview) == "completed"


async def test_how_it_was_said_is_measured_once(
    person: Person,
    agent: Agent,
    context: Context,
    evaluator: ScriptedEvaluator,
    interview: dict[str, Any],
) -> None:
    first, second = ids(interview)
    typed = answered(second, "I typed all of this.", typed=True, ranges=())
    happened = (*said(first), asked(second), typed)
    call_id = await talk(person, agent, *happened, interview=interview, sound=True)
    await settled(context.database)
    spoken, written = (await results(person, interview)).answers
    assert spoken.delivery is not None
    assert spoken.delivery.words == len(ANSWER.split())
    assert spoken.delivery.speaking_s == pytest.approx(4, abs=0.03)
    assert written.delivery is None
    assert (written.status, written.score) == ("scored", 7)
    figures = (await person.http.get("/api/analytics/progress")).json()
    assert [round(point["wpm"], -1) for point in figures["pace"]] == [210]
    assert [round(point["percent"], 1) for point in figures["fillers"]] == [7.1]
    # When the sound is gone, what was measured of it stays.
    await context.audio.delete(call_id)
    again = {"transcript": "I moved the cache myself."}
    assert (await person.http.patch(f"/api/answers/a-{first}", json=again)).status_code == 202
    await settled(context.database)
    shown = await first_result(person, interview)
    assert (shown.transcript, shown.delivery) == (again["transcript"], spoken.delivery)


async def test_the_whole_story(
    person: Person, agent: Agent, context: Context, interview: dict[str, Any]
) -> None:
    """The events come in any pieces, twice; each answer is judged once."""
    first, second = ids(interview)
    call_id = await person.join(interview["id"])
    story = whole_interview(first, second)
    for behind in range(1, len(story) + 1):
        await agent.report(call_id, *story[:behind])
    await settled(context.database)
    found = await results(person, interview)
    assert [answer.status for answer in found.answers] == ["scored", "skipped"]
    assert found.overall_score == 7
