"""Notices that a connected client is gone, sooner than aioice's thirty seconds."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import cast

from aiortc import RTCRtpSender
from aiortc.stats import RTCTransportStats

from agent.rooms.peer.internals import answers

_CHECK_S = 1.0
_ASK_AFTER_S = 2.0
"""A client that sends no sound may say nothing for seconds: then it is asked."""


async def until_quiet(
    received: Callable[[], Awaitable[int]],
    asked: Callable[[], Awaitable[bool]],
    *,
    limit_s: float,
    clock: Callable[[], float],
) -> None:
    """Return when nothing has come for `limit_s`.

    received: counts the packets that came so far. asked: whether the client answers when asked.
    """
    seen = await received()
    quiet_s = 0.0
    checked = clock()
    while quiet_s < limit_s:
        await asyncio.sleep(_CHECK_S)
        # A process that was held up for long has not listened either; that is not the client's.
        quiet_s += min(clock() - checked, 2 * _CHECK_S)
        checked = clock()
        count = await received()
        if count != seen or (quiet_s >= _ASK_AFTER_S and await asked()):
            seen, quiet_s = count, 0.0


async def until_client_quiet(
    sender: RTCRtpSender, *, limit_s: float, clock: Callable[[], float]
) -> None:
    """`until_quiet` for the client behind `sender`'s transport."""

    async def received() -> int:
        report = cast(dict[str, object], await sender.getStats())
        stats = [entry for entry in report.values() if isinstance(entry, RTCTransportStats)]
        return sum(entry.packetsReceived for entry in stats)

    async def asked() -> bool:
        return await answers(sender.transport.transport)

    await until_quiet(received, asked, limit_s=limit_s, clock=clock)
