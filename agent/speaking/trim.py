"""The finish of a synthesized sentence: no silence around it, one loudness, no clicks. Pure."""

import numpy as np
from numpy.typing import NDArray

SPEECH_DBFS = -21.0
"""Level of all voices: RMS over the frames that hold speech."""

PEAK_DBFS = -3.0
"""No sample is louder, even where that leaves a sentence under its level."""

_FRAME_S = 0.01
_AUDIBLE_DB = -42.0
_SPEECH_DB = -25.0
_LEAD_S = 0.01
_TAIL_S = 0.06
_FADE_S = 0.01


def trim(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float32]:
    """Without leading and trailing silence, faded in and out over 10 ms.

    Silence is what lies 42 dB under the loudest 10 ms; 10 ms are kept before and 60 ms after the
    sound, for soft onsets and for breath.
    """
    rms = _frame_rms(samples, sample_rate)
    if rms.size == 0 or rms.max() == 0.0:
        return samples[:0]
    audible = np.flatnonzero(rms > rms.max() * _ratio(_AUDIBLE_DB))
    frame = int(_FRAME_S * sample_rate)
    start = max(0, int(audible[0]) * frame - int(_LEAD_S * sample_rate))
    end = min(len(samples), (int(audible[-1]) + 1) * frame + int(_TAIL_S * sample_rate))
    kept = samples[start:end].copy()
    fade = min(int(_FADE_S * sample_rate), len(kept) // 2)
    ramp = np.linspace(0.0, 1.0, fade, dtype=np.float32)
    kept[:fade] *= ramp
    kept[len(kept) - fade :] *= ramp[::-1]
    return kept


def level(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float32]:
    """At SPEECH_DBFS, with no peak over PEAK_DBFS."""
    rms = _frame_rms(samples, sample_rate)
    if rms.size == 0 or rms.max() == 0.0:
        return samples
    gain = min(
        _ratio(SPEECH_DBFS) / speech_rms(samples, sample_rate),
        _ratio(PEAK_DBFS) / float(np.abs(samples).max()),
    )
    return samples * np.float32(gain)


def speech_rms(samples: NDArray[np.float32], sample_rate: int) -> float:
    """RMS over the 10 ms frames within 25 dB of the loudest."""
    rms = _frame_rms(samples, sample_rate)
    speech = rms[rms > rms.max() * _ratio(_SPEECH_DB)]
    return float(np.sqrt(np.mean(np.square(speech))))


def _frame_rms(samples: NDArray[np.float32], sample_rate: int) -> NDArray[np.float64]:
    frame = int(_FRAME_S * sample_rate)
    frames = samples[: len(samples) // frame * frame].reshape(-1, frame)
    return np.sqrt(np.square(frames, dtype=np.float64).mean(axis=1))


def _ratio(db: float) -> float:
    return 10.0 ** (db / 20.0)
