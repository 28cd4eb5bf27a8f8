"""Speech-like sound and a script for the tests of the side-by-side bench."""

import numpy as np
from numpy.typing import NDArray

from bench.side_by_side.clips import Clip, Kind
from bench.side_by_side.envelope import envelope
from bench.side_by_side.script import Line, TimedWord
from bench.tape import RATE


def babble(seconds: float, seed: int, rate: int = RATE) -> NDArray[np.int16]:
    """Noise whose loudness moves like that of syllables."""
    rng = np.random.default_rng(seed)
    hops = np.repeat(rng.uniform(-35.0, -10.0, int(seconds / 0.05) + 1), int(0.05 * rate))
    length = int(seconds * rate)
    sound = rng.normal(0.0, 1.0, length) * 10 ** (hops[:length] / 20)
    return np.clip(sound * 32767, -32768, 32767).astype(np.int16)


def line(name: str, samples: NDArray[np.int16], *words: str, rate: int = RATE) -> Line:
    """The words share the clip evenly."""
    seconds = len(samples) / rate
    step = seconds / max(1, len(words))
    timed = tuple(TimedWord(word, n * step, (n + 1) * step) for n, word in enumerate(words))
    levels = tuple(round(db) for db in envelope(samples, rate))
    return Line(name, timed, ((0.0, seconds),) if words else (), levels)


def clip(kind: Kind, samples: NDArray[np.int16], name: str = "clip") -> Clip:
    """All of it is audible."""
    return Clip(name, kind, "joe", "", samples, 0, len(samples), line(name, samples, "Yes."))
