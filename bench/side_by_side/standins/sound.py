"""What the stand-in voices say: recorded speech of a length that fits the text."""

import wave
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bench.side_by_side.standins.replies import SENTENCES

RATE: Final = 24_000
CHARACTERS_PER_S: Final = 15.0
CHUNK_S: Final = 0.1


class Recorded:
    """The sentences of the stand-in model as a voice said them; other texts get stretches of the
    same speech, so that the recordings of any text sound like talk."""

    def __init__(self, said: dict[str, NDArray[np.int16]]) -> None:
        self._said = said
        self._stock = np.concatenate(list(said.values()))

    @classmethod
    def read(cls, folder: Path) -> "Recorded":
        """What `record` left in the folder."""
        return cls({text: _read(folder / f"{n}.wav") for n, text in enumerate(SENTENCES)})

    def say(self, text: str) -> NDArray[np.int16]:
        """Speech at RATE Hz. It begins with a sound, as the recordings do."""
        text = text.strip()
        if text in self._said:
            return self._said[text]
        length = int(len(text) / CHARACTERS_PER_S * RATE)
        return np.resize(self._stock, length)


def write(path: Path, samples: NDArray[np.int16]) -> None:
    """A recording as `Recorded.read` takes it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.astype("<i2").tobytes())


def pieces(samples: NDArray[np.int16]) -> list[bytes]:
    """As it goes over the wire: little-endian, a tenth of a second each."""
    size = int(CHUNK_S * RATE)
    return [samples[at : at + size].astype("<i2").tobytes() for at in range(0, len(samples), size)]


def _read(path: Path) -> NDArray[np.int16]:
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(np.int16)
