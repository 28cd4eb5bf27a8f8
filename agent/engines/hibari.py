"""Hibari's American voice "heart", whole in its package: 8 MB, 24 kHz."""

import asyncio
import re
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from typing import Any

import numpy as np
from hibari import Hibari  # pyright: ignore[reportMissingTypeStubs]
from numpy.typing import NDArray

from agent.speaking.resample import shift_pitch
from agent.speaking.voice import SAMPLE_RATE, Manner

_SEED = 0
_RESUME = re.compile("résumé", re.IGNORECASE)
_RESUME_AS_SPOKEN = "rezoomay"
"""Its dictionary lacks the word, and reads it letter by letter as "race of May"."""


class HibariVoice:
    """A Voice. Pace is the model's own; pitch is made by resampling, and pace makes up for it."""

    name = "hibari/heart"

    def __init__(self, executor: Executor) -> None:
        """Load the model (blocking, about a second).

        executor: where synthesis runs; its threads are the limit of sentences made at once.
        """
        self._executor = executor
        self._model: Any = Hibari(voice="heart", threads=1)
        # The dictionaries are read with the first sentence, which should not be a candidate's.
        self._model("Ready.")

    async def stream(self, sentence: str, manner: Manner) -> AsyncIterator[NDArray[np.float32]]:
        """See Voice."""
        yield await asyncio.get_running_loop().run_in_executor(
            self._executor, self.speak, sentence, manner
        )

    def speak(self, sentence: str, manner: Manner) -> NDArray[np.float32]:
        """The sentence's audio, mono at SAMPLE_RATE. Blocking; thread-safe."""
        speed = manner.pace / manner.pitch_factor
        text = _RESUME.sub(_RESUME_AS_SPOKEN, sentence)
        samples: NDArray[np.float32] = self._model(text, speed=speed, seed=_SEED)
        return shift_pitch(samples, SAMPLE_RATE, manner.pitch_factor)
