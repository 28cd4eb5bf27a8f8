"""Every error has the one shape, however it arises."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy.exc import TimeoutError as NoConnection

from api.context import Context
from api.middleware.body_limit import DEFAULT_BODY_BYTES
from schemas.errors import ErrorEnvelope
from tests.api.support import JOB, Person, client, error_of

CREATE = "/api/interviews/create"
FOR_ANYBODY = {
    *(f"/api/auth/{name}" for name in ("guest", "forgot", "reset", "verify")),
    "/api/shared/{token}",
    "/api/telemetry",
}
"""Paths that no sign-in is asked for, and that cannot answer 401."""


async def test_what_is_not_there(app: FastAPI) -> None:
    async with client(app) as http:
        for path in ("/api/nothing", "/api", "/metrics/x", "/assets/none.js", "/"):
            error_of(await http.get(path), 404, "not_found")
        error_of(await http.put("/api/nothing", json={}), 404, "not_found")
        wrong = await http.delete("/api/auth/me")
        error_of(wrong, 405, "method_not_allowed")
        assert wrong.headers["allow"] == "GET"


@pytest.mark.parametrize("body", [b"{", b"", b"\xff\xfe", b'{"a": 1,}', b"[" * 5_000])
async def test_malformed_json(person: Person, body: bytes) -> None:
    answer = await person.http.post(
        CREATE, content=body, headers={"Content-Type": "application/json"}
    )
    if body:
        error_of(answer, 400, "malformed")
    else:
        error_of(answer, 422, "does_not_fit", "body")


async def test_a_body_of_the_wrong_type(person: Person) -> None:
    for content_type in ("text/plain", "application/x-www-form-urlencoded"):
        headers = {"Content-Type": content_type}
        answer = await person.http.post(CREATE, content=b"a=b", headers=headers)
        error_of(answer, 415, "wrong_type")
    error_of(await person.http.post(CREATE, json=[1]), 422, "does_not_fit", "body")


async def test_nothing_of_what_was_sent_comes_back(person: Person) -> None:
    secret = "my secret words"
    body = {"job_description": JOB, "interview_type": secret, "unknown": secret}
    answer = await person.http.post(CREATE, json=body)
    assert answer.status_code == 422
    assert secret not in answer.text


async def test_what_cannot_be_stored_is_refused(person: Person) -> None:
    body = {"job_description": f"{JOB}\0", "interview_type": "mixed"}
    message = error_of(await person.http.post(CREATE, json=body), 422, "does_not_fit", "body")
    assert message.endswith("There is a character in it that cannot be stored.")


async def test_an_address_with_a_character_that_nothing_has(person: Person) -> None:
    answer = await person.http.get("/api/interviews/%00")
    assert answer.status_code in {404, 422}


async def test_without_a_free_connection_the_client_is_to_come_back(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def exhausted(_: object) -> bool:
        raise NoConnection

    monkeypatch.setattr("api.health.routes.is_current", exhausted)
    answer = await person.http.get("/ready")
    error_of(answer, 503, "unavailable")
    assert answer.headers["retry-after"] == "2"


async def test_a_body_is_limited_while_it_is_read(person: Person) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while True:
            sent += 1024
            yield b" " * 1024

    headers = {"Content-Type": "application/json"}
    answer = await person.http.post(CREATE, content=endless(), headers=headers)
    error_of(answer, 413, "too_large")
    assert sent <= DEFAULT_BODY_BYTES + 2048
    announced = {**headers, "Content-Length": str(DEFAULT_BODY_BYTES + 1)}
    error_of(await person.http.post(CREATE, content=b"{}", headers=announced), 413, "too_large")


async def test_a_fault_of_ours_tells_nothing(
    person: Person, context: Context, caplog: pytest.LogCaptureFixture
) -> None:
    context.clock = _broken
    answer = await person.http.get("/api/auth/me")
    message = error_of(answer, 500, "internal")
    assert "inner detail" not in message
    assert answer.headers["content-security-policy"]
    assert answer.headers["x-request-id"] in caplog.text


def _broken() -> Any:
    raise RuntimeError("inner detail")


async def test_before_the_interviewer_is_ready(
    app: FastAPI, person: Person, context: Context
) -> None:
    interview = await person.create_interview()
    async with client(app) as http:
        assert (await http.get("/health")).json() == {"status": "ok"}
        assert (await http.get("/ready")).json() == {"status": "ok"}
        context.rooms = None
        assert (await http.get("/health")).status_code == 200
        starting = await http.get("/ready")
        error_of(starting, 503, "unavailable")
        assert int(starting.headers["retry-after"]) > 0
    join = await person.http.post(f"/api/interviews/{interview['id']}/join")
    error_of(join, 503, "unavailable")


async def test_before_the_database_is_migrated(app: FastAPI, context: Context) -> None:
    async with context.database.write_engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'older'")
    async with client(app) as http:
        error_of(await http.get("/ready"), 503, "unavailable")


def test_every_route_documents_the_envelope(app: FastAPI) -> None:
    reference = {"$ref": f"#/components/schemas/{ErrorEnvelope.__name__}"}
    paths: dict[str, dict[str, Any]] = app.openapi()["paths"]
    for path, operations in paths.items():
        for method, operation in operations.items():
            failures = {
                status: response
                for status, response in operation["responses"].items()
                if status >= "400"
            }
            assert {"422", "500"} <= failures.keys(), f"{method} {path}"
            if path.startswith("/api/") and path not in FOR_ANYBODY:
                assert "401" in failures, f"{method} {path}"
            if "{" in path:
                assert "404" in failures, f"{method} {path}"
            for response in failures.values():
                assert response["content"]["application/json"]["schema"] == reference
