"""Notices that a connected client is gone, sooner than aioice's thirty seconds."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import cast

from aiortc import RTCRtpSender
from aiortc.stats import RTCTransportStats

from agent.rooms.peer.line import Line

_CHECK_S = 0.25
_ASK_AFTER_S = 0.5
"""A client that sends no sound may say nothing for seconds: then it is asked."""


async def until_quiet(
    received: Callable[[], Awaitable[int]],
    line: Line,
    *,
    limit_s: float,
    clock: Callable[[], float],
) -> None:
    """Return when nothing has come for `limit_s`, neither packets nor an answer of the line.

    received: counts the packets that came so far.
    """
    seen = await received(), line.answered_at
    quiet_s = 0.0
    checked = clock()
    while quiet_s < limit_s:
        await asyncio.sleep(_CHECK_S)
        # A process that was held up for long has not listened either; that is not the client's.
        quiet_s += min(clock() - checked, 2 * _CHECK_S)
        checked = clock()
        if quiet_s >= _ASK_AFTER_S:
            line.alive()
        now = await received(), line.answered_at
        if now != seen:
            seen, quiet_s = now, 0.0


async def until_client_quiet(
    sender: RTCRtpSender, line: Line, *, limit_s: float, clock: Callable[[], float]
) -> None:
    """`until_quiet` for the client behind `sender`'s transport."""

    async def received() -> int:
        report = cast(dict[str, object], await sender.getStats())
        stats = [entry for entry in report.values() if isinstance(entry, RTCTransportStats)]
        return sum(entry.packetsReceived for entry in stats)

    await until_quiet(received, line, limit_s=limit_s, clock=clock)
