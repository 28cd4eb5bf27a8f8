"""Samples as a file that every provider reads. Pure."""

import io
import wave

import numpy as np
from numpy.typing import NDArray

_LOUDEST = 32_767.0


def wav(samples: NDArray[np.float32], sample_rate: int) -> bytes:
    """A WAV file of mono samples in −1..1, 16 bit."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sample_rate)
        scaled = np.clip(samples, -1.0, 1.0) * _LOUDEST
        file.writeframes(scaled.round().astype("<i2").tobytes())
    return out.getvalue()
