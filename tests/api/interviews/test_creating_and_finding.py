"""Creating interviews and finding them again."""

from typing import Any

import pytest

from api.idempotency.service import LIFE
from schemas.events import CreationAnalysis, CreationInterview, CreationQuestion
from schemas.interviews import InterviewDetails, Question
from schemas.jobs_analysis import JobAnalysis
from tests.api.support import JOB, FakeClock, Person, error_of, without_its_source


async def test_an_interview_has_the_questions_asked_for(person: Person) -> None:
    body = await person.create_interview(question_count=7, persona="challenging")
    interview = InterviewDetails.model_validate(body)
    assert interview.status == "pending"
    assert interview.kind == "interview"
    assert interview.persona == "challenging"
    assert [question.index for question in interview.questions] == list(range(1, 8))
    assert len({question.id for question in interview.questions}) == 7
    assert all(question.reason and question.source for question in interview.questions)
    again = await person.http.get(f"/api/interviews/{interview.id}")
    assert again.json() == body


async def test_an_interview_tells_what_it_was_made_from(person: Person) -> None:
    made = await person.create_interview()
    read = await person.http.get(f"/api/interviews/{made['id']}")
    details = InterviewDetails.model_validate_json(read.content)
    assert (details.job_description, details.resume_id) == (JOB, None)
    analysis = details.analysis
    assert analysis is not None
    assert analysis.title == details.job.title
    start, to = analysis.spans["title"]
    assert JOB[start:to] == analysis.title
    (listed,) = (await person.http.get("/api/interviews")).json()["items"]
    assert read.json() == made
    assert listed == without_its_source(made)


async def test_practice_can_be_made_from_nothing(person: Person) -> None:
    made = (await person.http.post("/api/practice", json={"skill": "SQL"})).json()
    read = await person.http.get(f"/api/interviews/{made['id']}")
    details = InterviewDetails.model_validate_json(read.content)
    assert (details.job_description, details.analysis, details.resume_id) == (None, None, None)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"job_description": ""}, "job_description"),
        ({"job_description": "nurse " * 5_001}, "job_description"),
        ({"job_description": None}, "job_description"),
        ({"interview_type": "chess"}, "interview_type"),
        ({"question_count": 0}, "question_count"),
        ({"question_count": 16}, "question_count"),
        ({"persona": "rude"}, "persona"),
        ({"difficulty": "expert"}, "difficulty"),
        ({"time_limit_s": 1}, "time_limit_s"),
        ({"resume_id": "not-there"}, "resume_id"),
        ({"job_description": "Boil two eggs for six minutes. Salt them."}, "job_description"),
        ({"unknown": 1}, "unknown"),
    ],
)
async def test_what_does_not_fit_is_named(
    person: Person, changes: dict[str, Any], field: str
) -> None:
    body = {"job_description": JOB, "interview_type": "mixed", **changes}
    answer = await person.http.post("/api/interviews/create", json=body)
    error_of(answer, 422, "does_not_fit", field)
    assert (await person.http.get("/api/interviews")).json()["items"] == []


async def test_creation_can_be_followed_as_events(person: Person) -> None:
    answer = await person.http.post(
        "/api/interviews/create",
        json={"job_description": JOB, "interview_type": "technical", "question_count": 3},
        headers={"Accept": "text/event-stream"},
    )
    assert answer.status_code == 201
    assert answer.headers["content-type"].startswith("text/event-stream")
    parts = [block.split("\n") for block in answer.text.strip().split("\n\n")]
    events = [(part[0].removeprefix("event: "), part[1].removeprefix("data: ")) for part in parts]
    assert [name for name, _ in events] == ["analysis", *["question"] * 3, "interview"]
    interview = CreationInterview(data=InterviewDetails.model_validate_json(events[-1][1])).data
    analysis = CreationAnalysis(data=JobAnalysis.model_validate_json(events[0][1])).data
    questions = [
        CreationQuestion(data=Question.model_validate_json(data)).data for _, data in events[1:-1]
    ]
    assert (analysis.title, analysis.company) == (interview.job.title, interview.job.company)
    assert analysis.required_skills == ("Python", "PostgreSQL", "testing")
    assert tuple(questions) == interview.questions


async def test_a_creation_sent_twice_happens_once(person: Person, clock: FakeClock) -> None:
    key = {"Idempotency-Key": "k1"}
    body = {"job_description": JOB, "interview_type": "mixed"}
    first = await person.http.post("/api/interviews/create", json=body, headers=key)
    clock.advance(hours=23)
    again = await person.http.post("/api/interviews/create", json=body, headers=key)
    assert (again.status_code, again.json()) == (201, first.json())
    other = {**body, "interview_type": "technical"}
    refused = await person.http.post("/api/interviews/create", json=other, headers=key)
    error_of(refused, 422, "does_not_fit", "idempotency-key")
    clock.now += LIFE
    later = await person.http.post("/api/interviews/create", json=body, headers=key)
    assert later.json()["id"] != first.json()["id"]
    assert len((await person.http.get("/api/interviews")).json()["items"]) == 2


async def test_a_key_is_one_persons(person: Person, stranger: Person) -> None:
    key = {"Idempotency-Key": "k1"}
    body = {"job_description": JOB, "interview_type": "mixed"}
    mine = await person.http.post("/api/interviews/create", json=body, headers=key)
    theirs = await stranger.http.post("/api/interviews/create", json=body, headers=key)
    assert mine.json()["id"] != theirs.json()["id"]


async def test_pages_hold_each_interview_once(person: Person, clock: FakeClock) -> None:
    made: list[str] = []
    for number in range(7):
        # Some at the same instant: the id decides between them.
        clock.advance(minutes=number % 2)
        made.append((await person.create_interview())["id"])
    seen: list[str] = []
    cursor: str | None = None
    for _ in range(4):
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await person.http.get("/api/interviews", params=params)).json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert cursor is None
    assert sorted(seen) == sorted(made)
    assert seen[0] in made[-2:]


async def test_lists_are_narrowed(person: Person, clock: FakeClock) -> None:
    first = await person.create_interview(job_description="Nurse in a ward, 100% night shifts")
    start = clock.now.isoformat()
    clock.advance(hours=1)
    second = await person.create_interview(job_description="Teacher of physics")
    end = clock.now.isoformat()

    async def ids(**params: str) -> list[str]:
        answer = await person.http.get("/api/interviews", params=params)
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]

    assert await ids() == [second["id"], first["id"]]
    assert await ids(q="PHYSICS") == [second["id"]]
    assert await ids(q="100% night") == [first["id"]]
    assert await ids(q="100_ night") == []
    assert await ids(status="pending", kind="interview") == [second["id"], first["id"]]
    assert await ids(status="completed") == []
    assert await ids(kind="practice") == []
    # From ≤ t < to.
    assert await ids(**{"from": start, "to": end}) == [first["id"]]
    assert await ids(**{"from": end}) == [second["id"]]


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"limit": "0"}, "limit"),
        ({"limit": "101"}, "limit"),
        ({"cursor": "%%%"}, "cursor"),
        ({"cursor": "bm8="}, "cursor"),
        ({"cursor": "é"}, "cursor"),
        ({"status": "lost"}, "status"),
        ({"from": "yesterday"}, "from"),
        ({"to": "2026-01-01T00:00:00"}, "to"),
    ],
)
async def test_list_parameters_that_do_not_fit(
    person: Person, params: dict[str, str], field: str
) -> None:
    answer = await person.http.get("/api/interviews", params=params)
    error_of(answer, 422, "does_not_fit", field)


async def test_what_did_not_change_is_not_sent_again(person: Person) -> None:
    interview = await person.create_interview()
    path = f"/api/interviews/{interview['id']}"
    first = await person.http.get(path)
    etag = first.headers["etag"]
    for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        again = await person.http.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
    changed = await person.http.get(path, headers={"If-None-Match": '"other"'})
    assert changed.status_code == 200
