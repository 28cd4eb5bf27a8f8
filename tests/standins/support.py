"""Clients of the real SDKs, set to a stand-in, and what becomes of a call with a fault."""

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

import httpx
import numpy as np
from elevenlabs.client import AsyncElevenLabs
from google.genai import Client, types
from groq import AsyncGroq
from openai import AsyncOpenAI
from pydantic import BaseModel

from tests.standins.asked import Asked
from tests.standins.base import Standin
from tests.standins.faults import Fault, Kind
from tests.standins.serving import standin
from tests.standins.sound import to_wav

C = TypeVar("C")
C_co = TypeVar("C_co", covariant=True)

KEY: Final = "standin-key"
PATIENCE_S: Final = 60.0
"""How long an SDK waits for bytes, on however slow a machine."""
BRIEF_PATIENCE_S: Final = 5.0
"""The same where none will come."""
DEADLINE_S: Final = 6.0
"""How long a call may take in all that never ends, which no SDK bounds by itself."""
DELAY_S: Final = 0.3


class Verdict(BaseModel):
    """A structured answer."""

    reason: str
    score: int


VERDICT: Final = Verdict(reason="It names a result and how it was measured.", score=7)


def judge(asked: Asked) -> str:
    """A model that always comes to the same verdict."""
    assert asked.messages
    return VERDICT.model_dump_json() if asked.schema is not None else VERDICT.reason


def fault(kind: Kind, bytes_per_s: int = 4_000) -> Fault:
    """The fault, in sizes for tests."""
    return Fault(kind, delay_s=DELAY_S, retry_after_s=3.0, bytes_per_s=bytes_per_s)


def tone(seconds: float, rate: int = 16_000) -> bytes:
    """A WAV file with something to hear."""
    samples = 0.3 * np.sin(np.arange(round(seconds * rate)) * 0.1)
    return to_wav(samples.astype(np.float32), rate)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call gave, or the name of what it raised, and how long it took."""

    gave: str
    took_s: float


async def outcome(call: Awaitable[str], deadline_s: float = DEADLINE_S) -> Outcome:
    """Of one call, which is given up after `deadline_s`: `gave up`."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    try:
        async with asyncio.timeout(deadline_s):
            gave = await call
    except TimeoutError as error:
        gave = "gave up" if loop.time() - began >= deadline_s else type(error).__name__
    except Exception as error:  # noqa: BLE001 - which it is, is what is asked
        gave = type(error).__name__
    return Outcome(gave, loop.time() - began)


class ClientOf(Protocol[C_co]):
    """Makes a client of an SDK, set to a stand-in."""

    def __call__(self, origin: str, *, patience_s: float) -> AbstractAsyncContextManager[C_co]: ...


async def outcomes(
    app_with: Callable[[Kind], Standin],
    client_of: ClientOf[C],
    call: Callable[[C], Awaitable[str]],
) -> dict[Kind, str]:
    """What each fault does to a call: each has a stand-in and a client of its own, side by side."""

    async def one(kind: Kind) -> Outcome:
        hangs, endless = kind is Kind.HANG, kind is Kind.ENDLESS
        patience_s = BRIEF_PATIENCE_S if hangs else PATIENCE_S
        async with (
            standin(app_with(kind)) as origin,
            client_of(origin, patience_s=patience_s) as client,
        ):
            found = await outcome(call(client), DEADLINE_S if endless else PATIENCE_S)
        # Where the machine is slow, the wait may end before there is a connection.
        gave = found.gave.replace("ConnectTimeout", "ReadTimeout") if hangs else found.gave
        return Outcome(gave, found.took_s)

    found = dict(zip(Kind, await asyncio.gather(*map(one, Kind)), strict=True))
    assert found[Kind.DELAY].took_s >= DELAY_S
    return {kind: result.gave for kind, result in found.items()}


@asynccontextmanager
async def gemini_client(
    origin: str, key: str = KEY, *, attempts: int = 1, patience_s: float = PATIENCE_S
) -> AsyncGenerator[Client]:
    """Google's SDK."""
    retry = types.HttpRetryOptions(attempts=attempts, initial_delay=0.01, jitter=0.0)
    async with httpx.AsyncClient() as http:
        # Its own choice, a subclass of aiohttp's session, is deprecated by aiohttp.
        options = types.HttpOptions(
            base_url=origin,
            timeout=round(patience_s * 1_000),
            retry_options=retry,
            httpx_async_client=http,
        )
        with Client(api_key=key, http_options=options) as client:
            yield client


@asynccontextmanager
async def openai_client(
    origin: str, key: str = KEY, *, retries: int = 0, patience_s: float = PATIENCE_S
) -> AsyncGenerator[AsyncOpenAI]:
    """OpenAI's SDK."""
    async with AsyncOpenAI(
        api_key=key, base_url=f"{origin}/v1", timeout=patience_s, max_retries=retries
    ) as client:
        yield client


@asynccontextmanager
async def groq_client(
    origin: str, key: str = KEY, *, retries: int = 0, patience_s: float = PATIENCE_S
) -> AsyncGenerator[AsyncGroq]:
    """Groq's SDK."""
    async with AsyncGroq(
        api_key=key, base_url=origin, timeout=patience_s, max_retries=retries
    ) as client:
        yield client


@asynccontextmanager
async def elevenlabs_client(
    origin: str, key: str = KEY, *, patience_s: float = PATIENCE_S
) -> AsyncGenerator[AsyncElevenLabs]:
    """ElevenLabs' SDK, which closes no client of its own."""
    async with httpx.AsyncClient() as http:
        yield AsyncElevenLabs(api_key=key, base_url=origin, timeout=patience_s, httpx_client=http)


def parsed(text: str | None) -> str:
    """The verdict that a text holds, in short, or what is wrong with it."""
    if not text:
        return "nothing"
    try:
        return f"score {Verdict.model_validate_json(text).score}"
    except ValueError:
        pass
    try:
        return f"other JSON: {sorted(json.loads(text))}"
    except ValueError:
        return "no JSON"
