"""The websocket of ElevenLabs, as it is on the wire.

Its SDK speaks it from threads alone; the product uses the SDK's asynchronous half, which streams
over HTTP (`test_elevenlabs.py`).
"""

import asyncio
import base64
import json
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.api.engines import CountingTranscriber, HummingVoice
from tests.standins.elevenlabs import ElevenLabs
from tests.standins.elevenlabs_wire import VOICE
from tests.standins.faults import Kind
from tests.standins.serving import standin
from tests.standins.support import KEY, fault

TEXT = ("Tell me about your work. ", "What came of it in the end? ")
WORDS = len("".join(TEXT).split())
PCM_BYTES = WORDS * 24_000 // 10 * 2
BEGIN = {"text": " "}
END = {"text": ""}


def stand_in(*kinds: Kind, **more: Any) -> ElevenLabs:
    faults = [fault(kind, bytes_per_s=200_000) for kind in kinds]
    return ElevenLabs(HummingVoice("hum"), CountingTranscriber(), key=KEY, faults=faults, **more)


@asynccontextmanager
async def socket(
    app: ElevenLabs, query: str = "output_format=pcm_24000", key: str | None = KEY
) -> AsyncGenerator[ClientConnection]:
    headers = {} if key is None else {"xi-api-key": key}
    async with standin(app) as origin:
        address = f"{origin.replace('http', 'ws')}/v1/text-to-speech/{VOICE}/stream-input?{query}"
        async with connect(address, additional_headers=headers) as opened:
            yield opened


async def send(opened: ClientConnection, *messages: dict[str, Any]) -> None:
    for message in messages:
        await opened.send(json.dumps(message))


async def rest(opened: ClientConnection) -> list[dict[str, Any]]:
    return [json.loads(message) async for message in opened]


def sound(messages: list[dict[str, Any]]) -> bytes:
    return b"".join(base64.b64decode(message["audio"] or "") for message in messages)


async def test_text_goes_in_and_sound_comes_out_and_then_it_ends() -> None:
    app = stand_in()
    async with socket(app) as opened:
        await send(opened, BEGIN, *({"text": text} for text in TEXT), END)
        messages = await rest(opened)
    assert len(sound(messages)) == PCM_BYTES
    assert [message["isFinal"] for message in messages] == [None] * (len(messages) - 1) + [True]
    assert opened.close_code == 1000
    [asked] = app.requests
    assert (asked.method, asked.query) == ("WEBSOCKET", {"output_format": "pcm_24000"})
    assert [json.loads(message)["text"] for message in asked.messages] == [" ", *TEXT, ""]


@pytest.mark.parametrize(
    ("first", "query", "then"),
    [
        (BEGIN, "", {"text": TEXT[0], "flush": True}),
        (BEGIN | {"generation_config": {"chunk_length_schedule": [20]}}, "", {"text": TEXT[0]}),
        (BEGIN, "&auto_mode=true", {"text": TEXT[0]}),
    ],
    ids=["flushed", "long enough", "at once"],
)
async def test_sound_comes_before_the_text_has_ended(
    first: dict[str, Any], query: str, then: dict[str, Any]
) -> None:
    async with socket(stand_in(), f"output_format=pcm_24000{query}") as opened:
        await send(opened, first, then)
        async with asyncio.timeout(5.0):
            assert json.loads(await opened.recv())["audio"]


async def test_sound_is_as_late_as_the_provider_is() -> None:
    async with socket(stand_in(delay_s=0.3)) as opened:
        began = time.perf_counter()
        await send(opened, BEGIN, {"text": TEXT[0], "flush": True})
        assert json.loads(await opened.recv())["audio"]
        assert time.perf_counter() - began >= 0.3


async def test_short_text_waits_for_more() -> None:
    async with socket(stand_in()) as opened:
        await send(opened, BEGIN, {"text": TEXT[0]})
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(opened.recv(), 0.2)


@pytest.mark.parametrize(
    ("query", "key", "messages", "error"),
    [
        ("", "another", [BEGIN], "invalid_api_key"),
        ("", None, [BEGIN], "needs_authorization"),
        ("output_format=wav", KEY, [BEGIN], "invalid_request"),
        ("model_id=eleven_v0", KEY, [BEGIN], "model_not_found"),
        ("", KEY, [{"text": "Hello"}], "invalid_request"),
        ("", KEY, [BEGIN, {"txt": "Hello"}], "invalid_request"),
    ],
)
async def test_an_error_is_a_message_and_an_end(
    query: str, key: str | None, messages: list[dict[str, Any]], error: str
) -> None:
    async with socket(stand_in(), query, key) as opened:
        await send(opened, *messages)
        told = json.loads(await opened.recv())
        with pytest.raises(ConnectionClosed):
            await opened.recv()
    assert (told["error"], told["code"]) == (error, 1008)
    assert told["message"]
    assert opened.close_code == 1008


async def test_the_key_may_come_with_the_first_message() -> None:
    async with socket(stand_in(), "output_format=pcm_24000", key=None) as opened:
        await send(opened, BEGIN | {"xi_api_key": KEY}, {"text": "Hello. "}, END)
        assert sound(await rest(opened))


async def test_a_busy_service_refuses_the_handshake() -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with socket(stand_in(Kind.UNAVAILABLE)):
            pass
    assert caught.value.response.status_code == 503
    assert b"service_unavailable" in (caught.value.response.body or b"")
