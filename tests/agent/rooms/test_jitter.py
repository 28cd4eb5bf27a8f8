"""The jitter buffer: in order, nothing twice, and never later than its bound."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.rooms.peer.jitter import HOLD, RESTART, JitterBuffer, Packet, Released


def packet(sequence: int) -> Packet:
    return Packet(sequence % 65536, sequence * 960 % 2**32, b"")


def sequences(released: list[Released]) -> list[int]:
    return [each.packet.sequence for each in released]


def push_all(buffer: JitterBuffer, numbers: list[int]) -> list[int]:
    return [s for number in numbers for s in sequences(buffer.push(packet(number)))]


def test_a_clean_link_is_not_delayed() -> None:
    buffer = JitterBuffer()
    assert [sequences(buffer.push(packet(n))) for n in range(50)] == [[n] for n in range(50)]


def unruly(waits: int) -> JitterBuffer:
    """A buffer that has met reordering by so many packets."""
    buffer = JitterBuffer()
    push_all(buffer, [-9, *range(-7, -7 + waits), -8, *range(-7 + waits, 0)])
    return buffer


def test_a_lost_packet_is_given_up_when_the_next_one_brings_its_copy() -> None:
    buffer = JitterBuffer()
    assert push_all(buffer, [0]) == [0]
    (released,) = buffer.push(packet(2))
    assert (released.packet.sequence, released.lost) == (2, 1)
    assert buffer.lost == 1


def test_what_comes_after_it_was_given_up_is_dropped() -> None:
    buffer = JitterBuffer()
    assert push_all(buffer, [0, 2, 1, 3]) == [0, 2, 3]
    assert buffer.late == 1


@pytest.mark.parametrize("waits", [1, 2])
def test_a_line_that_reordered_is_waited_for(waits: int) -> None:
    buffer = unruly(waits)
    after = list(range(1, 1 + waits))
    assert push_all(buffer, [*after, 0, 5]) == [0, *after]


def test_more_than_the_most_is_never_held() -> None:
    buffer = unruly(6)
    assert push_all(buffer, [1, 2]) == []
    last = buffer.push(packet(3))
    assert sequences(last) == [1, 2, 3]
    assert [each.lost for each in last] == [1, 0, 0]


def test_a_line_that_kept_the_order_for_long_is_trusted_again() -> None:
    buffer = unruly(1)
    push_all(buffer, list(range(500)))
    assert push_all(buffer, [501]) == [501]


def test_a_doubled_packet_is_no_reordering() -> None:
    buffer = JitterBuffer()
    assert push_all(buffer, [0, 1, 1, 0, 1, 3]) == [0, 1, 3]
    assert (buffer.late, buffer.useless) == (0, 3)


def test_flush_gives_what_is_held_without_waiting() -> None:
    buffer = unruly(2)
    push_all(buffer, [0, 2, 4])
    assert sequences(buffer.flush()) == [2, 4]
    assert buffer.lost == 3


def test_sequence_numbers_wrap() -> None:
    numbers = list(range(65_530, 65_550))
    assert push_all(JitterBuffer(), numbers) == [n % 65536 for n in numbers]


def test_one_stray_packet_is_dropped_and_a_new_stream_is_followed() -> None:
    buffer = JitterBuffer()
    push_all(buffer, [0, 1])
    assert push_all(buffer, [30_000, 2, 3]) == [2, 3]
    assert push_all(buffer, [40_000, 40_001, 40_002]) == [40_001, 40_002]


def test_a_new_stream_says_that_its_timestamps_are_new() -> None:
    buffer = JitterBuffer()
    assert buffer.push(packet(7))[0].restarted
    assert not buffer.push(packet(8))[0].restarted
    buffer.push(packet(9 + RESTART + 1))
    assert buffer.push(packet(9 + RESTART + 2))[0].restarted


@given(
    start=st.integers(0, 65_535),
    seed=st.integers(0, 2**32),
    loss=st.floats(0, 0.4),
    doubled=st.floats(0, 0.3),
    shuffled=st.integers(0, 6),
    hold=st.integers(1, 6),
)
def test_any_network_gives_ordered_packets_within_the_bound(
    start: int, seed: int, loss: float, doubled: float, shuffled: int, hold: int
) -> None:
    rng = random.Random(seed)
    sent = [n for n in range(start, start + 200) if rng.random() >= loss]
    sent += [n for n in sent if rng.random() < doubled]
    arrivals = sorted(sent, key=lambda n: n + rng.uniform(0, shuffled))
    buffer = JitterBuffer(most=hold)
    out: list[int] = []
    waiting: dict[int, int] = {}
    for number in arrivals:
        released = [start + (s - start) % 65536 for s in sequences(buffer.push(packet(number)))]
        out += released
        if number not in out and number > (out[-1] if out else 0):
            waiting.setdefault(number, 0)
        waiting = {n: age + 1 for n, age in waiting.items() if n not in released}
        assert len(waiting) < hold, "no more is held than the bound"
    out += [start + (s - start) % 65536 for s in sequences(buffer.flush())]
    assert out == sorted(set(out)), "in order and nothing twice"
    assert set(out) <= set(arrivals)
    assert buffer.lost == out[-1] - out[0] + 1 - len(out) if out else True


@given(st.lists(st.integers(0, 65_535), max_size=300))
def test_any_sequence_numbers_at_all_are_survived(numbers: list[int]) -> None:
    buffer = JitterBuffer()
    released = 0
    for number in numbers:
        now = len(buffer.push(packet(number)))
        assert now <= HOLD + 1, "no more than was held, and the packet itself"
        released += now
    given = released + len(buffer.flush())
    assert given + buffer.late + buffer.useless == len(numbers)
