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
Bools = NDArray[np.bool_]

_HOP: Final = int(SAMPLE_RATE * HOP_S)
_WINDOW: Final = 512
_FFT: Final = 1_024
_BLOCK: Final = 256
"""Frames at a time: a minute of spectra at once does not fit into the processor's cache."""
_MEL_BANDS: Final = 26
_BANDS_HZ: Final = (100.0, 5_000.0)
_CEPSTRA: Final = 13
_LOWEST_HZ: Final = 60.0
_HIGHEST_HZ: Final = 400.0
_PERIODIC: Final = 0.6
_QUIETEST: Final = 1e-10


@dataclass(frozen=True, slots=True)
class Frames:
    """One value a frame; frame n is centred on n × HOP_S.

    level_db: dBFS, RMS. periodic: whether the sound repeats as a voice does; pitch_hz: how often,
    if so. cepstra: mel cepstrum, 1 to 12, in dB, which is the timbre without the loudness.
    """

    level_db: Floats
    periodic: Bools
    pitch_hz: Floats
    cepstra: Floats

    def voice_hz(self) -> float:
        """The speaker's usual pitch; _LOWEST_HZ where nothing is periodic."""
        return float(np.median(self.pitch_hz[self.periodic])) if self.periodic.any() else _LOWEST_HZ


def frames(samples: Floats) -> Frames:
    """samples: mono, SAMPLE_RATE, -1..1; at least one window long."""
    half = _WINDOW // 2
    padded = np.pad(samples.astype(np.float32, copy=False), (half, half))
    windows = sliding_window_view(padded, _WINDOW)[::_HOP]
    blocks = [_block(windows[at : at + _BLOCK]) for at in range(0, len(windows), _BLOCK)]
    level, periodicity, pitch_hz, bands = (
        np.concatenate(of_all) for of_all in zip(*blocks, strict=True)
    )
    return Frames(
        level_db=(20.0 * np.log10(np.maximum(level, 1e-5))).astype(np.float32),
        periodic=periodicity > _PERIODIC,
        pitch_hz=pitch_hz.astype(np.float32),
        cepstra=_cepstra(bands),
    )


def _block(windows: Floats) -> tuple[Floats, Floats, Floats, Floats]:
    """Level, periodicity, pitch and power in each band of some windows."""
    level = np.sqrt(np.mean(np.square(windows), axis=1))
    power = np.abs(np.fft.rfft(windows * np.hanning(_WINDOW).astype(np.float32), _FFT)) ** 2
    parts = np.add.reduceat(power, _edges(), axis=1)
    return level, *_periodicity(power), parts[:, :-2] + parts[:, 1:-1]


def loud(level_db: Floats, under_db: float, over_noise_db: float) -> Bools:
    """Frames within `under_db` of the loud ones and so far over the noise of the room."""
    loudest, floor = loudest_and_floor(level_db)
    return level_db > max(loudest - under_db, floor + over_noise_db)


def loudest_and_floor(level_db: Floats) -> tuple[float, float]:
    """Levels of the loud frames and of the noise of the room."""
    loudest, floor = np.percentile(level_db, (95, 5))
    return float(loudest), float(floor)


def runs(mask: Bools) -> list[tuple[int, int]]:
    """Where a mask is true: from, and to before."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]])))
    return [(int(begin), int(end)) for begin, end in edges.reshape(-1, 2)]


def _periodicity(power: Floats) -> tuple[Floats, Floats]:
    """By autocorrelation, each lag set off against what the window leaves of it: how well the
    sound repeats, 0 to 1, and how often in a second."""
    correlation = np.fft.irfft(power, _FFT)
    shortest, longest = int(SAMPLE_RATE / _HIGHEST_HZ), int(SAMPLE_RATE / _LOWEST_HZ)
    lags = slice(shortest, longest + 1)
    strength = correlation[:, lags] / np.maximum(correlation[:, :1], _QUIETEST)
    strength = (strength / _window_correlation()[lags]).astype(np.float32)
    best = strength.argmax(axis=1)
    return strength.max(axis=1), (SAMPLE_RATE / (shortest + best)).astype(np.float32)


def _cepstra(bands: Floats) -> Floats:
    # No matrix product: it would wake a thread on each core, for nothing worth it.
    decibels = 10.0 * np.log10(np.maximum(bands, _QUIETEST))
    return np.einsum("fb,cb->fc", decibels, _cosines())


@cache
def _window_correlation() -> NDArray[np.float64]:
    spectrum = np.abs(np.fft.rfft(np.hanning(_WINDOW), _FFT)) ** 2
    own = np.fft.irfft(spectrum, _FFT)
    return own / own[0]


@cache
def _edges() -> NDArray[np.intp]:
    """First bins of parts that are evenly spaced in mel; two of them are a band."""
    low, high = (2595.0 * np.log10(1.0 + hz / 700.0) for hz in _BANDS_HZ)
    mel = np.linspace(float(low), float(high), _MEL_BANDS + 2)
    hz = 700.0 * (10.0 ** (mel / 2595.0) - 1.0)
    return np.round(hz * _FFT / SAMPLE_RATE).astype(np.intp)


@cache
def _cosines() -> Floats:
    """Rows 1 to 12 of the discrete cosine transform: the loudness, row 0, is left out."""
    rows = np.arange(1, _CEPSTRA)[:, None]
    bands = (np.arange(_MEL_BANDS) + 0.5)[None, :]
    return (np.cos(np.pi * rows * bands / _MEL_BANDS) * np.sqrt(2.0 / _MEL_BANDS)).astype(
        np.float32
    )
