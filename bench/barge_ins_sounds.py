"""Sounds that a room makes while the interviewer speaks: coughs, knocks, keys. 16 kHz mono."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 16_000
Sound = NDArray[np.float32]


def cough(rng: np.random.Generator) -> Sound:
    """Two bursts of low noise, the second softer."""
    first, second = (_burst(rng, 0.25, decay_s=0.05, smooth=8) for _ in range(2))
    return _placed(0.8, (0.02, first), (0.38, 0.6 * second))


def throat(rng: np.random.Generator) -> Sound:
    """A rattle at some 70 Hz, filtered as by an open mouth."""
    n = np.arange(int(0.45 * RATE))
    pitch = 70.0 + 15.0 * np.sin(2 * np.pi * 3.0 * n / RATE + rng.uniform(0, 6))
    pulses = np.diff(np.floor(np.cumsum(pitch) / RATE), prepend=0.0)
    rattle = pulses * rng.uniform(0.5, 1.0, len(n)) + 0.05 * rng.normal(0.0, 1.0, len(n))
    ring = np.exp(-np.arange(160) / 25.0) * np.cos(2 * np.pi * 650.0 * np.arange(160) / RATE)
    return _placed(0.6, (0.02, np.convolve(rattle, ring, "same") * np.hanning(len(n))))


def knock(rng: np.random.Generator) -> Sound:
    """Three on wood."""
    n = np.arange(int(0.08 * RATE))
    tone = np.sin(2 * np.pi * rng.uniform(140, 260) * n / RATE) * np.exp(-n / (0.012 * RATE))
    return _placed(0.8, (0.02, tone), (0.22, 0.9 * tone), (0.42, 0.8 * tone))


def keys(rng: np.random.Generator) -> Sound:
    """A burst of typing."""
    places = 0.02 + np.cumsum(rng.uniform(0.07, 0.16, 8))
    clicks = [(float(at), _burst(rng, 0.03, decay_s=0.004, smooth=2)) for at in places]
    return _placed(1.5, *clicks)


def breath(rng: np.random.Generator) -> Sound:
    """Breathed out into the microphone."""
    noise = np.convolve(rng.normal(0.0, 1.0, int(0.7 * RATE)), np.ones(4) / 4, "same")
    return _placed(0.8, (0.02, 0.4 * noise * np.hanning(len(noise))))


def chair(rng: np.random.Generator) -> Sound:
    """A creak: a tone that slides, rough."""
    n = np.arange(int(0.35 * RATE))
    slide = np.cumsum(np.linspace(rng.uniform(350, 500), rng.uniform(700, 900), len(n)))
    creak = np.sign(np.sin(2 * np.pi * slide / RATE)) * rng.uniform(0.3, 1.0, len(n))
    return _placed(0.5, (0.02, creak * np.hanning(len(n))))


SOUNDS: Final[Mapping[str, Callable[[np.random.Generator], Sound]]] = {
    "cough": cough,
    "throat": throat,
    "knock": knock,
    "keys": keys,
    "breath": breath,
    "chair": chair,
}


def _burst(
    rng: np.random.Generator, seconds: float, *, decay_s: float, smooth: int
) -> NDArray[np.float64]:
    noise = rng.normal(0.0, 1.0, int(seconds * RATE))
    fading = np.exp(-np.arange(len(noise)) / (decay_s * RATE))
    return np.convolve(noise, np.ones(smooth) / smooth, "same") * fading


def _placed(seconds: float, *parts: tuple[float, NDArray[np.float64]]) -> Sound:
    out = np.zeros(int(seconds * RATE))
    for at_s, part in parts:
        start = int(at_s * RATE)
        kept = part[: len(out) - start]
        out[start : start + len(kept)] += kept
    return (0.3 * out / np.abs(out).max()).astype(np.float32)
