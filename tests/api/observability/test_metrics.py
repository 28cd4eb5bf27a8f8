"""The figures that Prometheus reads."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence

import httpx
import pytest
from fastapi import FastAPI
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr

from api.settings import Settings
from tests.api.support import BASE_URL, FakeRooms, Person, client, error_of

SECONDS = "mockmate_http_request_seconds_count"
STATEMENTS = "mockmate_http_request_statements_sum"


@pytest.fixture
async def here(app: FastAPI) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody on the same machine."""
    async with client(app) as http:
        yield http


async def figures(http: httpx.AsyncClient, name: str) -> dict[tuple[str, ...], float]:
    """The samples of one figure by the values of their labels, in the labels' order."""
    answer = await http.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        tuple(sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
        if sample.name == name
    }


async def test_requests_are_counted_by_route_and_never_by_id(
    here: httpx.AsyncClient, person: Person
) -> None:
    interview = await person.create_interview()
    for path in (interview["id"], interview["id"], "unknown"):
        await person.http.get(f"/api/interviews/{path}")
    counted = await figures(here, SECONDS)
    assert counted["GET", "/api/interviews/{interview_id}", "200"] == 2
    assert counted["GET", "/api/interviews/{interview_id}", "404"] == 1
    assert interview["id"] not in (await here.get("/metrics")).text
    statements = await figures(here, STATEMENTS)
    assert statements["GET", "/api/interviews/{interview_id}"] >= 3


async def test_labels_come_from_small_sets_whatever_is_asked_for(
    here: httpx.AsyncClient,
) -> None:
    for path in ("/api/nothing", "/pages/of/the/app", "/%00"):
        await here.get(path)
    for method in ("BREW", "X" * 100):
        await here.request(method, "/health")
    unrouted = {key for key in await figures(here, SECONDS) if key[1] == "none"}
    assert {method for method, _route, _status in unrouted} == {"GET"}
    everything = await figures(here, SECONDS)
    assert {method for method, _route, _status in everything} == {"GET", "OTHER"}


async def test_what_is_being_answered_is_counted_until_it_is_answered(
    here: httpx.AsyncClient,
) -> None:
    for _ in range(2):
        # The request for the figures is the only one.
        assert await figures(here, "mockmate_http_requests_in_progress") == {(): 1}


async def ask(
    app: FastAPI, address: str, headers: Sequence[tuple[str, str]] = ()
) -> httpx.Response:
    """Ask for the figures from an address."""
    transport = httpx.ASGITransport(app=app, client=(address, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url=BASE_URL) as http:
        return await http.get("/metrics", headers=headers)


async def test_without_a_token_only_this_machine_sees_them(app: FastAPI) -> None:
    for address in ("127.0.0.1", "127.8.0.1", "::1"):
        assert (await ask(app, address)).status_code == 200
    for address in ("192.0.2.7", "2001:db8::1", "a-socket"):
        error_of(await ask(app, address), 403, "metrics_closed")
    forwarded = [("X-Forwarded-For", "192.0.2.7")]
    error_of(await ask(app, "127.0.0.1", forwarded), 403, "metrics_closed")


class TestWithAToken:
    @pytest.fixture
    def settings(self, settings: Settings) -> Settings:
        return settings.model_copy(update={"metrics_token": SecretStr("a-token-of-ours")})

    async def test_only_who_has_it_sees_them(self, app: FastAPI, person: Person) -> None:
        right = [("Authorization", "Bearer a-token-of-ours")]
        assert (await ask(app, "192.0.2.7", right)).status_code == 200
        for wrong in ([], [("Authorization", f"Bearer {person.grant['access_token']}")]):
            error_of(await ask(app, "127.0.0.1", wrong), 401, "not_signed_in")


async def test_processes_that_run_calls_are_watched_until_they_end(
    here: httpx.AsyncClient, rooms: FakeRooms
) -> None:
    gone = await asyncio.create_subprocess_exec(sys.executable, "-c", "")
    await gone.wait()
    rooms.beside = {1: os.getpid(), 2: gone.pid}
    memory = await figures(here, "mockmate_call_process_resident_memory_bytes")
    used = await figures(here, "mockmate_call_process_cpu_seconds_total")
    assert memory.keys() == used.keys() == {("1",)}
    assert memory["1",] > 10_000_000
    assert 0 < used["1",] <= time.process_time()
