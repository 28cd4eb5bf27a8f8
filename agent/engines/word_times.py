"""Word times as a decoder finds them, made fit to be played. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from schemas.turn import Word

_FRAME_S = 0.02
_PAUSE_FRAMES = 10
_AUDIBLE_DB = -35.0


@dataclass(frozen=True, slots=True)
class Aligned:
    """A piece of text with its place, seconds; a leading space begins a word."""

    text: str
    start_s: float
    end_s: float
    probability: float


def whole_words(pieces: Sequence[Aligned]) -> list[Aligned]:
    """Pieces joined to words as the text has them between its spaces ("40" and "%": "40%")."""
    words: list[Aligned] = []
    for piece in pieces:
        if words and not piece.text.startswith(" "):
            words.append(_joined(words.pop(), piece))
        else:
            words.append(piece)
    return [word for word in words if word.text.strip()]


def placed(
    words: Sequence[Aligned], samples: NDArray[np.float32], sample_rate: int
) -> tuple[Word, ...]:
    """Words without the silence around them: a decoder gives a pause to the word after it.

    samples: what was decoded, mono. A word that is quiet throughout keeps its place.
    """
    frame = int(_FRAME_S * sample_rate)
    frames = samples[: len(samples) // frame * frame].reshape(-1, frame)
    rms = np.sqrt(np.square(frames, dtype=np.float64).mean(axis=1))
    audible = rms > rms.max(initial=0.0) * 10.0 ** (_AUDIBLE_DB / 20.0)
    return tuple(_placed(word, audible, len(samples) / sample_rate) for word in words)


def _joined(first: Aligned, second: Aligned) -> Aligned:
    return Aligned(
        first.text + second.text,
        first.start_s,
        max(first.end_s, second.end_s),
        min(first.probability, second.probability),
    )


def _placed(word: Aligned, audible: NDArray[np.bool_], duration_s: float) -> Word:
    start_s, end_s = min(word.start_s, duration_s), min(word.end_s, duration_s)
    first = int(start_s / _FRAME_S)
    sounding = np.flatnonzero(audible[first : int(np.ceil(end_s / _FRAME_S))])
    if sounding.size:
        # A word that spans a pause is on one side of it: the side with more sound.
        sides = np.split(sounding, np.flatnonzero(np.diff(sounding) > _PAUSE_FRAMES) + 1)
        sounding = max(sides, key=len)
        start_s = max(start_s, (first + int(sounding[0])) * _FRAME_S)
        end_s = max(start_s, min(end_s, (first + int(sounding[-1]) + 1) * _FRAME_S))
    return Word(
        text=word.text.strip(),
        start_s=round(start_s, 3),
        end_s=round(end_s, 3),
        confidence=min(1.0, max(0.0, word.probability)),
    )
