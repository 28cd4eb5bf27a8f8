"""Whisper on this machine's CPU, off the event loop."""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from agent.engines import decoding
from agent.engines.pieces import pieces
from agent.engines.transcriber import SAMPLE_RATE, Transcription, moved
from agent.engines.whisper_model import Decoded, WhisperDecoder

_NOTHING = Transcription("", (), 0.0, "en")


class WhisperEngine:
    """A Transcriber over one set of weights.

    Construct it with `load`, end it with `close`.
    """

    def __init__(self, decoder: WhisperDecoder, threads: ThreadPoolExecutor) -> None:
        self._decoder = decoder
        self._threads = threads

    @classmethod
    def load(cls, folder: Path, *, workers: int, nice: int = 0) -> "WhisperEngine":
        """Read the weights (blocking, about half a second).

        folder: a CTranslate2 model, from `weights`.
        workers: decodes that run side by side, one thread each.
        nice: added to the niceness of the threads that compute, so that they leave the
            conversation its cores. Without effect but on Linux, where alone it is a thread's own.
        """
        # CTranslate2's threads inherit the niceness of the one that creates them. Those that run
        # Python keep theirs: one that waits for a core while it has the interpreter holds up all.
        with ThreadPoolExecutor(1, initializer=_be_nice(nice)) as loading:
            decoder = loading.submit(WhisperDecoder, folder, workers).result()
        threads = ThreadPoolExecutor(workers, thread_name_prefix="whisper")
        return cls(decoder, threads)

    async def transcribe(
        self, samples: NDArray[np.float32], *, words: bool, hint: str = ""
    ) -> Transcription:
        """See Transcriber. Of any length: long audio is cut at its pauses."""
        if samples.size == 0:
            return _NOTHING
        abandoned = threading.Event()
        job = self._threads.submit(
            self._whole, samples, words, hint, lambda: not abandoned.is_set()
        )
        try:
            return await asyncio.wrap_future(job)
        finally:
            abandoned.set()

    def close(self) -> None:
        """Finish what runs, refuse what waits."""
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _whole(
        self, samples: NDArray[np.float32], words: bool, hint: str, wanted: Callable[[], bool]
    ) -> Transcription:
        found: list[tuple[float, Decoded]] = []
        for start, piece in pieces(samples, SAMPLE_RATE, decoding.LONGEST_PIECE_S):
            decoded = self._decoder.decode(piece, words=words, hint=hint, wanted=wanted)
            if decoded.text:
                found.append((start / SAMPLE_RATE, decoded))
        if not found:
            return _NOTHING
        weights = [len(decoded.text) for _, decoded in found]
        logprob = float(np.average([decoded.logprob for _, decoded in found], weights=weights))
        return Transcription(
            text=" ".join(decoded.text for _, decoded in found),
            words=tuple(moved(word, by) for by, decoded in found for word in decoded.words),
            confidence=decoding.confidence(logprob),
            language="en",
            ending=found[-1][1].ending,
        )


def _be_nice(by: int) -> Callable[[], None]:
    def lower() -> None:
        if by and sys.platform == "linux":
            thread = threading.get_native_id()
            os.setpriority(os.PRIO_PROCESS, thread, os.getpriority(os.PRIO_PROCESS, thread) + by)

    return lower
