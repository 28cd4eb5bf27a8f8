"""The same thing asked for twice at the same moment."""

import asyncio

from tests.api.support import JOB, Person


async def test_one_key_makes_one_interview(person: Person) -> None:
    body = {"job_description": JOB, "interview_type": "mixed"}
    key = {"Idempotency-Key": "k"}
    answers = await asyncio.gather(
        *(person.http.post("/api/interviews/create", json=body, headers=key) for _ in range(4))
    )
    assert [answer.status_code for answer in answers] == [201] * 4
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len((await person.http.get("/api/interviews")).json()["items"]) == 1


async def test_joining_twice_makes_one_call(person: Person) -> None:
    interview = await person.create_interview()
    path = f"/api/interviews/{interview['id']}/join"
    answers = await asyncio.gather(*(person.http.post(path) for _ in range(4)))
    assert [answer.status_code for answer in answers] == [200] * 4
    assert len({answer.json()["call_id"] for answer in answers}) == 1


async def test_questions_added_at_once_all_have_their_place(person: Person) -> None:
    interview = await person.create_interview(question_count=1)
    path = f"/api/interviews/{interview['id']}"
    answers = await asyncio.gather(
        *(person.http.post(f"{path}/questions", json={"text": f"Why {n}?"}) for n in range(6))
    )
    assert [answer.status_code for answer in answers] == [201] * 6
    questions = (await person.http.get(path)).json()["questions"]
    assert [question["index"] for question in questions] == list(range(1, 8))
