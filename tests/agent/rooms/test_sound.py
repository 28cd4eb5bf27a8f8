"""Both directions on one beat, when this process was held up."""

import asyncio
from contextlib import suppress
from fractions import Fraction

from aiortc.rtp import RtpPacket

from agent.opus import PACKET
from agent.rooms.peer.sound import Sound
from tests.agent.rooms.contract import Heard


class Clock:
    """The loop's time, and what a test adds to it."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return asyncio.get_running_loop().time() + self.ahead


async def test_a_standstill_of_ours_is_silence_in_the_recording_and_time_on_the_wire() -> None:
    heard, clock = Heard(), Clock()
    sound = Sound(heard, clock, clock)
    running = asyncio.get_running_loop().create_task(sound.run(lambda: True))
    first = await sound.track.recv()
    assert (first.pts, first.time_base) == (0, Fraction(1, 48_000))
    clock.ahead = 1.0
    packets = [await sound.track.recv() for _ in range(6)]
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    jumps = [(b.pts or 0) - (a.pts or 0) for a, b in zip([first, *packets], packets, strict=False)]
    assert sorted(jumps)[:5] == [PACKET] * 5
    assert 45 * PACKET < max(jumps) < 50 * PACKET
    assert abs(len(heard.interviewers) - (len(packets) + 1 + max(jumps) // PACKET - 1)) <= 1


async def test_packets_before_the_connection_stands_are_not_heard() -> None:
    heard, clock = Heard(), Clock()
    sound = Sound(heard, clock, clock)
    sound.on_packet(RtpPacket(payload_type=111))
    assert heard.candidates == []
