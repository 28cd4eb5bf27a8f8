"""What one day allows: interviews and minutes in calls."""

import pytest

from api.settings import Settings
from tests.api.story import began, ended, joined
from tests.api.support import JOB, Agent, FakeClock, Person, error_of


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"quota_interviews": 2, "quota_minutes": 10})


async def test_a_day_has_so_many_interviews(person: Person, clock: FakeClock) -> None:
    body = {"job_description": JOB, "interview_type": "mixed"}
    key = {"Idempotency-Key": "k"}
    for _ in range(3):  # sent again, it is not made again
        answer = await person.http.post("/api/interviews/create", json=body, headers=key)
        assert answer.status_code == 201
    # What does not fit uses up nothing.
    recipe = {**body, "job_description": "Boil two eggs for six minutes. Salt them."}
    error_of(
        await person.http.post("/api/interviews/create", json=recipe),
        422,
        "does_not_fit",
        "job_description",
    )
    assert (await person.http.post("/api/practice", json={"skill": "SQL"})).status_code == 201
    for path, request in (("/api/interviews/create", body), ("/api/practice", {"skill": "SQL"})):
        refused = await person.http.post(path, json=request)
        error_of(refused, 429, "quota_reached")
        assert int(refused.headers["retry-after"]) > 0
    clock.advance(hours=23)
    assert (await person.http.post("/api/interviews/create", json=body)).status_code == 201


async def test_a_day_has_so_many_minutes_of_talk(person: Person, agent: Agent) -> None:
    first, second = [(await person.create_interview())["id"] for _ in range(2)]
    call_id = await person.join(first)
    talk = [joined(), began(), ended(at_s=11 * 60)]
    await agent.report(call_id, *talk)
    await agent.report(call_id, *talk)  # told twice, counted once
    error_of(await person.http.post(f"/api/interviews/{second}/join"), 429, "quota_reached")
