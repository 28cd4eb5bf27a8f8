"""Long audio for a provider that takes so much at a time: cut at pauses, and put together again."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.engines.pieces import pieces
from agent.engines.transcriber import SAMPLE_RATE, Transcription, moved

NOTHING: Final = Transcription("", (), 0.0, "en")
_FEWEST: Final = SAMPLE_RATE // 10
"""Samples: providers refuse files of less, and nobody says a word in them."""


async def in_pieces(
    samples: NDArray[np.float32],
    longest_s: float,
    read: Callable[[NDArray[np.float32]], Awaitable[Transcription]],
) -> Transcription:
    """What `read` hears in pieces of at most `longest_s`, positions from the first sample."""
    cut = await asyncio.to_thread(lambda: list(pieces(samples, SAMPLE_RATE, longest_s)))
    found = [
        (start / SAMPLE_RATE, await read(piece)) for start, piece in cut if len(piece) >= _FEWEST
    ]
    heard = [(by, one) for by, one in found if one.text]
    if not heard:
        return NOTHING
    lengths = [len(one.text) for _, one in heard]
    confidences = [one.confidence for _, one in heard]
    return Transcription(
        text=" ".join(one.text for _, one in heard),
        words=tuple(moved(word, by) for by, one in heard for word in one.words),
        confidence=float(np.average(confidences, weights=lengths)),
        language=heard[0][1].language,
    )
