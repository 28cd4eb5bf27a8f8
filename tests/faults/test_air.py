"""The wire in memory breaks as a real one does, and in its loop's time."""

import asyncio
from collections.abc import Callable

import httpx
import pytest

from agent.engines.wire import SILENCE_S, http_client
from tests.fakes.virtual_time import VirtualLoop, virtual_clocks
from tests.faults.air import through_the_air
from tests.faults.spell import fault
from tests.standins.faults import Kind, always
from tests.standins.openai import MODEL, OpenAI
from tests.standins.support import KEY, judge

ASKED = {"model": MODEL, "messages": [{"role": "user", "content": "Judge."}]}


def asked(kind: Kind | None) -> tuple[str, float]:
    """What a request comes to, and the seconds it takes."""
    app = OpenAI(judge, key=KEY, faults=() if kind is None else always(fault(kind)))

    async def ask() -> tuple[str, float]:
        began = asyncio.get_running_loop().time()
        with through_the_air({"llm": app}):
            client = http_client()
        async with client:
            try:
                answer = await client.post(
                    "http://llm/v1/chat/completions",
                    json=ASKED,
                    headers={"authorization": f"Bearer {KEY}"},
                )
                found = str(answer.status_code)
            except httpx.HTTPError as error:
                found = type(error).__name__
        return found, asyncio.get_running_loop().time() - began

    with virtual_clocks(), asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(ask())


@pytest.mark.parametrize(
    ("kind", "found"),
    [
        (None, "200"),
        (Kind.DRIP, "200"),
        (Kind.RATE_LIMITED, "429"),
        (Kind.ERROR, "500"),
        (Kind.WRONG_TYPE, "200"),
        (Kind.RESET, "ReadError"),
        (Kind.TRUNCATED, "RemoteProtocolError"),
    ],
)
def test_a_fault_is_met_as_on_a_real_wire(kind: Kind | None, found: str) -> None:
    assert asked(kind)[0] == found


@pytest.mark.parametrize(
    ("kind", "found", "takes"),
    [
        (Kind.DELAY, "200", lambda: pytest.approx(fault(Kind.DELAY).delay_s, abs=0.1)),
        (Kind.HANG, "ReadTimeout", lambda: pytest.approx(SILENCE_S, abs=0.1)),
    ],
)
def test_waiting_takes_the_loop_s_time(kind: Kind, found: str, takes: Callable[[], object]) -> None:
    assert asked(kind) == (found, takes())
