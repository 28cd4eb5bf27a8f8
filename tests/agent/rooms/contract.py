"""What every kind of room keeps: one suite, run against a real client of each.

A room's tests derive a class from `RoomContract` and give it a fixture `join` that lets a client
of that kind in.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from statistics import median
from typing import Protocol, TypeVar

import numpy as np
import pytest
from livekit import rtc
from livekit.agents.voice import io

from agent.opus import Samples
from agent.rooms.port import Room

IN_RATE = 16_000
OUT_RATE = 24_000

T = TypeVar("T")


class Client(Protocol):
    """A person's browser. `heard` has each packet's arrival (loop time) and its sound."""

    heard: list[tuple[float, Samples]]
    closed: asyncio.Event

    async def open(self) -> None:
        """Wait until messages can be sent."""
        ...

    def speak(self, on: bool) -> None:
        """Send a tone, or silence."""
        ...

    def mute(self) -> None:
        """Send no sound at all from now on."""
        ...

    def send(self, message: str | bytes) -> None: ...

    async def received(self, count: int) -> list[str]:
        """The first `count` messages, once they are there."""
        ...

    async def hears(self, what: Callable[[Samples], bool]) -> float:
        """When the first packet from now on came whose sound is so (loop time)."""
        ...

    async def leave(self) -> None:
        """Hang up as a browser does."""
        ...

    def vanish(self) -> None:
        """Be gone without a word."""
        ...


@dataclass
class Heard:
    """A listener that keeps everything."""

    candidates: list[bytes] = field(default_factory=list[bytes])
    interviewers: list[bytes] = field(default_factory=list[bytes])

    def candidate(self, pcm: bytes) -> None:
        self.candidates.append(pcm)

    def interviewer(self, pcm: bytes) -> None:
        self.interviewers.append(pcm)


@dataclass(frozen=True)
class Joined:
    """A client in its room. gone_within_s: how soon the room must notice that it vanished."""

    room: Room
    client: Client
    listener: Heard
    gone_within_s: float


class Join(Protocol):
    def __call__(self, *, typing_only: bool = False) -> Awaitable[Joined]: ...


def loud(samples: Samples) -> bool:
    return bool(len(samples) and np.abs(samples.astype(int)).mean() > 2000)


def quiet(samples: Samples) -> bool:
    return bool(len(samples) and np.abs(samples.astype(int)).mean() < 50)


async def say(output: io.AudioOutput, seconds: float) -> None:
    times = np.arange(round(seconds * OUT_RATE)) / OUT_RATE
    tone = (8000 * np.sin(2 * np.pi * 300 * times)).astype(np.int16)
    for part in tone.reshape(-1, 480):
        await output.capture_frame(rtc.AudioFrame(part.tobytes(), OUT_RATE, 1, 480))
    output.flush()


async def next_frame(frames: io.AudioInput, what: Callable[[Samples], bool]) -> float:
    """When the first frame comes out that is so (loop time)."""
    async for frame in frames:
        assert (frame.sample_rate, frame.num_channels) == (IN_RATE, 1)
        assert frame.samples_per_channel == IN_RATE // 50
        if what(np.frombuffer(frame.data, np.int16)):
            break
    return asyncio.get_running_loop().time()


async def soon(what: Awaitable[T], seconds: float = 15.0) -> T:
    """Wait for what must not take long."""
    async with asyncio.timeout(seconds):
        return await what


class RoomContract:
    """The tests. Delays are medians: the machine may be busy."""

    async def test_what_the_client_says_comes_in_soon(self, join: Join) -> None:
        joined = await join()
        frames = joined.room.audio_input
        await soon(next_frame(frames, quiet))
        delays: list[float] = []
        for _ in range(5):
            spoke = asyncio.get_running_loop().time()
            joined.client.speak(True)
            delays.append(await soon(next_frame(frames, loud)) - spoke)
            joined.client.speak(False)
            await soon(next_frame(frames, quiet))
        assert median(delays) < 0.1

    async def test_what_is_said_to_the_client_arrives_soon(self, join: Join) -> None:
        joined = await join()
        delays: list[float] = []
        for _ in range(5):
            await soon(joined.client.hears(quiet))
            spoke = asyncio.get_running_loop().time()
            await say(joined.room.audio_output, 0.1)
            delays.append(await soon(joined.client.hears(loud)) - spoke)
            await soon(joined.room.audio_output.wait_for_playout())
        assert median(delays) < 0.1

    async def test_messages_come_in_order_both_ways(self, join: Join) -> None:
        joined = await join()
        await soon(joined.room.opened())
        await soon(joined.client.open())
        received = joined.room.messages()
        for n in range(50):
            joined.room.send(f"out {n}")
            joined.client.send(f"in {n}")
        assert await soon(joined.client.received(50)) == [f"out {n}" for n in range(50)]
        assert [await soon(anext(received)) for _ in range(50)] == [f"in {n}" for n in range(50)]

    async def test_messages_sent_before_the_channel_opens_wait_for_it(self, join: Join) -> None:
        joined = await join()
        joined.room.send("first")
        joined.room.send("second")
        assert await soon(joined.client.received(2)) == ["first", "second"]

    async def test_a_message_too_long_for_the_contract_is_not_sent(self, join: Join) -> None:
        joined = await join()
        with pytest.raises(ValueError, match="15360"):
            joined.room.send("x" * 15_361)

    async def test_samples_count_time_while_muted(self, join: Join) -> None:
        joined = await join()
        clock = asyncio.get_running_loop().time
        await soon(next_frame(joined.room.audio_input, quiet))
        joined.client.mute()
        began, count = clock(), 0
        while clock() < began + 1.5:
            await soon(next_frame(joined.room.audio_input, quiet))
            count += 1
        assert count * 0.02 == pytest.approx(clock() - began, abs=0.2)

    async def test_who_types_is_silent_and_hears(self, join: Join) -> None:
        joined = await join(typing_only=True)
        assert joined.room.typing_only
        await soon(next_frame(joined.room.audio_input, quiet))
        await say(joined.room.audio_output, 0.2)
        await soon(joined.client.hears(loud))
        assert joined.listener.candidates

    async def test_who_speaks_is_not_typing(self, join: Join) -> None:
        assert not (await join()).room.typing_only

    async def test_clearing_stops_the_sound_at_the_client(self, join: Join) -> None:
        joined = await join()
        output = joined.room.audio_output
        await say(output, 5.0)
        await soon(joined.client.hears(loud))
        await asyncio.sleep(0.3)
        cleared = asyncio.get_running_loop().time()
        output.clear_buffer()
        assert await soon(joined.client.hears(quiet)) - cleared < 0.15
        event = await soon(output.wait_for_playout())
        assert event.interrupted
        assert 0.2 < event.playback_position < 1.5

    async def test_pausing_holds_the_sound_and_keeps_all_of_it(self, join: Join) -> None:
        joined = await join()
        output = joined.room.audio_output
        assert output.can_pause
        await say(output, 1.0)
        await soon(joined.client.hears(loud))
        output.pause()
        await soon(joined.client.hears(quiet))
        await asyncio.sleep(0.5)
        output.resume()
        event = await soon(output.wait_for_playout())
        assert (event.playback_position, event.interrupted) == (pytest.approx(1.0), False)
        await soon(joined.client.hears(quiet))
        heard = sum(loud(samples) for _, samples in joined.client.heard)
        assert heard * 0.02 == pytest.approx(1.0, abs=0.1)

    async def test_the_listener_hears_both_sides_side_by_side(self, join: Join) -> None:
        joined = await join()
        await soon(joined.room.opened())
        joined.client.speak(True)
        await say(joined.room.audio_output, 0.5)
        await soon(joined.room.audio_output.wait_for_playout())
        heard = joined.listener
        assert {len(pcm) for pcm in heard.candidates} == {2 * IN_RATE // 50}
        assert {len(pcm) for pcm in heard.interviewers} == {2 * OUT_RATE // 50}
        assert len(heard.candidates) == pytest.approx(len(heard.interviewers), abs=10)
        played = [loud(np.frombuffer(pcm, np.int16)) for pcm in heard.interviewers]
        assert played.count(True) == 25
        assert any(loud(np.frombuffer(pcm, np.int16)) for pcm in heard.candidates)

    async def test_who_hangs_up_has_departed(self, join: Join) -> None:
        joined = await join()
        await soon(joined.room.opened())
        await joined.client.leave()
        assert (await soon(joined.room.departed())).reason == "lost"
        assert [message async for message in joined.room.messages()] == []

    async def test_who_vanishes_is_missed_and_nothing_hangs(self, join: Join) -> None:
        joined = await join()
        await soon(joined.room.opened())
        await say(joined.room.audio_output, 20.0)
        await soon(joined.client.hears(loud))
        joined.client.vanish()
        departure = await soon(joined.room.departed(), joined.gone_within_s)
        assert departure.reason == "lost"
        assert (await soon(joined.room.audio_output.wait_for_playout())).interrupted
        async for _ in joined.room.audio_input:
            continue
        joined.room.send("to nobody")

    async def test_closing_sends_what_is_queued_and_ends_everything(self, join: Join) -> None:
        joined = await join()
        await soon(joined.room.opened())
        for n in range(100):
            joined.room.send(f"{n} " + "x" * 1000)
        await soon(joined.room.close(), 2)
        assert (await soon(joined.client.received(100)))[-1].startswith("99 ")
        assert (await soon(joined.room.departed())).reason == "closed"
        await soon(joined.client.closed.wait())
        async for _ in joined.room.audio_input:
            continue
        assert [message async for message in joined.room.messages()] == []
        await joined.room.close()
