"""`GET /api/events`, as a browser's EventSource reads it."""

import json

import pytest
from fastapi import FastAPI, sse

from api.context import Context
from api.events.events import STREAMS_PER_PERSON
from schemas.events import ResumeChanged
from tests.api.events.stream import streaming
from tests.api.support import Person, client, error_of

READY = ResumeChanged(id="r1", status="ready")
PARSING = ResumeChanged(id="r1", status="parsing")


async def test_what_changes_is_streamed(
    app: FastAPI, context: Context, person: Person, stranger: Person
) -> None:
    async with streaming(app, person) as stream:
        assert stream.status == 200
        assert stream.headers["content-type"].startswith("text/event-stream")
        assert stream.headers["cache-control"] == "no-cache"
        await context.events.publish(stranger.grant["user"]["id"], PARSING)
        await context.events.publish(person.grant["user"]["id"], READY)
        event = await stream.event()
    assert event["event"] == "resume"
    assert json.loads(event["data"]) == {"type": "resume", "id": "r1", "status": "ready"}


async def test_what_was_missed_is_streamed_again(
    app: FastAPI, context: Context, person: Person
) -> None:
    me = person.grant["user"]["id"]
    async with streaming(app, person) as stream:
        await context.events.publish(me, PARSING)
        last = (await stream.event())["id"]
    await context.events.publish(me, READY)
    async with streaming(app, person, {"last-event-id": last}) as stream:
        assert json.loads((await stream.event())["data"])["status"] == "ready"


async def test_a_foreign_last_id_is_no_error(
    app: FastAPI, context: Context, person: Person
) -> None:
    await context.events.publish(person.grant["user"]["id"], PARSING)
    async with streaming(app, person, {"last-event-id": "'; --"}) as stream:
        assert stream.status == 200
        await context.events.publish(person.grant["user"]["id"], READY)
        assert json.loads((await stream.event())["data"])["status"] == "ready"


async def test_a_comment_keeps_the_line_open(
    app: FastAPI, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sse._PING_INTERVAL == 15.0  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr("fastapi.routing._PING_INTERVAL", 0.01)
    async with streaming(app, person) as stream:
        line = await stream.lines.get()
    assert line is not None
    assert line.startswith(":")


async def test_a_stream_that_was_left_gives_its_place_back(app: FastAPI, person: Person) -> None:
    for _ in range(2 * STREAMS_PER_PERSON):
        async with streaming(app, person) as stream:
            assert stream.status == 200


async def test_streams_of_one_person_are_counted(
    app: FastAPI, context: Context, person: Person
) -> None:
    open_ = [
        context.events.subscribe(person.grant["user"]["id"], last_id=None)
        for _ in range(STREAMS_PER_PERSON)
    ]
    for stream in open_:
        stream.__enter__()
    answer = await person.http.get("/api/events")
    error_of(answer, 429, "too_many")
    assert answer.headers["retry-after"] == "30"
    for stream in open_:
        stream.__exit__(None, None, None)


async def test_nobody_hears_anything(app: FastAPI) -> None:
    async with client(app) as http:
        error_of(await http.get("/api/events"), 401, "not_signed_in")
