"""How near a held sound is to the vowel of "um" and "uh", by its resonances. Pure."""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from agent.delivery.frames import SAMPLE_RATE, Floats

_WINDOW: Final = 512
_HOP: Final = 160
_FFT: Final = 1_024
_NARROW_HZ: Final = 4_000
_POLES: Final = 10
_EMPHASIS_HZ: Final = 300.0
_WIDEST_HZ: Final = 600.0
_LOWEST_HZ: Final = 150.0
_BLUR_HZ: Final = 160.0
"""Blurs the harmonics of a high voice, which would else be taken for resonances."""
_STEADIED: Final = 1.0005

# The second resonance of a tongue at rest, in a voice of this pitch. Who speaks an octave higher
# has a throat that is shorter by so much.
_AT_REST_HZ: Final = 1_400.0
_VOICE_HZ: Final = 150.0
_OCTAVES_FOR_OCTAVE: Final = 0.25
_NO_FIRST_HZ: Final = 700.0
_FARTHEST: Final = 0.6


def octaves_from_rest(samples: Floats, voice_hz: float) -> float:
    """How far a vowel (mono, SAMPLE_RATE) is from the one with the tongue at rest, up to _FARTHEST.

    Told by the second resonance, which lies between that of "oh" and that of "ee". The first is
    not asked for: in a high voice it cannot be told from the pitch. voice_hz: the speaker's pitch.
    """
    at_rest_hz = _AT_REST_HZ * (voice_hz / _VOICE_HZ) ** _OCTAVES_FOR_OCTAVE
    found = _resonances(samples)
    away = np.abs(np.log2(found[found > _NO_FIRST_HZ] / at_rest_hz))
    return float(away.min(initial=_FARTHEST))


def _resonances(samples: Floats) -> NDArray[np.float64]:
    """Hz, rising, by linear prediction from the mean spectrum up to 4 kHz."""
    if len(samples) < _WINDOW:
        return np.zeros(0)
    windows = sliding_window_view(samples, _WINDOW)[::_HOP] * np.hanning(_WINDOW)
    bins = _FFT * _NARROW_HZ // SAMPLE_RATE + 1
    power = (np.abs(np.fft.rfft(windows, _FFT)) ** 2).mean(axis=0)[:bins]
    hz = np.arange(bins) * SAMPLE_RATE / _FFT
    power *= 1.0 + (hz / _EMPHASIS_HZ) ** 2
    if not power.any():
        return np.zeros(0)
    correlation = np.fft.irfft(power)[: _POLES + 1]
    correlation *= np.exp(-0.5 * (np.pi * _BLUR_HZ * np.arange(_POLES + 1) / _NARROW_HZ) ** 2)
    correlation[0] *= _STEADIED
    apart = np.abs(np.subtract.outer(np.arange(_POLES), np.arange(_POLES)))
    predictor = np.linalg.solve(correlation[apart], correlation[1:])
    roots = np.roots(np.concatenate([[1.0], -predictor]))
    roots = roots[np.imag(roots) > 0.0]
    found = np.angle(roots) * _NARROW_HZ / np.pi
    widths = -np.log(np.abs(roots)) * 2.0 * _NARROW_HZ / np.pi
    resonant = (widths < _WIDEST_HZ) & (found > _LOWEST_HZ)
    return np.sort(found[resonant]).astype(np.float64)
