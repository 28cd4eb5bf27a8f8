"""The HTTP that the providers' SDKs are given, and what its failures mean."""

import email.utils
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Final

import httpx

from agent.engines.errors import (
    BadAnswer,
    BrokeOff,
    EngineError,
    RateLimited,
    Rejected,
    TimedOut,
    Unreachable,
    WrongKey,
)

LONGEST_ANSWER: Final = 8 * 1024 * 1024
"""Bytes: two minutes of speech, or many times the longest text. More is a fault, not an answer."""
CONNECT_S: Final = 3.0
SILENCE_S: Final = 20.0
"""Longest wait for the next bytes; how long the whole may take is up to who asks."""
_CONNECTIONS: Final = 64
_SERVER_ERROR: Final = 500


class TooLong(httpx.ReadError):
    """An answer went on beyond LONGEST_ANSWER."""


class _Bounded(httpx.AsyncByteStream):
    def __init__(self, stream: httpx.AsyncByteStream, limit: int) -> None:
        self._stream = stream
        self._left = limit

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._stream:
            self._left -= len(chunk)
            if self._left < 0:
                raise TooLong("the answer is longer than any can be")
            yield chunk

    async def aclose(self) -> None:
        await self._stream.aclose()


class _BoundedTransport(httpx.AsyncBaseTransport):
    """Ends answers that do not end: some SDKs would read them until the memory is full."""

    def __init__(self, inner: httpx.AsyncBaseTransport, limit: int) -> None:
        self._inner = inner
        self._limit = limit

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        assert isinstance(response.stream, httpx.AsyncByteStream)
        response.stream = _Bounded(response.stream, self._limit)
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def http_client() -> httpx.AsyncClient:
    """A client for the providers, to be closed by its owner. Follows no redirect."""
    limits = httpx.Limits(max_connections=_CONNECTIONS)
    return httpx.AsyncClient(
        transport=_BoundedTransport(httpx.AsyncHTTPTransport(limits=limits), LONGEST_ANSWER),
        timeout=httpx.Timeout(SILENCE_S, connect=CONNECT_S),
        # Compressed, a short answer could be as long as one likes.
        headers={"accept-encoding": "identity"},
    )


def from_status(
    engine: str,
    status: int,
    headers: Mapping[str, str],
    *,
    exhausted: bool = False,
    retry_after_s: float | None = None,
) -> EngineError:
    """What an HTTP status means.

    exhausted: the provider says that its own quota or credit is used up, which no waiting mends.
    retry_after_s: from the body, where the provider puts it there.
    """
    if retry_after_s is None:
        retry_after_s = _retry_after_s(headers, datetime.now(UTC))
    if exhausted:
        return RateLimited(engine, "the provider's quota or credit is used up", retryable=False)
    match status:
        case 401 | 403:
            return WrongKey(engine, status)
        case 408:
            return Unreachable(engine, "took too long by its own account (HTTP 408)")
        case 425 | 429:
            message = f"takes no more requests for now (HTTP {status})"
            return RateLimited(engine, message, retryable=True, retry_after_s=retry_after_s)
        case _ if status >= _SERVER_ERROR:
            return Unreachable(engine, f"failed (HTTP {status})", retry_after_s=retry_after_s)
        case _:
            return Rejected(engine, status)


def from_transport(engine: str, error: BaseException) -> EngineError:
    """What a failure below HTTP means; `error` or its cause is httpx's, or there was no JSON."""
    cause: BaseException | None = error
    while cause is not None:
        match cause:
            case TooLong():
                return BadAnswer(engine, "answered without end")
            case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.PoolTimeout():
                return Unreachable(engine, f"could not be reached ({type(cause).__name__})")
            case httpx.TimeoutException():
                return TimedOut(engine, SILENCE_S)
            case httpx.HTTPError():
                return BrokeOff(engine, f"broke off ({type(cause).__name__})")
            case _:
                cause = cause.__cause__ or cause.__context__
    return BadAnswer(engine, "answered in a form that cannot be read", retryable=True)


@asynccontextmanager
async def failures_of(engine: str) -> AsyncGenerator[None]:
    """Turns httpx's errors, and JSON that is none, into EngineError."""
    try:
        yield
    except (httpx.HTTPError, ValueError) as error:
        raise from_transport(engine, error) from error


def _retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds that `Retry-After` asks for: it gives them, or a date."""
    value = next((text for name, text in headers.items() if name.lower() == "retry-after"), "")
    try:
        return max(0.0, float(value))
    except ValueError:
        pass
    try:
        until = email.utils.parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (until.astimezone(UTC) - now).total_seconds())
