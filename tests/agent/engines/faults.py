"""What becomes of a request when its provider has a fault, each used as it is in the product."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final, TypeVar

from agent.engines.errors import EngineError
from agent.engines.resilience.guard import Guard
from agent.engines.usage import Meter, Usage
from tests.agent.engines.resilience.scripted import purse
from tests.standins.faults import Fault, Kind, Script

T = TypeVar("T")

NEVER_ENDS: Final = (Kind.HANG, Kind.ENDLESS)
BRIEF_S: Final = 0.5
"""For what never ends, over a connection that is there."""
LONG_S: Final = 60.0
ASKED_TO_WAIT_S: Final = 600.0

Expected = Mapping[Kind, type[EngineError] | None]
"""What is raised; None where the answer comes all the same."""


def fault(kind: Kind) -> Fault:
    """In sizes for tests."""
    return Fault(kind, delay_s=0.3, retry_after_s=ASKED_TO_WAIT_S, bytes_per_s=40_000)


def script(kind: Kind) -> Script:
    """The fault for every request; of what never ends, for every one but the first."""
    met = fault(kind)
    return lambda request: None if kind in NEVER_ENDS and request.number == 0 else met


async def outcome(
    kind: Kind, engine: str, call: Callable[[Meter], Awaitable[T]]
) -> T | EngineError:
    """What a guarded request gives, or fails with.

    Where time runs out the connection is there already, from a request before that was answered:
    to be cancelled while it connects is another matter, and httpx may then leave a socket open.
    """
    if kind in NEVER_ENDS:
        await call(ignore)
    guard = Guard(engine, purse(), asyncio.get_running_loop().time)
    try:
        return await guard.run(call, BRIEF_S if kind in NEVER_ENDS else LONG_S)
    except EngineError as error:
        return error


async def check(
    expected: Expected,
    meet: Callable[[Kind], Awaitable[object]],
    *,
    lasting: Sequence[Kind] = (),
) -> None:
    """Meets every fault, side by side, and compares what it comes to.

    lasting: those that trying again does not mend.
    """
    found = dict(zip(Kind, await asyncio.gather(*map(meet, Kind)), strict=True))
    kinds = {
        kind: type(one) if isinstance(one, EngineError) else None for kind, one in found.items()
    }
    assert kinds == expected
    for kind, one in found.items():
        if isinstance(one, EngineError):
            assert one.retryable == (kind not in lasting), kind
            assert "{" not in str(one), "an answer must not stand in a message"


def ignore(_: Usage) -> None:
    """Nobody counts."""
