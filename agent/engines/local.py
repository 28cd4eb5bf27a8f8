"""The engines that come with the install: loaded once a process, no key, no network."""

import contextlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from livekit.local_inference import init_vad

from agent.engines import weights
from agent.engines.hibari import HibariVoice
from agent.engines.piper import PiperVoice
from agent.engines.turn_end import TurnEndModel
from agent.engines.whisper import WhisperEngine

QUICK_WORKERS: Final = 3
"""Readings at once in conversation. Each costs 60 MB; turns of several calls may end together."""
LARGE_NICENESS: Final = 10
"""The second reading leaves the cores to who is talking."""


@dataclass(frozen=True, slots=True)
class LocalEngines:
    """quick reads in conversation, large reads finished answers; the rest as named."""

    quick: WhisperEngine
    large: WhisperEngine
    turn_end: TurnEndModel
    voices: tuple[HibariVoice, PiperVoice]
    _resources: contextlib.ExitStack

    @classmethod
    def load(cls, cache: Path) -> "LocalEngines":
        """Load everything (blocking, a few seconds). `cache`: a writable folder for weights."""
        resources = contextlib.ExitStack()
        with contextlib.ExitStack() as failed:
            failed.callback(resources.close)
            models = resources.enter_context(ThreadPoolExecutor(2, thread_name_prefix="turn-end"))
            speaking = resources.enter_context(ThreadPoolExecutor(2, thread_name_prefix="voice"))
            init_vad()
            quick = WhisperEngine.load(weights.tiny_en(), workers=QUICK_WORKERS)
            resources.callback(quick.close)
            large = WhisperEngine.load(weights.base(cache), workers=1, nice=LARGE_NICENESS)
            resources.callback(large.close)
            loaded = cls(
                quick=quick,
                large=large,
                turn_end=TurnEndModel(models),
                voices=(HibariVoice(speaking), PiperVoice(speaking, threads=1)),
                _resources=resources,
            )
            failed.pop_all()
        return loaded

    def close(self) -> None:
        """Let go of models and threads (blocking)."""
        self._resources.close()
