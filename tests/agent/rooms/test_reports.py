"""What is lost, here and there, reaches the encoder."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from typing import cast

import pytest
from aiortc import RTCRtpSender
from aiortc.stats import RTCRemoteInboundRtpStreamStats

from agent.rooms.peer import reports
from agent.rooms.peer.reports import follow_loss
from agent.rooms.port import Reception


class Sender:
    """A sender whose client reported so many 256ths lost; None: nothing yet."""

    def __init__(self, fraction: int | None) -> None:
        self.fraction = fraction

    async def getStats(self) -> dict[str, object]:
        if self.fraction is None:
            return {}
        entry = RTCRemoteInboundRtpStreamStats(
            timestamp=datetime.now(UTC),
            type="remote-inbound-rtp",
            id="remote",
            ssrc=1,
            kind="audio",
            transportId="transport",
            packetsReceived=100,
            packetsLost=1,
            jitter=0,
            roundTripTime=0.0,
            fractionLost=self.fraction,
        )
        return {"remote": entry, "other": object()}


def received(packets: int, lost: int, late: int = 0) -> Reception:
    return Reception(packets, lost, late, recovered_s=0, concealed_s=0, jitter_s=0)


async def expected(sender: Sender, receptions: list[Reception | None]) -> list[int]:
    """What the encoder was told, one a second."""
    told: list[int] = []
    done = asyncio.Event()
    left = iter(receptions)

    def expect_loss(percent: int) -> None:
        told.append(percent)
        if len(told) == len(receptions):
            done.set()

    following = asyncio.create_task(
        follow_loss(cast(RTCRtpSender, sender), lambda: next(left, receptions[-1]), expect_loss)
    )
    await asyncio.wait_for(done.wait(), 30)
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following
    return told[: len(receptions)]


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setattr(reports, "_EVERY_S", 0.0)


async def test_nothing_lost_is_nothing_expected() -> None:
    assert await expected(Sender(None), [None, received(0, 0), received(50, 0)]) == [0, 0, 0]


async def test_the_clients_report_counts_in_256ths() -> None:
    assert await expected(Sender(51), [received(50, 0)]) == [20]


async def test_only_what_was_lost_since_the_last_look_counts() -> None:
    told = await expected(Sender(0), [received(80, 20), received(180, 20)])
    assert told == [20, 18]


async def test_what_was_only_overtaken_is_not_lost() -> None:
    told = await expected(Sender(0), [received(80, 5, late=5), received(180, 9, late=10)])
    assert told == [0, 0]
