"""The process that decodes one recording: from standard input to 16-bit samples, and ends."""

import os
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from typing import Final

_NICE: Final = 10
"""A call in the same machine goes first."""

MEMORY: Final = 1024**3
CPU_S: Final = 30
WALL_S: Final = 60.0
MAX_S: Final = 600
"""Seconds of sound in one recording."""

TOO_LONG: Final = 3
BROKEN: Final = 4


def main() -> int:
    """Decode what comes; the exit status says how it went."""
    os.nice(_NICE)
    import av.error

    from agent.engines.transcriber import SAMPLE_RATE
    from api.resumes.extraction.limits import Limits, apply

    apply(Limits(memory=MEMORY, cpu_s=CPU_S, wall_s=WALL_S))
    room = 2 * MAX_S * SAMPLE_RATE
    left = room
    try:
        for sound in _decoded(sys.stdin.buffer.read(), sys.argv[1], SAMPLE_RATE):
            left -= len(sound)
            if left < 0:
                return TOO_LONG
            sys.stdout.buffer.write(sound)
    except (av.error.FFmpegError, MemoryError, ValueError):
        return BROKEN
    return 0 if left < room else BROKEN


def _decoded(data: bytes, demuxer: str, rate: int) -> Iterator[bytes]:
    import av

    with av.open(BytesIO(data), mode="r", format=demuxer) as recording:
        if not recording.streams.audio:
            return
        resampler = av.AudioResampler(format="s16", layout="mono", rate=rate)
        for frame in chain(recording.decode(audio=0), (None,)):
            for part in resampler.resample(frame):
                yield bytes(part.planes[0])[: 2 * part.samples]


if __name__ == "__main__":
    sys.exit(main())
