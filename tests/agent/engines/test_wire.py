"""What a failure of HTTP means, whichever engine it befalls."""

import asyncio
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from agent.engines.errors import (
    BadAnswer,
    EngineError,
    RateLimited,
    Rejected,
    TimedOut,
    Unreachable,
    WrongKey,
)
from agent.engines.wire import LONGEST_ANSWER, failures_of, from_status, http_client
from tests.standins.serving import standin


async def floods(scope: Scope, receive: Receive, send: Send) -> None:
    """Sends as fast as it can, for ever."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    while not scope["state"]["line"].gone.is_set():
        await send({"type": "http.response.body", "body": b"x" * 65_536, "more_body": True})
        # To a line that broke, `send` returns at once; the loop must come to notice that.
        await asyncio.sleep(0)


async def read_all(origin: str) -> None:
    async with http_client() as http, failures_of("a"), http.stream("GET", origin) as response:
        read = 0
        async for chunk in response.aiter_bytes():
            read += len(chunk)
            assert read <= LONGEST_ANSWER


async def test_an_answer_without_end_does_not_fill_the_memory() -> None:
    async with standin(floods) as origin:
        with pytest.raises(BadAnswer, match="without end"):
            await read_all(origin)


@pytest.mark.parametrize(
    ("status", "kind", "retryable"),
    [
        (400, Rejected, False),
        (401, WrongKey, False),
        (403, WrongKey, False),
        (404, Rejected, False),
        (408, Unreachable, True),
        (413, Rejected, False),
        (429, RateLimited, True),
        (500, Unreachable, True),
        (503, Unreachable, True),
        (529, Unreachable, True),
    ],
)
def test_a_status_says_whether_a_retry_can_help(
    status: int, kind: type[EngineError], retryable: bool
) -> None:
    error = from_status("a", status, {})
    assert type(error) is kind
    assert error.retryable == retryable
    assert str(status) in str(error)
    assert error.retry_after_s is None


def test_credit_that_is_used_up_is_not_waited_for() -> None:
    error = from_status("a", 429, {"retry-after": "3"}, exhausted=True)
    assert isinstance(error, RateLimited)
    assert not error.retryable
    assert "credit" in str(error)


def test_how_long_to_wait_is_told_in_seconds_or_by_a_date() -> None:
    assert from_status("a", 429, {"Retry-After": "7.5"}).retry_after_s == 7.5
    date = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    waits_s = from_status("a", 503, {"retry-after": date}).retry_after_s
    assert waits_s == pytest.approx(60.0, abs=5.0)
    assert from_status("a", 503, {"retry-after": "soon"}).retry_after_s is None
    assert from_status("a", 503, {"retry-after": "-3"}).retry_after_s == 0.0


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (httpx.ReadTimeout("secret"), TimedOut),
        (httpx.ConnectError("secret"), Unreachable),
        (ValueError("secret"), BadAnswer),
    ],
)
async def test_what_an_error_said_is_not_repeated(
    error: Exception, kind: type[EngineError]
) -> None:
    with pytest.raises(kind) as failed:
        async with failures_of("a"):
            raise error
    assert "secret" not in str(failed.value)
    assert failed.value.retryable
