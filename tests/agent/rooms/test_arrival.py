"""How long to wait for sound is learnt from how it came."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.rooms.peer.arrival import Arrivals

BEAT = 0.02


def after(delays: list[float]) -> Arrivals:
    """Packets that came so many seconds late."""
    arrivals = Arrivals()
    for n, delay in enumerate(delays):
        arrivals.packet(n * 960 % 2**32, n * BEAT + delay)
    return arrivals


def test_an_even_line_is_waited_for_briefly() -> None:
    arrivals = after([0.05] * 100)
    assert arrivals.jitter_s == pytest.approx(0, abs=1e-6)
    assert arrivals.patience_s == 0.06


def test_an_uneven_line_is_waited_for_longer_than_it_is_uneven() -> None:
    rng = random.Random(7)
    arrivals = after([rng.uniform(0, 0.09) for _ in range(300)])
    assert 0.09 < arrivals.patience_s + BEAT <= 0.2


def test_what_was_not_sent_is_not_jitter() -> None:
    arrivals = Arrivals()
    for n in range(50):
        arrivals.packet(n * 96_000, n * 2.0)
    assert arrivals.jitter_s == pytest.approx(0, abs=1e-6)


def test_one_stall_is_forgotten_within_two_seconds() -> None:
    arrivals = after([0.0] * 50 + [3.0] + [3.0] * 99)
    assert arrivals.patience_s == 0.06


def test_time_wraps() -> None:
    arrivals = Arrivals()
    for n in range(100):
        arrivals.packet((2**32 - 50 * 960 + n * 960) % 2**32, n * BEAT)
    assert arrivals.jitter_s == pytest.approx(0, abs=1e-6)


@given(st.lists(st.tuples(st.integers(0, 2**32 - 1), st.floats(0, 1e6)), max_size=50))
def test_any_times_give_a_bounded_patience(seen: list[tuple[int, float]]) -> None:
    arrivals = Arrivals()
    for timestamp, now in seen:
        arrivals.packet(timestamp, now)
        assert 0.06 <= arrivals.patience_s <= 0.2
