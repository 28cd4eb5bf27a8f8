"""How an answer was said: measured from its sound, once."""

import asyncio
import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from agent.recording import decoded
from api.answers.audio import audio_part
from api.answers.models import AnswerRow
from api.answers.words import joined_words
from api.errors import NotFound
from api.recording.selection import Part
from api.recording.service import candidate_audio
from api.recording.store import AudioStore
from api.storage.storage import Storage
from schemas.results import Delivery
from schemas.turn import Word

RATE: Final = 16_000
LOST_S: Final = 0.25
"""More missing than this is a lost piece of the recording, which would shift every word."""

Measure = Callable[[NDArray[np.float32], Sequence[Word]], Delivery]
"""Samples (mono, 16 kHz, -1..1) and the words in them, in seconds, to how they were said."""


class AnswerSound:
    """Measures one answer at a time, beside the event loop."""

    def __init__(self, audio: AudioStore, storage: Storage, measure: Measure) -> None:
        self._audio = audio
        self._storage = storage
        self._measure = measure
        self._one_at_a_time = asyncio.Lock()

    async def measured(self, answers: Sequence[AnswerRow]) -> dict[str, Any] | None:
        """How the first of these answers and those to its follow-ups were said.

        As `AnswerRow.measured` keeps it; what is there already stays while it is of the same
        sound and words, or where the sound is not there any more.
        """
        known = answers[0].measured
        words = joined_words(answers, spoken_only=True)
        of = _name(answers, words)
        if not words or (known is not None and known["of"] == of):
            return known
        parts = [part for part in map(audio_part, answers) if part.ranges]
        try:
            file = await candidate_audio(self._audio, parts)
            data = b"".join(await self._storage.read(file.key))
        except NotFound:
            return known
        async with self._one_at_a_time:
            samples = await asyncio.to_thread(decoded, data, RATE)
            if abs(len(samples) / RATE - sum(part.duration_s for part in parts)) > LOST_S:
                return known
            delivery = await asyncio.to_thread(self._measure, samples, words)
        delivery = _without_turns(delivery, parts)
        return {"of": of, "delivery": delivery.model_dump(mode="json")}


def delivery_of(measured: Mapping[str, Any] | None) -> Delivery | None:
    """What `AnswerRow.measured` says."""
    return None if measured is None else Delivery.model_validate(measured["delivery"])


def _without_turns(delivery: Delivery, parts: Sequence[Part]) -> Delivery:
    """Without the silence in which a follow-up was asked: nobody paused there."""
    ends = [*accumulate(part.duration_s for part in parts)][:-1]
    pauses = tuple(
        pause
        for pause in delivery.pauses
        if not any(pause.start_s <= end <= pause.end_s for end in ends)
    )
    return delivery.model_copy(update={"pauses": pauses})


def _name(answers: Sequence[AnswerRow], words: Sequence[Word]) -> str:
    of = (
        [[answer.call_id, answer.ranges] for answer in answers],
        [[word.text, word.start_s, word.end_s] for word in words],
    )
    return hashlib.sha256(json.dumps(of).encode()).hexdigest()[:32]
