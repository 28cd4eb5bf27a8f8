"""What each hundredth of a second of a voice is like: loudness, pitch, timbre. Pure."""

from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

SAMPLE_RATE: Final = 16_000
HOP_S: Final = 0.01

Floats = NDArray[np.float32]

_HOP: Final = int(SAMPLE_RATE * HOP_S)
_WINDOW: Final = 512
_FFT: Final = 1_024
_MEL_BANDS: Final = 26
_CEPSTRA: Final = 13
_LOWEST_HZ: Final = 60.0
_HIGHEST_HZ: Final = 400.0
_QUIETEST: Final = 1e-10
_OVER_NOISE_DB: Final = 6.0


@dataclass(frozen=True, slots=True)
class Frames:
    """One value a frame; frame n is centred on n × HOP_S.

    level_db: dBFS, RMS. periodicity: 0 to 1, how well the sound repeats after one period of a
    voice. cepstra: mel cepstrum, 1 to 12, in dB, which is the timbre without the loudness.
    """

    level_db: Floats
    periodicity: Floats
    cepstra: Floats


def frames(samples: Floats) -> Frames:
    """samples: mono, SAMPLE_RATE, -1..1; at least one window long."""
    half = _WINDOW // 2
    padded = np.pad(samples.astype(np.float32, copy=False), (half, half))
    windows = sliding_window_view(padded, _WINDOW)[::_HOP]
    power = np.abs(np.fft.rfft(windows * np.hanning(_WINDOW).astype(np.float32), _FFT)) ** 2
    power = power.astype(np.float32)
    level = np.sqrt(np.mean(np.square(windows), axis=1))
    return Frames(
        level_db=(20.0 * np.log10(np.maximum(level, 1e-5))).astype(np.float32),
        periodicity=_periodicity(power),
        cepstra=_cepstra(power),
    )


def loud(level_db: Floats, under_db: float) -> NDArray[np.bool_]:
    """Frames within `under_db` of the loud ones and clearly over the noise of the room."""
    loudest, floor = np.percentile(level_db, (95, 5))
    return level_db > max(loudest - under_db, floor + _OVER_NOISE_DB)


def _periodicity(power: Floats) -> Floats:
    """By autocorrelation, each lag set off against what the window leaves of it."""
    correlation = np.fft.irfft(power, _FFT)
    shortest, longest = int(SAMPLE_RATE / _HIGHEST_HZ), int(SAMPLE_RATE / _LOWEST_HZ)
    lags = slice(shortest, longest + 1)
    strength = correlation[:, lags] / np.maximum(correlation[:, :1], _QUIETEST)
    return np.clip((strength / _window_correlation()[lags]).max(axis=1), 0.0, 1.0).astype(
        np.float32
    )


def _cepstra(power: Floats) -> Floats:
    bands = 10.0 * np.log10(np.maximum(power @ _mel_filters().T, _QUIETEST))
    return (bands @ _cosines().T).astype(np.float32)


@cache
def _window_correlation() -> NDArray[np.float64]:
    spectrum = np.abs(np.fft.rfft(np.hanning(_WINDOW), _FFT)) ** 2
    own = np.fft.irfft(spectrum, _FFT)
    return own / own[0]


@cache
def _mel_filters() -> Floats:
    """Triangles, evenly spaced in mel between 100 Hz and 5 kHz, one row a band."""
    edges = np.linspace(_mel(100.0), _mel(5_000.0), _MEL_BANDS + 2)
    hz = 700.0 * (10.0 ** (edges / 2595.0) - 1.0)
    bins = np.fft.rfftfreq(_FFT, 1.0 / SAMPLE_RATE)
    rising = (bins - hz[:-2, None]) / (hz[1:-1] - hz[:-2])[:, None]
    falling = (hz[2:, None] - bins) / (hz[2:] - hz[1:-1])[:, None]
    return np.maximum(0.0, np.minimum(rising, falling)).astype(np.float32)


@cache
def _cosines() -> Floats:
    """Rows 1 to 12 of the discrete cosine transform: the loudness, row 0, is left out."""
    rows = np.arange(1, _CEPSTRA)[:, None]
    bands = (np.arange(_MEL_BANDS) + 0.5)[None, :]
    return (np.cos(np.pi * rows * bands / _MEL_BANDS) * np.sqrt(2.0 / _MEL_BANDS)).astype(
        np.float32
    )


def _mel(hz: float) -> float:
    return float(2595.0 * np.log10(1.0 + hz / 700.0))
