"""What is somebody else's is not there: on every route that takes an id."""

import re
from collections.abc import Mapping
from typing import Any

import pytest
from fastapi import FastAPI

from tests.api.sound import tone_chunks
from tests.api.story import answered, asked, began, joined
from tests.api.support import SERVICE_TOKEN, Agent, Person, client, error_of

BODIES: Mapping[str, Any] = {
    "/api/calls/{call_id}/offer": {"sdp": "v=0", "type": "offer"},
}
"""A body that would fit, for the routes that ask for one."""


def routes_with_ids(app: FastAPI) -> list[tuple[str, str]]:
    """Method and path of every route for people that names a thing."""
    paths: dict[str, dict[str, Any]] = app.openapi()["paths"]
    return [
        (method.upper(), path)
        for path, operations in paths.items()
        if "{" in path and not path.startswith("/api/agent/")
        for method in operations
    ]


@pytest.fixture
async def things(person: Person, agent: Agent) -> dict[str, str]:
    """One of everything, by the name that routes give its id; all of it is `person`'s."""
    interview = await person.create_interview()
    call_id = await person.join(interview["id"])
    question_id = interview["questions"][0]["id"]
    for n, chunk in enumerate(tone_chunks(4)):
        await agent.put_audio(call_id, n, chunk)
    await agent.report(call_id, joined(), began(), asked(question_id), answered(question_id))
    return {
        "interview_id": interview["id"],
        "call_id": call_id,
        "answer_id": f"a-{question_id}",
    }


def test_there_are_routes_to_test(app: FastAPI) -> None:
    assert len(routes_with_ids(app)) >= 6


async def test_only_the_owner_finds_it(
    app: FastAPI, person: Person, stranger: Person, things: dict[str, str]
) -> None:
    for method, path in routes_with_ids(app):
        unknown = set(re.findall(r"{(\w+)}", path)) - set(things)
        assert not unknown, f"{path}: say what {unknown} is, so that it can be tested"
        url = path.format(**things)
        body = BODIES.get(path)
        error_of(await stranger.http.request(method, url, json=body), 404, "not_found")
        nowhere = path.format(**dict.fromkeys(things, "not-there"))
        error_of(await person.http.request(method, nowhere, json=body), 404, "not_found")
        async with client(app) as nobody:
            error_of(await nobody.request(method, url, json=body), 401, "not_signed_in")
        mine = await person.http.request(method, url, json=body)
        assert mine.is_success, f"{method} {path}: {mine.text}"


async def test_the_agents_token_opens_no_persons_route(
    app: FastAPI, things: dict[str, str]
) -> None:
    async with client(app, {"Authorization": f"Bearer {SERVICE_TOKEN}"}) as http:
        for method, path in routes_with_ids(app):
            answer = await http.request(method, path.format(**things), json=BODIES.get(path))
            error_of(answer, 401, "not_signed_in")


async def test_every_agent_route_wants_the_agents_token(
    app: FastAPI, person: Person, things: dict[str, str]
) -> None:
    paths: dict[str, dict[str, Any]] = app.openapi()["paths"]
    tried = 0
    for path, operations in paths.items():
        if not path.startswith("/api/agent/"):
            continue
        for method in operations:
            url = path.format(**things, n=0)
            error_of(await person.http.request(method, url), 401, "not_signed_in")
            tried += 1
    assert tried >= 4


async def test_a_list_shows_ones_own_only(
    person: Person, stranger: Person, things: dict[str, str]
) -> None:
    mine = (await person.http.get("/api/interviews")).json()["items"]
    assert [item["id"] for item in mine] == [things["interview_id"]]
    assert (await stranger.http.get("/api/interviews")).json()["items"] == []
