"""Where an answer's audio holds voice, by WebRTC's voice activity detector. Pure."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import webrtcvad  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray

SAMPLE_RATE = 16_000
_FRAME_S = 0.02
_FRAME = int(SAMPLE_RATE * _FRAME_S)
_MODE = 2


@dataclass(frozen=True, slots=True)
class SegmentRules:
    """What counts as one stretch of voice, in seconds.

    shortest_gap_s: a shorter silence is part of the speech around it.
    shortest_voice_s: a shorter sound (click, tap) is no voice.
    """

    shortest_gap_s: float = 0.2
    shortest_voice_s: float = 0.1


def voiced_segments(samples: NDArray[np.int16], rules: SegmentRules) -> list[tuple[float, float]]:
    """Stretches of voice as (start, end) in seconds, in order, not overlapping.

    samples: mono 16 kHz.
    """
    voiced = _voiced_frames(samples)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], voiced, [False]]).astype(np.int8)))
    found: list[tuple[float, float]] = []
    for start, end in edges.reshape(-1, 2) * _FRAME_S:
        if found and start - found[-1][1] < rules.shortest_gap_s:
            found[-1] = (found[-1][0], round(float(end), 3))
        else:
            found.append((round(float(start), 3), round(float(end), 3)))
    return [(start, end) for start, end in found if end - start >= rules.shortest_voice_s]


def _voiced_frames(samples: NDArray[np.int16]) -> NDArray[np.bool_]:
    """One verdict for each whole 20 ms frame."""
    vad: Any = webrtcvad.Vad(_MODE)
    data = samples.astype("<i2").tobytes()
    step = _FRAME * 2
    verdicts = [
        bool(vad.is_speech(data[at : at + step], SAMPLE_RATE))
        for at in range(0, len(data) - step + 1, step)
    ]
    return np.array(verdicts, dtype=np.bool_)
