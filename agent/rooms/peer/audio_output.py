"""The speaker as livekit-agents writes to it.

livekit-agents' contract: a segment begins with the first frame captured after a flush; each one
captured is reported finished exactly once, with what was really played; `clear_buffer` may come
before `flush`, then the rest of the segment is thrown away and it finishes when it is flushed.
The room takes 20 ms at a time, so what was taken is what was played.
"""

import asyncio
from collections import deque
from collections.abc import Callable

import numpy as np
from livekit import rtc
from livekit.agents.voice import io

from agent.opus import Samples
from agent.rooms.peer.segment import Segment
from agent.rooms.peer.splice import Splice

RATE = 24_000
"""Hz."""

FRAME = RATE // 50
"""Samples in 20 ms."""

_SILENT = 150
"""Samples (of 32768) that all stay under this are silence: -47 dBFS."""

_WAITING_MAX = 30 * RATE
"""Samples that may wait to be played before `capture_frame` waits: 30 s."""


class PeerAudioOutput(io.AudioOutput):
    """Plays what it is given, at the pace at which `take` is called. Can pause.

    wall: the wall clock (seconds since the epoch), which livekit-agents' events carry.
    """

    def __init__(self, wall: Callable[[], float]) -> None:
        super().__init__(
            label="peer speaker",
            capabilities=io.AudioOutputCapabilities(pause=True),
            sample_rate=RATE,
        )
        self._wall = wall
        self._segments: deque[Segment] = deque()
        self._splice = Splice(RATE)
        self._space = asyncio.Event()
        self._paused = False
        self._gone = False

    async def capture_frame(self, frame: rtc.AudioFrame) -> None:
        """Add a frame, 24 kHz mono. Waits while more than 30 s wait to be played."""
        if frame.sample_rate != RATE or frame.num_channels != 1:
            raise ValueError(f"{frame.sample_rate} Hz, {frame.num_channels} channels: not 24k mono")
        await super().capture_frame(frame)
        if self._gone:
            return
        if not self._segments or self._segments[-1].flushed:
            self._segments.append(Segment())
        segment = self._segments[-1]
        segment.add(np.frombuffer(bytes(frame.data), np.int16))
        while segment.waiting > _WAITING_MAX:
            self._space.clear()
            await self._space.wait()

    def flush(self) -> None:
        """The segment is complete: it finishes once it has been played."""
        super().flush()
        if self._segments:
            self._segments[-1].flushed = True
        self._finish_soon()

    def clear_buffer(self) -> None:
        """Stop: the next 20 ms fade out within 5. What waits is never played."""
        for segment in self._segments:
            segment.drop()
        self._space.set()
        self._finish_soon()

    def pause(self) -> None:
        """Hold playback where it is, fading out. Silence goes on, up to the next sound."""
        super().pause()
        self._paused = True

    def resume(self) -> None:
        """Go on from where it was held, fading in."""
        super().resume()
        self._paused = False

    def leave(self) -> None:
        """The client is gone: what is open finishes as interrupted, what comes is not played."""
        self._gone = True
        for segment in self._segments:
            segment.flushed = True
        self.clear_buffer()

    def take(self) -> Samples:
        """The next 20 ms to play: 480 samples, silence where there is nothing."""
        segment = self._playable()
        if segment is None:
            return self._splice.silence(FRAME)
        offset = segment.played
        now = self._wall()
        if not offset:
            self.on_playback_started(created_at=now)
        samples = self._splice.sound(segment.take(FRAME))
        self.on_playback_progressed(
            started_at=now, offset=offset / RATE, duration=len(samples) / RATE
        )
        if segment.waiting < _WAITING_MAX:
            self._space.set()
        self._finish_those_over()
        return np.concatenate((samples, self._splice.silence(FRAME - len(samples))))

    def _playable(self) -> Segment | None:
        """The segment to play from; None where nothing is, or less than 20 ms of an open one."""
        if not self._segments:
            return None
        segment = self._segments[0]
        enough = segment.waiting >= FRAME or (segment.flushed and segment.waiting)
        # A pause between two sentences and one to listen do not add up to a gap.
        if not enough or (self._paused and segment.loudest(FRAME) > _SILENT):
            return None
        return segment

    def _finish_soon(self) -> None:
        # Not within the call that ends it: the sinks above count on being told afterwards.
        asyncio.get_running_loop().call_soon(self._finish_those_over)

    def _finish_those_over(self) -> None:
        while self._segments and self._segments[0].over:
            segment = self._segments.popleft()
            self.on_playback_finished(
                playback_position=segment.played / RATE, interrupted=segment.cut
            )
        while self._gone and self._pending_playback_count:
            self.on_playback_finished(playback_position=0.0, interrupted=True)
