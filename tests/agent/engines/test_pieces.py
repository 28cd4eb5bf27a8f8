"""Long audio is cut where it is quiet, and nothing is lost."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from agent.engines.pieces import pieces

RATE = 16_000


def test_short_audio_stays_whole() -> None:
    samples = np.ones(RATE, np.float32)
    assert [(start, len(piece)) for start, piece in pieces(samples, RATE, 14.0)] == [(0, RATE)]


def test_the_cut_lies_in_the_pause() -> None:
    samples = np.random.default_rng(1).normal(0, 0.1, 20 * RATE).astype(np.float32)
    samples[11 * RATE : 12 * RATE] = 0.0
    starts = [start / RATE for start, _ in pieces(samples, RATE, 14.0)]
    assert len(starts) == 2
    assert 11.0 < starts[1] < 12.0


@given(seconds=st.floats(0.01, 60.0), longest=st.floats(2.0, 20.0), seed=st.integers(0, 9))
def test_pieces_add_up_and_none_is_too_long(seconds: float, longest: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    samples = rng.normal(0, 0.1, int(seconds * 1000)).astype(np.float32)
    found = list(pieces(samples, 1000, longest))
    assert np.array_equal(np.concatenate([piece for _, piece in found]), samples)
    assert all(0 < len(piece) <= longest * 1000 for _, piece in found)
    assert [start for start, _ in found] == [
        sum(len(piece) for _, piece in found[:i]) for i in range(len(found))
    ]
