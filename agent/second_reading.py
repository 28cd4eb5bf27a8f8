"""Finished answers are read once more, by the larger model, outside the conversation's way."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.delivery.segments import SegmentRules, voiced_segments
from agent.engines.transcriber import SAMPLE_RATE, Transcriber, moved
from agent.hearing.open_turn import Part
from agent.journal import Journal
from agent.recording import cut, decoded
from schemas.journal import AUDIO_CHUNK_S
from schemas.turn import Word

SHORTEST_UNHEARD_S: Final = 0.3
AROUND_VOICE_S: Final = 0.2
"""Sound kept before and after a voice, for the recogniser to hear its words begin and end."""

Ranges = Sequence[tuple[float, float]]
"""Stretches (from, to) in seconds of a call's audio, ascending."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Text and words of an answer, and its stretches of voice, which no recogniser tells.

    engine: who read it; of several stretches it may be several.
    Positions are seconds from the answer's beginning, its stretches of the call joined.
    """

    text: str
    words: tuple[Word, ...]
    voiced: tuple[tuple[float, float], ...]
    engine: str


class SecondReader:
    """Reads one answer at a time, whichever call it belongs to.

    own: of this process, for what a client waits for. engine: name of the model, which is kept with
    what it read; the transcriber may tell another.
    """

    def __init__(self, transcriber: Transcriber, own: Transcriber, *, engine: str) -> None:
        self._engine = engine
        self._transcriber = transcriber
        self._own = own
        self._one_at_a_time = asyncio.Lock()

    async def read(self, journal: Journal, ranges: Ranges, *, hint: str) -> Reading:
        """What these stretches hold; at least one. hint: likely terms, separated by commas.

        Raises FileNotFoundError where audio is missing, and what the recogniser raises.
        """
        texts: list[str] = []
        words: list[Word] = []
        voiced: list[tuple[float, float]] = []
        engines: dict[str, None] = {}
        begins_s = 0.0
        # One by one: over the join of two stretches a recogniser may pass over one of them.
        for start_s, end_s in ranges:
            samples = await _sound(journal, start_s, end_s)
            async with self._one_at_a_time:
                heard = await self._transcriber.transcribe(samples, words=True, hint=hint)
            texts.append(heard.text)
            engines[heard.engine or self._engine] = None
            words += [moved(word, begins_s) for word in heard.words]
            found = await asyncio.to_thread(_voiced, samples)
            voiced += [(round(begins_s + a, 3), round(begins_s + b, 3)) for a, b in found]
            begins_s += end_s - start_s
        text = " ".join(filter(None, texts))
        return Reading(text, tuple(words), tuple(voiced), ", ".join(engines))

    async def read_unheard(
        self, journal: Journal, start_s: float, end_s: float, *, hint: str
    ) -> Part | None:
        """What was said between two positions of the call; None where nothing was.

        Raises FileNotFoundError where audio is missing, and what the recogniser raises.
        """
        samples = await _sound(journal, start_s, end_s)
        voiced = await asyncio.to_thread(_voiced, samples)
        # Of silence the recogniser makes words, and a cough is none.
        if sum(end - start for start, end in voiced) < SHORTEST_UNHEARD_S:
            return None
        begin_s = max(0.0, voiced[0][0] - AROUND_VOICE_S)
        until_s = min(end_s - start_s, voiced[-1][1] + AROUND_VOICE_S)
        said = samples[int(begin_s * SAMPLE_RATE) : int(until_s * SAMPLE_RATE)]
        # Past those that wait for a provider: a client is to come in.
        reading = await self._own.transcribe(said, words=False, hint=hint)
        if not reading.text:
            return None
        return Part(reading.text, start_s + begin_s, start_s + until_s)


async def _sound(journal: Journal, start_s: float, end_s: float) -> NDArray[np.float32]:
    """The candidate's side of a stretch of the call: mono, 16 kHz, -1..1."""
    chunks = await journal.audio(start_s, end_s)
    offset_s = int(start_s / AUDIO_CHUNK_S) * AUDIO_CHUNK_S
    return await asyncio.to_thread(_decode, chunks, (start_s - offset_s, end_s - offset_s))


def _decode(chunks: Sequence[bytes], stretch: tuple[float, float]) -> NDArray[np.float32]:
    return decoded(cut(chunks, "candidate", [stretch]), SAMPLE_RATE)


def _voiced(samples: NDArray[np.float32]) -> list[tuple[float, float]]:
    return voiced_segments((samples * 32767).astype(np.int16), SegmentRules())
