"""Where an answer's audio holds voice, by WebRTC's voice activity detector. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import webrtcvad  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray

from agent.delivery.frames import HOP_S, Floats, loud

SAMPLE_RATE = 16_000
_FRAME_S = 0.02
_FRAME = int(SAMPLE_RATE * _FRAME_S)
_AUDIBLE_DB = 30.0
_OVER_NOISE_DB = 3.0
"""Little, for the detector has heard a voice there."""


@dataclass(frozen=True, slots=True)
class SegmentRules:
    """What counts as one stretch of voice, in seconds.

    shortest_gap_s: a shorter silence is part of the speech around it.
    shortest_voice_s: a shorter sound (click, tap) is no voice.
    strictness: 0 to 3, of the detector; the stricter, the more soft beginnings of words it loses.
    """

    shortest_gap_s: float = 0.2
    shortest_voice_s: float = 0.1
    strictness: int = 2


def voiced_segments(samples: NDArray[np.int16], rules: SegmentRules) -> list[tuple[float, float]]:
    """Stretches of voice as (start, end) in seconds, in order, not overlapping.

    samples: mono 16 kHz.
    """
    voiced = _voiced_frames(samples, rules.strictness)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], voiced, [False]]).astype(np.int8)))
    found: list[tuple[float, float]] = []
    for start, end in edges.reshape(-1, 2) * _FRAME_S:
        if found and start - found[-1][1] < rules.shortest_gap_s:
            found[-1] = (found[-1][0], round(float(end), 3))
        else:
            found.append((round(float(start), 3), round(float(end), 3)))
    return [(start, end) for start, end in found if end - start >= rules.shortest_voice_s]


def audible(segments: Sequence[tuple[float, float]], level_db: Floats) -> list[tuple[float, float]]:
    """Stretches of voice without what is not heard of them: the detector holds on to each for a
    while, which over an answer comes to two per cent of it.

    level_db: of the sound they lie in, one value each HOP_S.
    """
    sounding = loud(level_db, _AUDIBLE_DB, _OVER_NOISE_DB)
    found: list[tuple[float, float]] = []
    for start_s, end_s in segments:
        first = round(start_s / HOP_S)
        heard = np.flatnonzero(sounding[first : round(end_s / HOP_S) + 1])
        if heard.size:
            begin, end = (first + int(heard[0])) * HOP_S, (first + int(heard[-1]) + 1) * HOP_S
            found.append((round(begin, 2), round(min(end, end_s), 2)))
    return found


def _voiced_frames(samples: NDArray[np.int16], strictness: int) -> NDArray[np.bool_]:
    """One verdict for each whole 20 ms frame."""
    vad: Any = webrtcvad.Vad(strictness)
    data = samples.astype("<i2").tobytes()
    step = _FRAME * 2
    verdicts = [
        bool(vad.is_speech(data[at : at + step], SAMPLE_RATE))
        for at in range(0, len(data) - step + 1, step)
    ]
    return np.array(verdicts, dtype=np.bool_)
