"""A call through a LiveKit room, by LiveKit's own client."""

# livekit's client leaves parts of its signatures untyped.
# pyright: reportUnknownMemberType=false

import asyncio
import time
from typing import Final

import numpy as np
from livekit import rtc

from bench.side_by_side.client.ear import Ear
from bench.side_by_side.client.line import NoAnswer
from bench.side_by_side.client.microphone import FRAME, Microphone
from bench.tape import RATE

AGENT_WITHIN_S: Final = 60.0
"""Each call has a process of its own, which may have to be started first."""


class LiveKitLine:
    """See Line. token: for one room, into which the server sends the agent by itself."""

    def __init__(self, microphone: Microphone, ear: Ear, url: str, token: str) -> None:
        self._microphone = microphone
        self._ear = ear
        self._url = url
        self._token = token
        self._room = rtc.Room()
        # No queue: each 20 ms leave when they have been spoken.
        self._source = rtc.AudioSource(RATE, 1, queue_size_ms=0)
        self._tasks: list[asyncio.Task[None]] = []
        self._joined = asyncio.Event()

    async def open(self) -> None:
        """See Line."""
        self._room.on("track_subscribed", self._on_track)
        await self._room.connect(self._url, self._token)
        track = rtc.LocalAudioTrack.create_audio_track("microphone", self._source)
        options = rtc.TrackPublishOptions(source=rtc.TrackSource.SOURCE_MICROPHONE)
        await self._room.local_participant.publish_track(track, options)
        self._tasks.append(asyncio.create_task(self._speak()))
        try:
            async with asyncio.timeout(AGENT_WITHIN_S):
                await self._joined.wait()
                await self._microphone.begun.wait()
        except TimeoutError as error:
            raise NoAnswer("No agent came into the room.") from error

    async def close(self) -> None:
        """See Line."""
        await self._room.disconnect()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._source.aclose()

    def _on_track(self, track: rtc.Track, *_: object) -> None:
        if track.kind == rtc.TrackKind.KIND_AUDIO:
            self._tasks.append(asyncio.create_task(self._listen(track)))
            self._joined.set()

    async def _listen(self, track: rtc.Track) -> None:
        async for event in rtc.AudioStream(track, sample_rate=RATE, num_channels=1):
            self._ear.hear(np.frombuffer(event.frame.data, np.int16), time.monotonic())

    async def _speak(self) -> None:
        while True:
            samples = await self._microphone.next_frame()
            for half in (samples[: FRAME // 2], samples[FRAME // 2 :]):
                await self._source.capture_frame(
                    rtc.AudioFrame(half.tobytes(), RATE, 1, FRAME // 2)
                )
