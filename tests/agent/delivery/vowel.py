"""A vowel without a person: harmonics of a pitch, shaped by resonances."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

RATE = 16_000
_WIDTH_HZ = 80.0


def vowel(pitch_hz: float, resonances_hz: Sequence[float], seconds: float) -> NDArray[np.float32]:
    """Mono at RATE, its loudest sample at a half."""
    at = np.arange(int(seconds * RATE)) / RATE
    harmonics = np.arange(pitch_hz, 5_000.0, pitch_hz)
    strength = 1.0 / harmonics
    for hz in resonances_hz:
        strength = strength * hz**2 / np.hypot(hz**2 - harmonics**2, _WIDTH_HZ * harmonics)
    wave = np.sum(strength[:, None] * np.sin(2 * np.pi * harmonics[:, None] * at), axis=0)
    return (0.5 * wave / np.abs(wave).max()).astype(np.float32)
