"""Practising one question, and how attempts add up."""

from typing import Any

import pytest

from schemas.interviews import Interview
from tests.api.story import answered, asked, began, completed, joined, left
from tests.api.support import Agent, FakeClock, Person, error_of, finish


async def practise(person: Person, **body: Any) -> Interview:
    answer = await person.http.post("/api/practice", json=body)
    assert answer.status_code == 201, answer.text
    interview = Interview.model_validate_json(answer.content)
    assert (interview.kind, interview.status, len(interview.questions)) == (
        "practice",
        "pending",
        1,
    )
    return interview


async def take(person: Person, agent: Agent, practice: Interview, text: str) -> str:
    """Answer the one question; the answer's id."""
    question_id = practice.questions[0].id
    call_id = await person.join(practice.id)
    await agent.report(
        call_id,
        joined(),
        began(),
        asked(question_id),
        answered(question_id, text),
        completed(),
        left(),
    )
    return f"a-{question_id}"


async def attempts(person: Person, interview_id: str) -> list[list[str]]:
    """Of each answer of an interview, the earlier ones."""
    results = (await person.http.get(f"/api/interviews/{interview_id}/results")).json()
    return [
        [attempt["answer_id"] for attempt in answer["previous_attempts"]]
        for answer in results["answers"]
    ]


async def test_a_known_question_is_practised_for_the_same_job(person: Person) -> None:
    interview = await person.create_interview(persona="challenging")
    known = interview["questions"][0]
    practice = await practise(person, question_id=known["id"])
    (question,) = practice.questions
    assert (question.text, question.category) == (known["text"], known["category"])
    assert question.id != known["id"]
    assert (practice.job.title, practice.persona) == (interview["job"]["title"], "challenging")


async def test_a_skill_is_practised_with_a_question_about_it(person: Person) -> None:
    (question,) = (await practise(person, skill="postgres")).questions
    assert "PostgreSQL" in question.skills
    assert question.source.startswith("bank:")
    (question,) = (await practise(person, skill="conflict resolution")).questions
    assert "conflict resolution" in question.skills


async def test_a_skill_that_nobody_knows_is_asked_for_by_name(person: Person) -> None:
    (question,) = (await practise(person, skill="sash  windows")).questions
    assert "sash windows" in question.text
    assert question.skills == ("sash windows",)


async def test_a_question_of_ones_own(person: Person) -> None:
    practice = await practise(person, text="Why did you leave?")
    (question,) = practice.questions
    assert (question.text, question.source) == ("Why did you leave?", "own")
    assert practice.job.title == "Interview practice"


async def test_attempts_are_kept_apart_and_listed(
    person: Person, agent: Agent, clock: FakeClock
) -> None:
    interview = await person.create_interview()
    first = interview["questions"][0]["id"]
    await finish(person, agent, interview)
    assert await attempts(person, interview["id"]) == [[], []]

    once_more = await practise(person, question_id=first, of_answer_id=f"a-{first}")
    second = await take(person, agent, once_more, "Better.")
    third_time = await practise(person, question_id=once_more.questions[0].id)
    # An attempt that nobody answered does not count.
    await practise(person, question_id=first)
    call_id = await person.join(third_time.id)
    third = third_time.questions[0].id
    await agent.report(call_id, joined(), began(), asked(third))
    assert [set(one) for one in await attempts(person, third_time.id)] == [{f"a-{first}", second}]
    results = (await person.http.get(f"/api/interviews/{interview['id']}/results")).json()
    assert results["answers"][0]["transcript"] == "I did it myself."

    # What was deleted counts no more.
    await person.http.delete(f"/api/interviews/{once_more.id}")
    assert await attempts(person, third_time.id) == [[f"a-{first}"]]


async def test_another_wording_can_be_an_attempt_at_the_same(person: Person, agent: Agent) -> None:
    interview = await person.create_interview()
    first = interview["questions"][0]
    await finish(person, agent, interview)
    practice = await practise(person, text="And in short?", of_answer_id=f"a-{first['id']}")
    assert practice.questions[0].category == first["category"]
    call_id = await person.join(practice.id)
    await agent.report(call_id, joined(), began(), asked(practice.questions[0].id))
    assert await attempts(person, practice.id) == [[f"a-{first['id']}"]]
    # The answer to a follow-up belongs to its main question.
    await practise(person, question_id=first["id"], of_answer_id=f"a-{first['id']}.f")


async def test_practice_is_listed_by_its_kind(person: Person) -> None:
    await person.create_interview()
    practice = await practise(person, skill="SQL")
    listed = await person.http.get("/api/interviews", params={"kind": "practice"})
    assert [item["id"] for item in listed.json()["items"]] == [practice.id]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "body"),
        ({"skill": "SQL", "text": "Why?"}, "body"),
        ({"of_answer_id": "a"}, "body"),
        ({"skill": ""}, "skill"),
        ({"text": ""}, "text"),
        ({"question_id": "nowhere"}, "question_id"),
        ({"skill": "SQL", "of_answer_id": "nowhere"}, "of_answer_id"),
    ],
)
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_what_does_not_fit_is_named(person: Person, body: dict[str, str], field: str) -> None:
    error_of(await person.http.post("/api/practice", json=body), 422, "does_not_fit", field)


async def test_only_what_is_ones_own_is_practised(
    person: Person, stranger: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    await finish(person, agent, interview)
    first, second = (one["id"] for one in interview["questions"])
    for body, field in (
        ({"question_id": first}, "question_id"),
        ({"skill": "SQL", "of_answer_id": f"a-{first}"}, "of_answer_id"),
    ):
        answer = await stranger.http.post("/api/practice", json=body)
        error_of(answer, 422, "does_not_fit", field)
    body = {"question_id": second, "of_answer_id": f"a-{first}"}
    answer = await person.http.post("/api/practice", json=body)
    error_of(answer, 422, "does_not_fit", "of_answer_id")


async def test_practice_sent_twice_is_made_once(person: Person) -> None:
    key = {"Idempotency-Key": "k"}
    first = await person.http.post("/api/practice", json={"skill": "SQL"}, headers=key)
    again = await person.http.post("/api/practice", json={"skill": "SQL"}, headers=key)
    assert again.json() == first.json()
