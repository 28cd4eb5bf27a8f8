"""Who is audible, window by window. Time is counted in samples; no clock is read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SAMPLE_RATE: Final = 16_000
WINDOW: Final = 512
"""Samples the detector judges at once: 32 ms."""

Predict = Callable[[NDArray[np.int16]], float]
"""One window in, the probability of speech (0..1) out."""


@dataclass(frozen=True, slots=True)
class Activity:
    """What one window told. Positions are seconds of the call's audio.

    speaking: within a burst of speech; short dips inside words do not end it.
    audible: this window itself holds speech.
    burst_s: speech so far in this burst, without the silence that follows it.
    silence_s: time since the last audible window.
    """

    at_s: float
    speaking: bool
    audible: bool
    burst_s: float
    silence_s: float
    last_audible_s: float


class VoiceActivity:
    """Turns samples into a stream of Activity, one a window. start_s: the first one's position.

    A burst begins after `onset` audible windows in a row and ends after `hangover` silent ones;
    the thresholds have hysteresis, so a dip inside a word is not an end.
    """

    def __init__(
        self,
        predict: Predict,
        start_s: float = 0.0,
        *,
        threshold: float = 0.5,
        release: float = 0.35,
        onset: int = 2,
        hangover: int = 3,
    ) -> None:
        self._predict = predict
        self._start_s = start_s
        self._threshold = threshold
        self._release = release
        self._onset = onset
        self._hangover = hangover
        self._pending = np.zeros(0, dtype=np.int16)
        self._samples = 0
        self._run = 0
        self._quiet = 0
        self._speaking = False
        self._burst_began = 0
        self._last_audible = 0

    @property
    def received_s(self) -> float:
        """Position behind the last sample; the last window judged ends less than 32 ms before."""
        return self._start_s + (self._samples + len(self._pending)) / SAMPLE_RATE

    def feed(self, pcm: NDArray[np.int16]) -> list[Activity]:
        """Judge every window that `pcm` (int16, 16 kHz, any length) completes."""
        self._pending = np.concatenate((self._pending, pcm))
        found: list[Activity] = []
        while len(self._pending) >= WINDOW:
            window, self._pending = self._pending[:WINDOW], self._pending[WINDOW:]
            found.append(self._judge(self._predict(window)))
        return found

    def _judge(self, probability: float) -> Activity:
        self._samples += WINDOW
        audible = probability >= (self._release if self._speaking else self._threshold)
        if audible:
            self._run += 1
            self._quiet = 0
            self._last_audible = self._samples
            if not self._speaking and self._run >= self._onset:
                self._speaking = True
                self._burst_began = self._samples - self._run * WINDOW
        else:
            self._run = 0
            self._quiet += 1
            if self._quiet >= self._hangover:
                self._speaking = False
        return Activity(
            at_s=self._start_s + self._samples / SAMPLE_RATE,
            speaking=self._speaking,
            audible=audible,
            burst_s=(self._last_audible - self._burst_began) / SAMPLE_RATE
            if self._speaking
            else 0.0,
            silence_s=(self._samples - self._last_audible) / SAMPLE_RATE,
            last_audible_s=self._start_s + self._last_audible / SAMPLE_RATE,
        )
