"""The speaker keeps livekit-agents' contract: each segment ends once, with what was played."""

import asyncio
from collections.abc import Callable

import numpy as np
import pytest
from livekit import rtc
from livekit.agents.voice.io import (
    PlaybackFinishedEvent,
    PlaybackProgressedEvent,
    PlaybackStartedEvent,
)

from agent.rooms.peer.audio_output import FRAME, RATE, PeerAudioOutput


def frames(seconds: float, level: int = 8000, size: int = FRAME) -> list[rtc.AudioFrame]:
    count = round(seconds * RATE / size)
    pcm = np.full(size, level, np.int16).tobytes()
    return [rtc.AudioFrame(pcm, RATE, 1, size) for _ in range(count)]


class Speaker:
    """An output with what it reported, on a wall clock that moves 20 ms at each take."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.output = PeerAudioOutput(lambda: self.now)
        self.started: list[float] = []
        self.finished: list[tuple[float, bool]] = []
        self.progressed: list[tuple[float, float, float]] = []
        self.output.on("playback_started", self._on_started)  # pyright: ignore[reportUnknownMemberType]
        self.output.on("playback_finished", self._on_finished)  # pyright: ignore[reportUnknownMemberType]
        self.output.on("playback_progressed", self._on_progressed)  # pyright: ignore[reportUnknownMemberType]

    def _on_started(self, event: PlaybackStartedEvent) -> None:
        self.started.append(event.created_at)

    def _on_finished(self, event: PlaybackFinishedEvent) -> None:
        self.finished.append((event.playback_position, event.interrupted))

    def _on_progressed(self, event: PlaybackProgressedEvent) -> None:
        self.progressed.append((event.started_at, event.offset, event.duration))

    async def say(self, seconds: float, *, flush: bool = True) -> None:
        for frame in frames(seconds):
            await self.output.capture_frame(frame)
        if flush:
            self.output.flush()

    async def play(self, beats: int) -> list[bool]:
        """Whether each of the next beats had sound."""
        heard: list[bool] = []
        for _ in range(beats):
            samples = self.output.take()
            assert len(samples) == FRAME
            heard.append(bool(np.abs(samples.astype(int)).mean() > 2000))
            self.now += 0.02
            await asyncio.sleep(0)
        return heard


async def test_a_segment_is_played_and_finished_once() -> None:
    speaker = Speaker()
    await speaker.say(0.1)
    assert not speaker.started, "nothing has gone out yet"
    assert await speaker.play(8) == [True] * 5 + [False] * 3
    assert speaker.started == [1000.0]
    assert speaker.finished == [(pytest.approx(0.1), False)]
    assert [offset for _, offset, _ in speaker.progressed] == pytest.approx(
        [0, 0.02, 0.04, 0.06, 0.08]
    )


async def test_frames_of_any_size_are_played_whole() -> None:
    speaker = Speaker()
    for frame in frames(0.5, size=130):
        await speaker.output.capture_frame(frame)
    speaker.output.flush()
    await speaker.play(30)
    count = round(0.5 * RATE / 130) * 130
    assert speaker.finished == [(pytest.approx(count / RATE), False)]


async def test_clearing_stops_within_one_frame_and_tells_what_was_played() -> None:
    speaker = Speaker()
    await speaker.say(2.0)
    await speaker.play(10)
    speaker.output.clear_buffer()
    samples = speaker.output.take()
    assert samples[0] > 7000, "it fades, it does not click"
    assert not samples[120:].any()
    await speaker.play(3)
    assert speaker.finished == [(pytest.approx(0.2), True)]


async def test_cleared_before_the_flush_finishes_at_the_flush() -> None:
    speaker = Speaker()
    await speaker.say(1.0, flush=False)
    await speaker.play(5)
    speaker.output.clear_buffer()
    await speaker.say(1.0, flush=False)
    assert not any(await speaker.play(5))
    assert speaker.finished == []
    speaker.output.flush()
    await asyncio.sleep(0)
    assert speaker.finished == [(pytest.approx(0.1), True)]
    await speaker.say(0.1)
    await speaker.play(6)
    assert speaker.finished[1:] == [(pytest.approx(0.1), False)]


async def test_a_segment_that_never_played_finishes_at_zero() -> None:
    speaker = Speaker()
    await speaker.say(1.0)
    speaker.output.clear_buffer()
    await asyncio.sleep(0)
    assert speaker.finished == [(0.0, True)]
    assert speaker.started == []


async def test_pausing_keeps_the_position() -> None:
    speaker = Speaker()
    await speaker.say(0.4)
    await speaker.play(5)
    speaker.output.pause()
    assert not any((await speaker.play(20))[1:])
    speaker.output.resume()
    assert await speaker.play(16) == [True] * 15 + [False]
    assert speaker.finished == [(pytest.approx(0.4), False)]
    assert len(speaker.started) == 1
    assert speaker.output.can_pause


async def test_paused_it_plays_silence_on_and_stops_at_the_next_sound() -> None:
    speaker = Speaker()
    await speaker.say(0.1, flush=False)
    for frame in frames(0.2, level=0):
        await speaker.output.capture_frame(frame)
    await speaker.say(0.1)
    await speaker.play(5)
    speaker.output.pause()
    assert not any((await speaker.play(30))[1:])
    speaker.output.resume()
    assert await speaker.play(6) == [True] * 5 + [False]
    assert speaker.finished == [(pytest.approx(0.4), False)]


async def test_running_dry_is_silence_within_the_segment() -> None:
    speaker = Speaker()
    await speaker.say(0.04, flush=False)
    assert await speaker.play(4) == [True, True, False, False]
    assert speaker.finished == []
    await speaker.say(0.04)
    assert await speaker.play(3) == [True, True, False]
    assert speaker.finished == [(pytest.approx(0.08), False)]
    assert len(speaker.started) == 1


async def test_a_flush_after_the_last_sample_was_played_finishes() -> None:
    speaker = Speaker()
    await speaker.say(0.04, flush=False)
    await speaker.play(5)
    speaker.output.flush()
    await asyncio.sleep(0)
    assert speaker.finished == [(pytest.approx(0.04), False)]


async def test_segments_queue_up_one_behind_the_other() -> None:
    speaker = Speaker()
    await speaker.say(0.04)
    await speaker.say(0.06)
    await speaker.play(6)
    assert speaker.finished == [(pytest.approx(0.04), False), (pytest.approx(0.06), False)]


@pytest.mark.parametrize("end", [PeerAudioOutput.clear_buffer, PeerAudioOutput.leave])
async def test_capturing_waits_at_30_s_until_there_is_room_or_the_end(
    end: Callable[[PeerAudioOutput], None],
) -> None:
    speaker = Speaker()
    capturing = asyncio.get_running_loop().create_task(speaker.say(40.0))
    for _ in range(2000):
        await asyncio.sleep(0)
    assert not capturing.done()
    await speaker.play(20)
    assert not capturing.done()
    end(speaker.output)
    async with asyncio.timeout(1):
        await capturing
    await asyncio.sleep(0)
    assert speaker.finished == [(pytest.approx(0.4), True)]


@pytest.mark.parametrize("flushed", [True, False])
async def test_when_the_client_is_gone_nothing_hangs(flushed: bool) -> None:
    speaker = Speaker()
    await speaker.say(1.0, flush=flushed)
    await speaker.play(5)
    speaker.output.leave()
    async with asyncio.timeout(1):
        event = await speaker.output.wait_for_playout()
    assert (event.playback_position, event.interrupted) == (pytest.approx(0.1), True)
    speaker.output.flush()
    await speaker.say(1.0)
    async with asyncio.timeout(1):
        await speaker.output.wait_for_playout()
    assert speaker.finished == [(pytest.approx(0.1), True), (0.0, True)]


async def test_sound_of_another_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="16000 Hz"):
        await Speaker().output.capture_frame(rtc.AudioFrame(bytes(640), 16_000, 1, 320))
