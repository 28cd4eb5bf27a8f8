"""Change of sample rate, and of pitch by it."""

import av
import numpy as np
from numpy.typing import NDArray


def resample(samples: NDArray[np.float32], from_hz: int, to_hz: int) -> NDArray[np.float32]:
    """Mono samples at another rate, by FFmpeg's polyphase filter."""
    if from_hz == to_hz or samples.size == 0:
        return samples
    resampler = av.AudioResampler(format="flt", layout="mono", rate=to_hz)
    frame = av.AudioFrame.from_ndarray(
        samples[np.newaxis, :].astype(np.float32, copy=False), format="flt", layout="mono"
    )
    frame.sample_rate = from_hz
    parts = [*resampler.resample(frame), *resampler.resample(None)]
    return np.concatenate([part.to_ndarray()[0] for part in parts]).astype(np.float32)


def shift_pitch(
    samples: NDArray[np.float32], sample_rate: int, factor: float
) -> NDArray[np.float32]:
    """Pitch and formants times `factor`, the length divided by it.

    A voice that makes up for the length with its own pace gets another pitch without the
    artefacts of a phase vocoder.
    """
    return resample(samples, round(sample_rate * factor), sample_rate)
