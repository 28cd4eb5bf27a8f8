"""Real chunks of a call: a tone for the candidate, silence from the interviewer."""

import io
import struct
from typing import cast

import av
import numpy as np
from numpy.typing import NDArray

from agent.recording import ChunkEncoder
from schemas.journal import AUDIO_CHUNK_S

CANDIDATE_HZ = 16_000
INTERVIEWER_HZ = 24_000
DECODED_HZ = 48_000


def tone_chunks(count: int) -> list[bytes]:
    """`count` chunks; in chunk n the candidate sounds at 300 + 100 n Hz."""
    encoder = ChunkEncoder()
    silence = bytes(2 * int(INTERVIEWER_HZ * AUDIO_CHUNK_S))
    return [encoder.encode(_tone(300 + 100 * n), silence) for n in range(count)]


def _tone(frequency: float) -> bytes:
    at = np.arange(int(CANDIDATE_HZ * AUDIO_CHUNK_S)) / CANDIDATE_HZ
    return (8_000 * np.sin(2 * np.pi * frequency * at)).astype(np.int16).tobytes()


def silent_wav(seconds: float, rate: int) -> bytes:
    """A WAV of silence, 8 bits a sample."""
    size = int(seconds * rate)
    form = struct.pack("<4sIHHIIHH", b"fmt ", 16, 1, 1, rate, rate, 1, 8)
    return (
        b"RIFF"
        + struct.pack("<I", size + 36)
        + b"WAVE"
        + form
        + struct.pack("<4sI", b"data", size)
        + bytes([128]) * size
    )


def decode(ogg: bytes) -> NDArray[np.float32]:
    """The samples of an Ogg/Opus file with one track, at 48 kHz."""
    with av.open(io.BytesIO(ogg), mode="r") as container:
        assert container.streams.audio[0].rate == DECODED_HZ
        frames = [
            cast("NDArray[np.float32]", frame.to_ndarray())  # pyright: ignore[reportUnknownMemberType]
            for frame in container.decode(audio=0)
        ]
    return np.concatenate(frames, axis=1)[0]
