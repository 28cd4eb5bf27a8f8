"""Sound as providers take and give it."""

import io
import wave
from collections.abc import Iterable
from typing import Any, Final

import av
import numpy as np
from av.audio.resampler import AudioResampler
from av.error import FFmpegError
from numpy.typing import NDArray

from agent.engines.transcriber import SAMPLE_RATE as HEARD_RATE
from agent.speaking.voice import SAMPLE_RATE as SPOKEN_RATE

_FULL: Final = 32_768.0


def decoded(data: bytes) -> NDArray[np.float32]:
    """A file of any common format as a recogniser takes it. Raises ValueError if it is none."""
    resampler = AudioResampler("s16", "mono", HEARD_RATE)
    found: list[NDArray[Any]] = []
    try:
        with av.open(io.BytesIO(data), "r") as file:
            for frame in file.decode(audio=0):
                found += [out.to_ndarray().reshape(-1) for out in resampler.resample(frame)]
            found += [out.to_ndarray().reshape(-1) for out in resampler.resample(None)]
    except (FFmpegError, IndexError) as error:
        raise ValueError("not a file of sound") from error
    return from_pcm(np.concatenate(found).astype("<i2").tobytes() if found else b"")


def from_pcm(data: bytes) -> NDArray[np.float32]:
    """16-bit little-endian mono."""
    return (np.frombuffer(data, "<i2") / _FULL).astype(np.float32)


def to_pcm(samples: NDArray[np.float32]) -> bytes:
    """16-bit little-endian mono."""
    return (np.clip(samples, -1.0, 1.0) * (_FULL - 1)).round().astype("<i2").tobytes()


def to_wav(samples: NDArray[np.float32], rate: int) -> bytes:
    """A WAV file, for what tests send."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(to_pcm(samples))
    return out.getvalue()


def to_mp3(parts: Iterable[NDArray[np.float32]], rate: int, bit_rate: int) -> bytes:
    """An MP3 file of spoken parts.

    rate: Hz of the file. bit_rate: bits a second.
    """
    out = io.BytesIO()
    with av.open(out, "w", format="mp3") as opened:
        # The types of PyAV's encoders are incomplete.
        file: Any = opened
        track = file.add_stream("libmp3lame", rate=rate)
        track.bit_rate = bit_rate
        for part in parts:
            pcm = np.frombuffer(to_pcm(part), "<i2").reshape(1, -1)
            frame = av.AudioFrame.from_ndarray(pcm, format="s16", layout="mono")
            frame.sample_rate = SPOKEN_RATE
            file.mux(track.encode(frame))
        file.mux(track.encode(None))
    return out.getvalue()
