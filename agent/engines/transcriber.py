"""What a recogniser of finished audio gives: the port and its values."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from schemas.turn import Word

SAMPLE_RATE = 16_000
"""Hz of all audio that a recogniser takes."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How sure the recogniser is of the text's end: probabilities, 0-1.

    stops, goes_on: of a mark behind the last word that ends a sentence, and of one that does not.
    last_word: of the less sure of the last two tokens before it.
    """

    stops: float
    goes_on: float
    last_word: float


@dataclass(frozen=True, slots=True)
class Transcription:
    """What was heard.

    text: empty where the audio holds no speech.
    words: positions in seconds from the first sample given; empty unless they were asked for.
    confidence: geometric mean of the tokens' probabilities, 0–1; 0 where nothing was heard.
    language: ISO 639-1 code.
    engine: who heard it, told where there are several; None: the one that was asked.
    ending: None where the engine does not tell, or words were asked for.
    """

    text: str
    words: tuple[Word, ...]
    confidence: float
    language: str
    engine: str | None = None
    ending: Ending | None = None


def moved(word: Word, by_s: float) -> Word:
    """The word as it stands in audio that its own follows after `by_s` seconds."""
    return word.model_copy(
        update={"start_s": round(word.start_s + by_s, 3), "end_s": round(word.end_s + by_s, 3)}
    )


class Transcriber(Protocol):
    """Turns a stretch of audio into text.

    Cancelling the awaiting task abandons the work at its next step.
    """

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """Recognise mono 16 kHz samples in −1..1.

        words: also find when each word was said.
        hint: terms that are likely to be said, separated by commas.
        """
        ...
