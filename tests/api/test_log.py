"""What goes into the log, and what never does."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from fastapi import FastAPI

from api.log import configure_logging
from tests.api.story import answered, asked, joined
from tests.api.support import Agent, Person, client

WORDS = "my very own words"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged, configured as when serving."""
    root = logging.getLogger()
    before = root.handlers, root.level
    stream = io.StringIO()
    configure_logging("DEBUG", stream)
    yield stream
    root.handlers, level = before
    root.setLevel(level)
    structlog.reset_defaults()


async def test_a_request_leaves_one_line_without_anything_personal(
    app: FastAPI, person: Person, agent: Agent, log: io.StringIO
) -> None:
    log.truncate(0)
    log.seek(0)
    interview = await person.create_interview(job_description=WORDS)
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    await agent.report(call_id, joined(), asked(question), answered(question, WORDS))
    await person.http.get("/api/interviews", params={"q": WORDS})
    await person.http.get(f"/api/interviews/{interview['id']}/results")
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    requests = [line for line in lines if line["event"] == "request"]
    assert [line["route"] for line in requests] == [
        "/api/interviews/create",
        "/api/interviews/{interview_id}/join",
        "/api/agent/calls/{call_id}/journal",
        "/api/interviews",
        "/api/interviews/{interview_id}/results",
    ]
    assert all(line["request_id"] and line["status"] in (200, 201) for line in requests)
    whole = json.dumps(lines)
    assert WORDS not in whole
    assert person.http.cookies["session"] not in whole
    assert person.grant["access_token"] not in whole


async def test_a_fault_is_logged_with_its_place_only(
    app: FastAPI, person: Person, log: io.StringIO
) -> None:
    interview = await person.create_interview(job_description=WORDS)
    async with app.state.context.database.write_engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE interview SET persona = 'my very own words'")
    log.truncate(0)
    log.seek(0)
    async with client(app, {"Authorization": f"Bearer {person.grant['access_token']}"}) as http:
        answer = await http.get(f"/api/interviews/{interview['id']}")
    assert answer.status_code == 500
    logged = log.getvalue()
    assert "unexpected_error" in logged
    assert "bodies.py" in logged
    assert WORDS not in logged
