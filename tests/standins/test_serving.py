"""The server under every stand-in: what goes on on its connections, and how it ends."""

import asyncio
import contextlib
import gc
import json
import socket
import threading
import time

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from tests.standins.faults import Fault, Kind, always
from tests.standins.openai import OpenAI
from tests.standins.serving import _Server, serving, standin  # pyright: ignore[reportPrivateUsage]
from tests.standins.support import KEY, judge

CHAT = {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "Is it good?"}]}
AUTH = {"Authorization": f"Bearer {KEY}"}
PATH = "/v1/chat/completions"


def openai(*faults: Fault, delay_s: float = 0.0) -> OpenAI:
    return OpenAI(judge, key=KEY, faults=faults, delay_s=delay_s)


async def test_requests_are_recorded_in_order() -> None:
    app = openai()
    async with standin(app) as origin, httpx.AsyncClient(base_url=origin, headers=AUTH) as client:
        await client.get("/v1/models", params={"limit": 3})
        await client.post(PATH, json=CHAT)
    models, chat = app.requests
    assert (models.number, models.method, models.path) == (0, "GET", "/v1/models")
    assert models.query == {"limit": "3"}
    assert (chat.number, chat.method, chat.path) == (1, "POST", PATH)
    assert chat.headers["authorization"] == AUTH["Authorization"]
    assert b"Is it good?" in chat.body


def test_it_serves_code_that_blocks() -> None:
    with serving(openai()) as origin:
        assert httpx.get(f"{origin}/v1/models", headers=AUTH).status_code == 200
    with pytest.raises(httpx.ConnectError):
        httpx.get(origin)


def test_who_comes_in_as_it_ends_is_left_with_no_open_connection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    busy, ending = threading.Event(), threading.Event()
    stop = _Server.stop

    async def holds_the_loop_up(scope: Scope, receive: Receive, send: Send) -> None:
        busy.set()
        ending.wait()

    def stops(server: _Server) -> None:
        stop(server)
        ending.set()

    monkeypatch.setattr(_Server, "stop", stops)
    with contextlib.ExitStack() as came, serving(holds_the_loop_up) as origin:
        host, port = origin.removeprefix("http://").split(":")
        first = came.enter_context(socket.create_connection((host, int(port))))
        first.sendall(f"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
        busy.wait()
        for _ in range(4):
            came.enter_context(socket.create_connection((host, int(port))))
    # What was left open warns as it is collected, and a warning is an error.
    gc.collect()


async def test_every_answer_is_as_late_as_the_provider_is() -> None:
    app = openai(delay_s=0.2)
    async with standin(app) as origin, httpx.AsyncClient(base_url=origin, headers=AUTH) as client:
        for _ in range(2):
            began = time.perf_counter()
            assert (await client.post(PATH, json=CHAT)).status_code == 200
            assert time.perf_counter() - began >= 0.2


async def test_a_reset_is_a_reset_and_not_an_end() -> None:
    app = openai(Fault(Kind.RESET))
    async with standin(app) as origin:
        host, port = origin.removeprefix("http://").split(":")
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(f"GET /v1/models HTTP/1.1\r\nHost: {host}\r\n".encode())
        writer.write(f"Authorization: {AUTH['Authorization']}\r\n\r\n".encode())
        with pytest.raises(ConnectionResetError):
            await reader.read()
        writer.close()


async def test_a_drip_keeps_to_its_rate() -> None:
    app = openai(Fault(Kind.DRIP, bytes_per_s=400))
    async with standin(app) as origin, httpx.AsyncClient(base_url=origin, headers=AUTH) as client:
        began = time.perf_counter()
        whole = (await client.get("/v1/models")).content
        took_s = time.perf_counter() - began
        assert whole == (await client.get("/v1/models")).content
    assert took_s >= 0.9 * len(whole) / 400


def test_an_endless_stream_goes_on_and_on_with_good_events() -> None:
    wanted = {**CHAT, "stream": True}
    with (
        serving(openai(Fault(Kind.ENDLESS))) as origin,
        httpx.stream("POST", f"{origin}{PATH}", json=wanted, headers=AUTH) as answer,
    ):
        lines = answer.iter_lines()
        events = [next(lines) for _ in range(40)][::2]
    kinds = {json.loads(event.removeprefix("data: "))["object"] for event in events}
    assert kinds == {"chat.completion.chunk"}


async def test_a_caller_that_hangs_up_is_let_go() -> None:
    app = openai()
    app.faults.script = always(Fault(Kind.HANG))
    async with standin(app) as origin, httpx.AsyncClient(base_url=origin, headers=AUTH) as client:
        with pytest.raises(httpx.ReadTimeout):
            await client.post(PATH, json=CHAT, timeout=0.1)
        app.faults.script = ()
        assert (await client.post(PATH, json=CHAT)).status_code == 200


@pytest.mark.parametrize("kind", [Kind.HANG, Kind.ENDLESS, Kind.DRIP, Kind.DELAY])
async def test_it_ends_at_once_whatever_is_under_way(kind: Kind) -> None:
    app = openai(Fault(kind, delay_s=60.0, bytes_per_s=50))
    async with httpx.AsyncClient(headers=AUTH) as client:
        async with standin(app) as origin:
            call = asyncio.create_task(client.post(f"{origin}{PATH}", json=CHAT))
            assert await asyncio.to_thread(app.arrived.wait, 5.0)
            began = time.perf_counter()
        assert time.perf_counter() - began < 5.0
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            await call
