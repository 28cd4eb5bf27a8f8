"""The audio model of turn ends, off the event loop.

Its licence allows use together with LiveKit Agents only.
"""

import asyncio
from concurrent.futures import Executor

import numpy as np
from livekit.local_inference import EOT, EOT_MAX_SAMPLES
from numpy.typing import NDArray


class TurnEndModel:
    """Made once a process; loading takes about 270 MB."""

    def __init__(self, executor: Executor) -> None:
        self._model = EOT()
        self._executor = executor

    async def probability(self, samples: NDArray[np.int16]) -> float:
        """That the turn ended (0..1); of mono 16 kHz audio the last 1.2 s count."""
        recent = np.ascontiguousarray(samples[-EOT_MAX_SAMPLES:])
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, self._model.predict, recent)
