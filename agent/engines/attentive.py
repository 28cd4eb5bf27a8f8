"""A recogniser that heard nothing where somebody speaks has failed, and the next is asked."""

import asyncio
from typing import Final

import numpy as np
from numpy.typing import NDArray

from agent.delivery.segments import SegmentRules, voiced_segments
from agent.engines.counted import CountedTranscriber
from agent.engines.errors import HeardNothing
from agent.engines.transcriber import Transcription
from agent.engines.usage import Meter

LONGEST_UNHEARD_S: Final = 1.0
"""Voice that may come to no word: coughs, and people in another room."""


class Attentive:
    """A CountedTranscriber. engine: its name."""

    def __init__(self, transcriber: CountedTranscriber, engine: str) -> None:
        self._transcriber = transcriber
        self._engine = engine

    async def recognise(
        self, samples: NDArray[np.float32], meter: Meter, *, words: bool, hint: str
    ) -> Transcription:
        """See CountedTranscriber. Raises HeardNothing."""
        heard = await self._transcriber.recognise(samples, meter, words=words, hint=hint)
        if not heard.text and await asyncio.to_thread(_voiced_s, samples) > LONGEST_UNHEARD_S:
            raise HeardNothing(self._engine)
        return heard


def _voiced_s(samples: NDArray[np.float32]) -> float:
    whole = (np.clip(samples, -1.0, 1.0) * 32_767).astype(np.int16)
    return sum(end - start for start, end in voiced_segments(whole, SegmentRules()))
