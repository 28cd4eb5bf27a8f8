"""Where an answer's audio holds voice, by WebRTC's voice activity detector. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import webrtcvad  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray

from agent.delivery.frames import HOP_S, SAMPLE_RATE, Bools, Floats, loud, loudest_and_floor, runs

Stretch = tuple[float, float]
"""From and to, in seconds."""

_FRAME_S = 0.02
_FRAME = int(SAMPLE_RATE * _FRAME_S)
_AUDIBLE_DB = 30.0
_OVER_NOISE_DB = 3.0
"""Little, for the detector has heard a voice there."""
_DROWNED_S = 0.004
"""Of the beginning and end of what is heard, for each dB of the voice's range that noise hides."""


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


def voiced_segments(samples: NDArray[np.int16], rules: SegmentRules) -> list[Stretch]:
    """Stretches of voice as (start, end) in seconds, in order, not overlapping.

    samples: mono 16 kHz.
    """
    voiced = _voiced_frames(samples, rules.strictness)
    return _kept(voiced, _FRAME_S, rules)


def audible(segments: Sequence[Stretch], level_db: Floats, rules: SegmentRules) -> list[Stretch]:
    """What is heard of stretches of voice: the detector holds on to each for a while, which over
    an answer comes to two per cent of it, and in noise it does not let go at all.

    level_db: of the sound they lie in, one value each HOP_S.
    """
    inside = np.zeros(len(level_db), np.bool_)
    for start_s, end_s in segments:
        inside[round(start_s / HOP_S) : round(end_s / HOP_S)] = True
    heard = loud(level_db, _AUDIBLE_DB, _OVER_NOISE_DB) & inside
    loudest, floor = loudest_and_floor(level_db)
    hidden_db = max(0.0, floor + _OVER_NOISE_DB - (loudest - _AUDIBLE_DB))
    drowned = round(hidden_db * _DROWNED_S / HOP_S)
    for begin, end in runs(heard):
        heard[max(0, begin - drowned) : end + drowned] = True
    return _kept(heard & inside, HOP_S, rules)


def joined(stretches: Sequence[Stretch], shortest_gap_s: float) -> list[Stretch]:
    """Those with a shorter gap between them made one."""
    found: list[Stretch] = []
    for start, end in stretches:
        if found and start - found[-1][1] < shortest_gap_s:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _kept(voice: Bools, frame_s: float, rules: SegmentRules) -> list[Stretch]:
    stretches = [(round(a * frame_s, 2), round(b * frame_s, 2)) for a, b in runs(voice)]
    return [
        (start, end)
        for start, end in joined(stretches, rules.shortest_gap_s)
        if end - start >= rules.shortest_voice_s
    ]


def _voiced_frames(samples: NDArray[np.int16], strictness: int) -> Bools:
    """One verdict for each whole 20 ms frame."""
    vad: Any = webrtcvad.Vad(strictness)
    data = samples.astype("<i2").tobytes()
    step = _FRAME * 2
    verdicts = [
        bool(vad.is_speech(data[at : at + step], SAMPLE_RATE))
        for at in range(0, len(data) - step + 1, step)
    ]
    return np.array(verdicts, dtype=np.bool_)
