"""Joins sound and silence without clicks, on a stream of 16-bit samples."""

import numpy as np

from agent.opus import Samples

FADE_S = 0.005
"""Length of a fade: short enough not to be heard as one, long enough not to click."""


class Splice:
    """Hands samples through; where sound meets silence, the edge is a fade of 5 ms.

    Silence begins with the last samples mirrored and fading out: they are out already, so a fade
    of their own would have cost a delay.
    """

    def __init__(self, sample_rate: int) -> None:
        n = round(sample_rate * FADE_S)
        self._rise = np.linspace(0.0, 1.0, n, dtype=np.float32)
        self._tail: Samples = np.zeros(0, np.int16)

    def sound(self, samples: Samples) -> Samples:
        """The next samples of sound, faded in if silence was last."""
        if not len(samples):
            return samples
        if not len(self._tail):
            n = min(len(samples), len(self._rise))
            samples = samples.copy()
            samples[:n] = samples[:n] * self._rise[:n]
        self._tail = samples[-len(self._rise) :]
        return samples

    def silence(self, count: int) -> Samples:
        """`count` samples of silence, which the last sound fades into."""
        out = np.zeros(count, np.int16)
        n = min(count, len(self._tail))
        if n:
            out[:n] = self._tail[::-1][:n] * np.linspace(1.0, 0.0, n, dtype=np.float32)
        if count:
            self._tail = np.zeros(0, np.int16)
        return out
