"""A voice whose sentences can be told from each other by their pitch, whoever says them."""

from collections.abc import AsyncIterator
from itertools import groupby
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.speaking.voice import SAMPLE_RATE, Manner

WORD_S: Final = 0.2
"""Seconds that a word takes."""
_LOWEST_HZ: Final = 200.0
_STEP_HZ: Final = 25.0
_FRAME: Final = SAMPLE_RATE // 50
_LOUD: Final = 200
_BREATH: Final = 3
"""Frames of silence that do not part a sentence."""
_SHARE_HEARD: Final = 0.8


class Tones:
    """Knows which pitch stands for which sentence."""

    def __init__(self) -> None:
        self._sentences: list[str] = []

    def sound(self, sentence: str) -> NDArray[np.float32]:
        """The sentence, at `SAMPLE_RATE`."""
        if sentence not in self._sentences:
            self._sentences.append(sentence)
        pitch = _LOWEST_HZ + _STEP_HZ * self._sentences.index(sentence)
        samples = round(_length_s(sentence) * SAMPLE_RATE)
        beat = 2 * np.pi * pitch / SAMPLE_RATE
        return (0.2 * np.sin(np.arange(samples) * beat)).astype(np.float32)

    def sentences(self, heard: NDArray[np.int16]) -> list[str]:
        """What was said, in order; a sentence that broke off has "…" behind it."""
        found: list[str] = []
        for part in _parts(heard):
            number = round((_pitch(part) - _LOWEST_HZ) / _STEP_HZ)
            if not 0 <= number < len(self._sentences):
                found.append("noise")
                continue
            sentence = self._sentences[number]
            whole = len(part) >= _SHARE_HEARD * _length_s(sentence) * SAMPLE_RATE
            found.append(sentence if whole else f"{sentence}…")
        return found


class ToneVoice:
    """A Voice."""

    def __init__(self, name: str, tones: Tones) -> None:
        self.name = name
        self._tones = tones

    async def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        """See agent.speaking.voice.Voice."""
        yield self._tones.sound(sentence)


def _length_s(sentence: str) -> float:
    return WORD_S * len(sentence.split())


def _parts(heard: NDArray[np.int16]) -> list[NDArray[np.int16]]:
    """Stretches of sound between silences."""
    frames = heard[: len(heard) // _FRAME * _FRAME].reshape(-1, _FRAME)
    loud = [bool(on) for on in frames.max(axis=1, initial=0) > _LOUD]
    runs = [(on, len(list(run))) for on, run in groupby(loud)]
    parts: list[NDArray[np.int16]] = []
    at, quiet = 0, _BREATH + 1
    for on, length in runs:
        if on:
            sound = frames[at : at + length].reshape(-1)
            if quiet > _BREATH:
                parts.append(sound)
            else:
                parts[-1] = np.concatenate((parts[-1], sound))
        else:
            quiet = length
        at += length
    return parts


def _pitch(part: NDArray[np.int16]) -> float:
    """Hz of its loudest tone."""
    size = 4 * SAMPLE_RATE
    spectrum = np.abs(np.fft.rfft(part.astype(np.float64) * np.hanning(len(part)), size))
    return float(np.argmax(spectrum)) * SAMPLE_RATE / size
