"""A participant of one LiveKit room that gives back what it hears a fixed time later.

`python echo_livekit.py URL TOKEN`; run by the bench's own Python. See echo_peer.py.
"""

# livekit's client leaves parts of its signatures untyped.
# pyright: reportUnknownMemberType=false

import asyncio
import sys
import time
from typing import Final

from livekit import rtc

DELAY_S: Final = 0.3
RATE: Final = 48_000


async def echo(url: str, token: str) -> None:
    """Until the process is ended."""
    room = rtc.Room()
    source = rtc.AudioSource(RATE, 1, queue_size_ms=0)
    heard: asyncio.Queue[tuple[float, rtc.AudioFrame]] = asyncio.Queue()
    listening: list[asyncio.Task[None]] = []

    async def listen(track: rtc.Track) -> None:
        async for event in rtc.AudioStream(track, sample_rate=RATE, num_channels=1):
            heard.put_nowait((time.monotonic() + DELAY_S, event.frame))

    def subscribed(track: rtc.Track, *_: object) -> None:
        listening.append(asyncio.create_task(listen(track)))

    room.on("track_subscribed", subscribed)
    await room.connect(url, token)
    track = rtc.LocalAudioTrack.create_audio_track("echo", source)
    await room.local_participant.publish_track(track)
    print("ready", flush=True)
    while True:
        due_s, frame = await heard.get()
        await asyncio.sleep(due_s - time.monotonic())
        await source.capture_frame(frame)


if __name__ == "__main__":
    asyncio.run(echo(sys.argv[1], sys.argv[2]))
