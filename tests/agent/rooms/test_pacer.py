"""A beat of 20 ms that neither drifts nor bursts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.rooms.peer.pacer import BEAT_S, Pacer


def test_beats_come_every_20_ms() -> None:
    pacer = Pacer(100.0)
    assert pacer.wait(100.0) == 0
    assert pacer.beat(100.0).frames == 1
    assert pacer.wait(100.005) == pytest.approx(0.015)
    assert pacer.beat(100.0201).frames == 1


def test_a_short_delay_is_caught_up() -> None:
    pacer = Pacer(0.0)
    pacer.beat(0.0)
    beat = pacer.beat(0.065)
    assert (beat.frames, beat.skipped) == (3, 0)
    assert beat.late_s == pytest.approx(0.045)


def test_a_long_delay_is_skipped_rather_than_sent_as_a_burst() -> None:
    pacer = Pacer(0.0)
    pacer.beat(0.0)
    beat = pacer.beat(1.001)
    assert (beat.frames, beat.skipped) == (3, 47)
    assert pacer.wait(1.001) == pytest.approx(0.019)


@given(st.lists(st.floats(0, 0.3), min_size=1, max_size=200))
def test_beats_count_time_whatever_the_delays(delays: list[float]) -> None:
    pacer, now, beats = Pacer(5.0), 5.0, 0
    for delay in delays:
        now += pacer.wait(now) + delay
        beat = pacer.beat(now)
        beats += beat.frames + beat.skipped
        assert 1 <= beat.frames <= 3
        assert abs(5.0 + beats * BEAT_S - now) <= BEAT_S + 1e-6
