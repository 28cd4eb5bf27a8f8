"""A cut-in, as the journal shows it: an answer that was taken for finished goes on."""

from collections.abc import Sequence
from typing import Final

from agent.interview.spoken import is_backchannel
from schemas.journal import Heard

WENT_ON_WITHIN_S: Final = 5.0
"""Silence after which what is said was not cut off, but thought of later."""


def went_on(fact: Heard, ranges: Sequence[Sequence[float]]) -> bool:
    """Does a finished answer go on, as if nobody had asked the next thing? A nod is no more of it.

    ranges: stretches (from, to) of this call's audio that hold it; empty where it was typed.
    """
    if not ranges or is_backchannel(fact.text):
        return False
    return 0.0 <= fact.start_s - ranges[-1][1] <= WENT_ON_WITHIN_S
