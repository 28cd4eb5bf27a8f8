import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from typing import Final

import numpy as np

from agent.engines import weights
from agent.engines.whisper_model import WhisperDecoder
from api.process import tune
from bench.soak.heap import look

FIRST: Final = 10
MORE: Final = 16
GROWS_AT_MOST_MB: Final = 8.0
"""What is compiled for as many lengths takes 23."""


def grown_mb() -> float:
    """By how much the heap has grown once sound of more lengths was read."""
    tune()
    decoder = WhisperDecoder(weights.tiny_en(), workers=1)
    before = 0.0
    for number in range(FIRST + MORE):
        if number == FIRST:
            before = look().in_use
        samples = np.zeros(16_000 * 9 + 1_600 * number, np.float32)
        decoder.decode(samples, words=False, hint="", wanted=lambda: True)
    return look().in_use - before


def test_what_is_read_leaves_nothing_compiled_behind_for_each_length_of_sound() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert pool.submit(grown_mb).result() < GROWS_AT_MOST_MB
