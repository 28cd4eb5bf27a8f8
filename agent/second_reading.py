"""Finished answers are read once more, by the larger model, outside the conversation's way."""

import asyncio
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from agent.engines.transcriber import SAMPLE_RATE, Transcriber, Transcription
from agent.journal import Journal
from agent.ogg import read_ogg
from agent.opus import CLOCK, OpusDecoder
from agent.recording import cut
from schemas.journal import AUDIO_CHUNK_S

Ranges = Sequence[tuple[float, float]]
"""Stretches (from, to) in seconds of a call's audio, ascending."""


class SecondReader:
    """Reads one answer at a time, whichever call it belongs to.

    engine: name of the model, which is kept with what it read.
    """

    def __init__(self, transcriber: Transcriber, *, engine: str) -> None:
        self.engine = engine
        self._transcriber = transcriber
        self._one_at_a_time = asyncio.Lock()

    async def read(self, journal: Journal, ranges: Ranges, *, hint: str) -> Transcription:
        """Text and words of these stretches; word positions count from their joined beginning.

        hint: terms that are likely to be said, separated by commas.

        Raises FileNotFoundError where audio is missing, and what the recogniser raises.
        """
        start_s, end_s = ranges[0][0], ranges[-1][1]
        chunks = await journal.audio(start_s, end_s)
        offset_s = int(start_s / AUDIO_CHUNK_S) * AUDIO_CHUNK_S
        moved = [(start - offset_s, end - offset_s) for start, end in ranges]
        async with self._one_at_a_time:
            samples = await asyncio.to_thread(_samples, chunks, moved)
            return await self._transcriber.transcribe(samples, words=True, hint=hint)


def _samples(chunks: Sequence[bytes], ranges: Ranges) -> NDArray[np.float32]:
    """The candidate's side of the ranges: mono, 16 kHz, -1..1."""
    [track] = read_ogg(cut(chunks, "candidate", ranges))
    decoder = OpusDecoder(SAMPLE_RATE)
    samples = np.concatenate([decoder.decode(packet) for packet in track.packets])
    return samples[track.pre_skip * SAMPLE_RATE // CLOCK :].astype(np.float32) / 32768.0
