"""The engines of the conversation, as they are used outside of it: after it, and one at a time."""

import asyncio
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.decoding import LONGEST_PIECE_S
from agent.engines.pieces import pieces
from agent.engines.transcriber import SAMPLE_RATE, Transcriber, Transcription, moved
from agent.speaking.speech import Speech
from api.turnstile import Turnstile
from schemas.admin import EngineInForce
from schemas.vocabulary import Persona

WAITING: Final = 3


class Engines:
    """Speaks and reads for who is in no call.

    speech: with a cache of its own, so that no question of an interview is pushed out. reader: the
    larger model, whose threads give way to the conversation. in_force: what does which part.
    """

    def __init__(
        self, speech: Speech, reader: Transcriber, in_force: tuple[EngineInForce, ...]
    ) -> None:
        self.in_force = in_force
        self._speech = speech
        self._reader = reader
        self._speaking = Turnstile(WAITING)
        self.reading = Turnstile(WAITING)
        """Whoever reads takes a turn first: what is decoded for it lies in memory."""

    async def say(self, text: str, persona: Persona) -> NDArray[np.int16]:
        """The text as a persona says it: mono, at `agent.speaking.voice.SAMPLE_RATE`.

        Empty where it holds nothing to be said. Raises Unavailable, and what the voice raises.
        """
        async with self._speaking.turn():
            said = [part.samples async for part in self._speech.stream(text, persona)]
        return np.concatenate(said) if said else np.zeros(0, np.int16)

    async def read(self, samples: NDArray[np.float32]) -> Transcription:
        """What was said (mono, 16 kHz, -1..1). Raises what the recogniser raises."""
        found: list[tuple[float, Transcription]] = []
        cut = await asyncio.to_thread(lambda: list(pieces(samples, SAMPLE_RATE, LONGEST_PIECE_S)))
        # Piece by piece: an answer of a call that waits to be read comes in between.
        for start, piece in cut:
            reading = await self._reader.transcribe(piece, words=True)
            if reading.text:
                found.append((start / SAMPLE_RATE, reading))
        if not found:
            return Transcription("", (), 0.0, "en")
        weights = [len(reading.text) for _, reading in found]
        return Transcription(
            text=" ".join(reading.text for _, reading in found),
            words=tuple(moved(word, by) for by, reading in found for word in reading.words),
            confidence=float(
                np.average([reading.confidence for _, reading in found], weights=weights)
            ),
            language=found[0][1].language,
        )
