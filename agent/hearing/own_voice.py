"""Is what the microphone hears the interviewer itself? No clock, no I/O.

A browser takes the speaker's sound out of the microphone's, never all of it, and a laptop without
echo cancellation sends it back whole. What was played is known here, so a window that a filtered
copy of it explains is nobody's speech.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

RATE: Final = 8_000
"""Hz at which they are compared: the voice's strong half."""
COMPARED_S: Final = 0.128
"""The newest sound that is compared: short enough to notice speech that begins over an echo."""
LONGEST_WAY_S: Final = 0.7
"""To the candidate's loudspeaker and back, through both buffers."""
TAPS: Final = 24
"""Length of the filter, 3 ms: loudspeaker, codec, the nearest reflections."""
BEFORE: Final = 8
"""Taps that lie before the strongest copy."""
EXPLAINED: Final = 0.5
"""Share of the energy that the filtered copy explains, from which a window counts as echo."""
SURELY: Final = 0.6
"""The same, from which delay and level of the echo are learned."""
WEAKER_DB: Final = 8.0
"""An echo is at least so much weaker than what was played; a copy as loud is a likeness."""
KNOWN_BY: Final = 4
"""Windows that must agree on a delay, of the last `REMEMBERED`."""
REMEMBERED: Final = 8
AGREE: Final = 16
"""Samples (2 ms) within which delays agree."""
OVER_ECHO_DB: Final = 6.0
"""Speech over a known echo is so much louder than it; what is not may be its reverberation."""
LEAST_PLAYED: Final = 30.0
"""RMS of 16-bit samples (-61 dBFS): what was played quieter than that cannot be heard back."""
LEAST_HEARD: Final = 80.0
"""RMS of a window (-52 dBFS): nobody who wants the floor is quieter, but a faint echo is."""
SUSPECT: Final = 0.3
"""Probability of speech from which it is asked whose it is."""

_COMPARED: Final = int(COMPARED_S * RATE)
_PLAYED: Final = int((LONGEST_WAY_S + COMPARED_S) * RATE)

Sound = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Copy:
    """What of a sound may be a copy of what was played.

    explained: share (0..1) of its energy that a short filter over what was played explains.
    at: where in what was played the copy begins. ratio: its energy by the played sound's.
    """

    explained: float
    at: int
    ratio: float


class OwnVoice:
    """Wraps a speech detector: a window of the interviewer's own sound has probability 0.

    predict: gets windows (int16, 16 kHz) in order.
    """

    def __init__(self, predict: Callable[[NDArray[np.int16]], float]) -> None:
        self._predict = predict
        self._heard = _Latest(16_000, _COMPARED)
        self._played = _Latest(24_000, _PLAYED)
        self._sure: deque[Copy] = deque(maxlen=REMEMBERED)

    def played(self, pcm: NDArray[np.int16]) -> None:
        """The next samples that went to the candidate (int16, 24 kHz), silence included."""
        self._played.add(pcm)

    def predict(self, window: NDArray[np.int16]) -> float:
        """The probability (0..1) that this window holds speech of somebody else."""
        self._heard.add(window)
        probability = self._predict(window)
        return 0.0 if probability >= SUSPECT and self._is_own(window) else probability

    def _is_own(self, window: NDArray[np.int16]) -> bool:
        if self._played.power < LEAST_PLAYED**2:
            return False
        played, heard = self._played.samples, self._heard.samples
        if _power(played) < LEAST_PLAYED**2:
            return False
        if _power(window.astype(np.float64)) < LEAST_HEARD**2:
            return True
        copy = closest(heard, played)
        weaker = copy.ratio < 10 ** (-WEAKER_DB / 10)
        if weaker and copy.explained > SURELY:
            self._sure.append(copy)
        return (weaker and copy.explained > EXPLAINED) or self._is_within_echo(heard, played)

    def _is_within_echo(self, heard: Sound, played: Sound) -> bool:
        if len(self._sure) < KNOWN_BY:
            return False
        at = int(np.median([copy.at for copy in self._sure]))
        agreed = [copy.ratio for copy in self._sure if abs(copy.at - at) <= AGREE]
        if len(agreed) < KNOWN_BY:
            return False
        echo = float(np.median(agreed)) * _power(played[at : at + len(heard)])
        return _power(heard) < echo * 10 ** (OVER_ECHO_DB / 10)


def closest(heard: Sound, played: Sound) -> Copy:
    """The copy of a part of `played` that is likest to `heard`. Both end now, at RATE."""
    size = 1 << (len(played) + len(heard)).bit_length()
    spectrum = np.fft.rfft(played, size) * np.conj(np.fft.rfft(heard, size))
    agreement = np.fft.irfft(spectrum, size)[: len(played) - len(heard) + 1]
    energies = np.cumsum(np.concatenate(([0.0], played**2)))
    energies = energies[len(heard) :] - energies[: -len(heard)]
    audible = np.maximum(energies, len(heard) * LEAST_PLAYED**2)
    at = int(np.argmax(agreement**2 / audible))
    first = max(0, min(at - (TAPS - BEFORE), len(played) - len(heard) - TAPS))
    copies = np.lib.stride_tricks.sliding_window_view(played, len(heard))[first : first + TAPS]
    gram = copies @ copies.T
    # What makes it solvable where a copy holds a tone only.
    gram[np.diag_indices(TAPS)] += 1e-3 * np.trace(gram) / TAPS + 1.0
    shared = copies @ heard
    energy = float(heard @ heard) + 1.0
    explained = float(shared @ np.linalg.solve(gram, shared)) / energy
    return Copy(explained, at, energy / float(audible[at]))


def _power(samples: Sound) -> float:
    return float(np.mean(samples**2))


class _Latest:
    """The newest of a stream: kept as it comes, and brought to RATE when it is asked for.

    Most of the time nobody asks.
    """

    def __init__(self, rate: int, count: int) -> None:
        self._step = rate // RATE
        # A windowed sinc at 0.9 of half of RATE keeps out what would fold down.
        n = np.arange(-8 * self._step, 8 * self._step + 1)
        kernel = np.sinc(0.9 * n / self._step) * np.hamming(len(n))
        self._kernel: Sound = (kernel / kernel.sum()).astype(np.float64)
        self._count = count
        self._kept = np.zeros(count * self._step + len(n) - 1, np.int16)

    def add(self, pcm: NDArray[np.int16]) -> None:
        """The next samples, any number."""
        self._kept = np.concatenate((self._kept, pcm))[-len(self._kept) :]

    @property
    def power(self) -> float:
        """As it came, at all frequencies."""
        return _power(self._kept.astype(np.float64))

    @property
    def samples(self) -> Sound:
        """The newest, at RATE."""
        kept, step = self._kept.astype(np.float64), self._step
        # Phase by phase: what would be left out afterwards is not computed.
        phases = (np.correlate(kept[n::step], self._kernel[n::step]) for n in range(step))
        return np.sum([phase[: self._count] for phase in phases], axis=0)
