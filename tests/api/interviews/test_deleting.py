"""Deleting an interview and having it back."""

from datetime import timedelta

import httpx
from fastapi import FastAPI

from api.context import Context
from schemas.events import InterviewChanged
from schemas.interviews import Interview
from tests.api.sound import tone_chunks
from tests.api.story import answered, asked, began, joined
from tests.api.support import Agent, FakeClock, Person, client, error_of


async def test_what_was_deleted_is_gone_until_it_is_restored(person: Person, agent: Agent) -> None:
    kept, gone = await person.create_interview(), await person.create_interview()
    path = f"/api/interviews/{gone['id']}"
    question_id = gone["questions"][0]["id"]
    call_id = await person.join(gone["id"])
    for n, chunk in enumerate(tone_chunks(4)):
        await agent.put_audio(call_id, n, chunk)
    await agent.report(call_id, joined(), began(), asked(question_id), answered(question_id))
    results = (await person.http.get(f"{path}/results")).json()

    assert (await person.http.delete(path)).status_code == 204
    for url in (
        path,
        f"{path}/results",
        f"{path}/recording",
        f"/api/answers/a-{question_id}/audio",
    ):
        error_of(await person.http.get(url), 404, "not_found")
    error_of(await person.http.post(f"{path}/join"), 404, "not_found")
    error_of(await person.http.delete(path), 404, "not_found")
    error_of(await person.http.put(f"/api/questions/{question_id}/bookmark"), 404, "not_found")
    listed = (await person.http.get("/api/interviews")).json()["items"]
    assert [item["id"] for item in listed] == [kept["id"]]

    restored = await person.http.post(f"{path}/restore")
    assert restored.status_code == 200
    assert restored.json() == {**gone, "status": "in_progress"}
    assert (await person.http.get(path)).json() == restored.json()
    again = (await person.http.get(f"{path}/results")).json()
    assert [one["transcript"] for one in again["answers"]] == [
        one["transcript"] for one in results["answers"]
    ]


async def test_the_interviewer_hangs_up_when_the_interview_is_deleted(
    person: Person, agent: Agent
) -> None:
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    heartbeat = f"/api/agent/calls/{call_id}/heartbeat"
    assert (await agent.http.post(heartbeat)).json() == {"ended": False}
    await person.http.delete(f"/api/interviews/{interview['id']}")
    assert (await agent.http.post(heartbeat)).json() == {"ended": True}
    # What it still has to tell is kept, for the day the interview is restored.
    await agent.report(call_id, joined(), began(), asked(interview["questions"][0]["id"]))


async def test_after_thirty_days_it_is_too_late(
    app: FastAPI, person: Person, clock: FakeClock
) -> None:
    account = {"email": "ada@example.org", "password": "a long walk in the rain"}
    await person.http.post("/api/auth/register", json={**account, "name": "Ada"})
    person.http.headers["X-CSRF-Token"] = person.http.cookies["csrf"]
    path = f"/api/interviews/{(await person.create_interview())['id']}"
    await person.http.delete(path)
    clock.advance(days=30, seconds=1)
    async with client(app) as http:
        await http.post("/api/auth/login", json=account)
        again = {"X-CSRF-Token": http.cookies["csrf"]}
        error_of(await http.post(f"{path}/restore", headers=again), 410, "expired")


async def test_what_can_be_restored_is_listed(
    app: FastAPI, person: Person, stranger: Person, clock: FakeClock
) -> None:
    account = {"email": "ada@example.org", "password": "a long walk in the rain"}
    await person.http.post("/api/auth/register", json={**account, "name": "Ada"})
    person.http.headers["X-CSRF-Token"] = person.http.cookies["csrf"]
    ids: list[str] = []
    for _ in range(3):
        ids.append((await person.create_interview())["id"])
        clock.advance(seconds=1)
    early, late, kept = ids
    await person.http.delete(f"/api/interviews/{early}")
    clock.advance(minutes=10)
    await person.http.delete(f"/api/interviews/{late}")

    assert await listed(person.http, deleted="true") == [late, early]
    until = clock() + timedelta(days=30)
    for params, told in (({"deleted": "true"}, until), ({}, None)):
        [newest, *_] = (await person.http.get("/api/interviews", params=params)).json()["items"]
        assert Interview.model_validate(newest).restorable_until == told
    assert await listed(person.http, deleted="true", status="completed") == []
    assert await listed(person.http) == await listed(person.http, deleted="false") == [kept]
    assert await listed(stranger.http, deleted="true") == []
    async with client(app) as nobody:
        error_of(await nobody.get("/api/interviews?deleted=true"), 401, "not_signed_in")
    await person.http.post(f"/api/interviews/{early}/restore")
    assert await listed(person.http, deleted="true") == [late]
    assert await listed(person.http) == [kept, early]

    clock.advance(days=30)
    async with client(app) as http:
        await http.post("/api/auth/login", json=account)
        assert await listed(http, deleted="true") == [late]
        clock.advance(seconds=1)
        assert await listed(http, deleted="true") == []


async def listed(http: httpx.AsyncClient, **query: str) -> list[str]:
    """The ids of one page."""
    answer = await http.get("/api/interviews", params=query)
    assert answer.status_code == 200, answer.text
    return [item["id"] for item in answer.json()["items"]]


async def test_nobody_else_deletes_or_restores(person: Person, stranger: Person) -> None:
    interview = await person.create_interview()
    path = f"/api/interviews/{interview['id']}"
    error_of(await stranger.http.delete(path), 404, "not_found")
    # What is there needs no restoring.
    error_of(await person.http.post(f"{path}/restore"), 404, "not_found")
    await person.http.delete(path)
    error_of(await stranger.http.post(f"{path}/restore"), 404, "not_found")
    assert (await person.http.post(f"{path}/restore")).status_code == 200


async def test_clients_are_told(app: FastAPI, context: Context, person: Person) -> None:
    interview = await person.create_interview()
    user_id = person.grant["user"]["id"]
    with context.events.subscribe(user_id, last_id=None) as told:
        await person.http.delete(f"/api/interviews/{interview['id']}")
        changed = InterviewChanged.model_validate_json((await anext(told.events(5))).data)
    assert changed == InterviewChanged(id=interview["id"], status="pending")
