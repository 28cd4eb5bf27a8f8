"""What the client reports of the interviewer's sound, and what the sender makes of it."""

import asyncio
from collections.abc import Callable
from typing import cast

from aiortc import RTCRtpSender
from aiortc.stats import RTCRemoteInboundRtpStreamStats

from agent.rooms.peer.expected_loss import ExpectedLoss
from agent.rooms.port import Reception

_EVERY_S = 1.0


async def follow_loss(
    sender: RTCRtpSender,
    reception: Callable[[], Reception | None],
    expect_loss: Callable[[int], None],
) -> None:
    """Tell the encoder each second, until cancelled, how many percent of loss to expect.

    A browser reports every five seconds. What is lost on the way here is known at once and says
    much about the other direction.
    """
    expected = ExpectedLoss()
    packets, lost = 0, 0
    while True:
        await asyncio.sleep(_EVERY_S)
        seen = reception()
        share = 0.0
        if seen is not None:
            # What was only overtaken will not be lost over there.
            gone = seen.lost - seen.late
            came, went = seen.packets - packets, max(0, gone - lost)
            packets, lost = seen.packets, gone
            share = went / (came + went) if came + went else 0.0
        expect_loss(expected.second(share, await _reported(sender)))


async def _reported(sender: RTCRtpSender) -> float:
    """The share of packets that the client lost, by its last report; 0 before the first."""
    report = cast(dict[str, object], await sender.getStats())
    for entry in report.values():
        if isinstance(entry, RTCRemoteInboundRtpStreamStats):
            # aiortc hands RTCP's own unit on: 256ths.
            return entry.fractionLost / 256
    return 0.0
