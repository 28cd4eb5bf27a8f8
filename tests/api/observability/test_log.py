"""What goes into the log, and what never does."""

import asyncio
import io
import json
import logging
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
import structlog
from fastapi import FastAPI

from api.context import Context
from api.log import configure_logging, log_handler
from tests.api.story import answered, asked, joined
from tests.api.support import Agent, Person, client
from tests.run_log import CANARY, secrets_in

ROUTES = [
    "/api/interviews/create",
    "/api/interviews/{interview_id}/join",
    "/api/agent/calls/{call_id}/journal",
    "/api/interviews",
    "/api/interviews/{interview_id}/results",
]


class Log(io.StringIO):
    """What was logged."""

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.getvalue().splitlines()]

    def requests(self) -> list[dict[str, Any]]:
        return [line for line in self.lines if line["event"] == "request"]


@pytest.fixture
def log() -> Iterator[Log]:
    """The log from here on, as it is when serving."""
    stream = Log()
    handler = log_handler(stream)
    root = logging.getLogger()
    root.addHandler(handler)
    yield stream
    root.removeHandler(handler)


async def test_a_request_leaves_one_line_without_anything_personal(
    person: Person, agent: Agent, log: Log
) -> None:
    words = f"my very own {CANARY}"
    interview = await person.create_interview(job_description=f"Senior engineer. {words}")
    call_id = await person.join(interview["id"])
    question = interview["questions"][0]["id"]
    await agent.report(call_id, joined(), asked(question), answered(question, words))
    await person.http.get("/api/interviews", params={"q": words})
    await person.http.get(f"/api/interviews/{interview['id']}/results")
    assert [line["route"] for line in log.requests()] == ROUTES
    for line in log.requests():
        assert line["request_id"]
        assert line["status"] in (200, 201)
        assert line["statements"] > 0
        assert line["duration_ms"] > 0
    assert person.http.cookies["session"] not in log.getvalue()
    assert person.grant["access_token"] not in log.getvalue()
    assert not secrets_in(log.getvalue())


async def test_a_request_keeps_the_id_that_its_client_gave(person: Person, log: Log) -> None:
    given = {"X-Request-Id": "from-the-proxy.1"}
    answer = await person.http.get("/api/auth/me", headers=given)
    assert answer.headers.get_list("x-request-id") == ["from-the-proxy.1"]
    assert log.requests()[-1]["request_id"] == "from-the-proxy.1"


@pytest.mark.parametrize("given", ["short", "with space", "x" * 65, f"a@{CANARY}.org"])
async def test_an_id_that_could_be_anything_is_replaced(
    person: Person, log: Log, given: str
) -> None:
    answer = await person.http.get("/api/auth/me", headers={"X-Request-Id": given})
    assert answer.headers["x-request-id"] != given
    assert given not in log.getvalue()


async def test_a_fault_is_logged_with_its_places_only(
    person: Person, context: Context, log: Log
) -> None:
    nobody: dict[str, datetime] = {}

    def broken() -> datetime:
        try:
            return nobody[f"somebody@{CANARY}.org"]
        except KeyError as error:
            raise RuntimeError(CANARY) from error

    context.clock = broken
    answer = await person.http.get("/api/auth/me")
    assert answer.status_code == 500
    fault = next(line for line in log.lines if line["event"] == "unexpected_error")
    assert fault["route"] == "/api/auth/me"
    assert fault["request_id"] == answer.headers["x-request-id"]
    cause, effect = fault["exception"].split("… which led to:")
    assert "builtins.KeyError" in cause
    assert "test_log.py" in effect
    assert effect.endswith("builtins.RuntimeError")
    assert not secrets_in(log.getvalue())


async def test_the_databases_complaint_is_logged_without_the_row(
    context: Context, log: Log
) -> None:
    class Complaint(sqlite3.IntegrityError): ...

    group = ExceptionGroup(CANARY, [Complaint(CANARY), OSError(28, "No space left on device")])
    logging.getLogger("api.somewhere").error("it failed", exc_info=group)
    exception = log.lines[-1]["exception"]
    assert "Complaint" in exception
    assert "28 No space left on device" in exception
    assert not secrets_in(log.getvalue())


async def test_a_task_that_nobody_waited_for_tells_no_message(log: Log) -> None:
    async def fail() -> None:
        raise ValueError(CANARY)

    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    loop = asyncio.get_running_loop()
    loop.call_exception_handler(
        {
            "message": "Task exception was never retrieved",
            "task": task,
            "exception": task.exception(),
        }
    )
    line = log.lines[-1]
    assert line["event"] == "Task exception was never retrieved"
    assert "builtins.ValueError" in line["exception"]
    assert not secrets_in(log.getvalue())


async def test_libraries_that_tell_what_they_carry_are_quiet(log: Log) -> None:
    for name in ("aioice.ice", "httpx", "livekit.agents", "sqlalchemy.engine.Engine"):
        logging.getLogger(name).info("carrying %s", CANARY)
    assert log.getvalue() == ""


def test_a_terminal_gets_lines_for_people(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: True)
    root = logging.getLogger()
    before = root.handlers, root.level
    try:
        configure_logging("INFO", stream)
        structlog.get_logger("api").info("request", route="/health")
        structlog.get_logger("api").debug("not asked for")
    finally:
        root.handlers, level = before
        root.setLevel(level)
    (line,) = stream.getvalue().splitlines()
    assert "request" in line
    assert "/health" in line
    assert not line.startswith("{")


async def test_what_is_logged_while_answering_has_the_requests_id(app: FastAPI, log: Log) -> None:
    async with client(app) as http:
        answer = await http.get("/health")
    assert log.requests()[-1]["request_id"] == answer.headers["x-request-id"]
    assert "request_id" not in structlog.contextvars.get_contextvars()
