"""What answers mean that were given to other questions: with them an answer is compared."""

from functools import cache
from pathlib import Path
from typing import Final

import numpy as np

from agent.coach.meaning import Vectors

FILE: Final = Path(__file__).with_name("others.npy")
"""Written by `make fit-coach`: a row an answer, in half precision."""


@cache
def load_others() -> Vectors:
    """The file that comes with the package, kept after the first call.

    Raises OSError, ValueError.
    """
    return np.load(FILE).astype(np.float32)


def others_bytes() -> bytes:
    """The file as it is, to tell one state of it from another."""
    return FILE.read_bytes()


def nearer(answer: Vectors, question: Vectors, others: Vectors) -> float:
    """How much nearer to a question an answer is than `others` are, in their standard deviations.

    Some questions are near to whatever is told, so a cosine alone says little.
    """
    usual = others @ question
    return float((answer @ question - usual.mean()) / usual.std())
