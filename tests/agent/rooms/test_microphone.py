"""What comes out of the microphone counts time, whatever the network does."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.opus import OpusEncoder
from agent.rooms.peer.jitter import Packet
from agent.rooms.peer.microphone import FRAME, RATE, Microphone

BEAT = 0.02


def voice(seconds: float) -> list[bytes]:
    """Packets of a tone of 300 Hz."""
    encoder = OpusEncoder(24_000, 32_000)
    times = np.arange(round(seconds * 24_000)) / 24_000
    tone = (10_000 * np.sin(2 * np.pi * 300 * times)).astype(np.int16)
    return [encoder.encode(part) for part in tone.reshape(-1, 480)]


VOICE = voice(6.0)


class Line:
    """A microphone, a clock, and a client that speaks one packet for each 20 ms."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self.now = 50.0
        self.alive = True
        self.microphone = Microphone(self.frames.append, lambda: self.alive, self.now)

    def arrive(self, n: int) -> None:
        self.microphone.packet(Packet(n % 65536, n * 960 % 2**32, VOICE[n]), self.now)

    def beat(self, *arriving: int) -> None:
        self.now += BEAT
        for n in arriving:
            self.arrive(n)
        self.microphone.tick(self.now)

    @property
    def behind_s(self) -> float:
        return self.now - 50.0 - len(self.frames) * BEAT

    def loud(self) -> list[bool]:
        return [
            bool(np.abs(np.frombuffer(f, np.int16).astype(int)).mean() > 2000) for f in self.frames
        ]


def test_a_packet_is_a_frame_at_once() -> None:
    line = Line()
    for n in range(50):
        line.beat(n)
        assert len(line.frames) == n + 1
    assert all(len(frame) == 2 * FRAME for frame in line.frames)
    assert all(line.loud()[2:])


def test_silence_is_fed_when_nothing_was_ever_sent() -> None:
    line = Line()
    for _ in range(100):
        line.beat()
    assert line.behind_s == pytest.approx(0, abs=0.021)
    assert not any(line.loud())


def test_silence_is_fed_while_muted_and_speech_comes_through_after() -> None:
    line = Line()
    for n in range(20):
        line.beat(n)
    for _ in range(100):
        line.beat()
        assert line.behind_s < 0.081
    line.microphone.packet(Packet(20, 120 * 960, VOICE[20]), line.now)
    assert line.behind_s == pytest.approx(0, abs=0.041)
    assert line.loud()[-1]


def test_while_the_line_is_dead_time_stands_still() -> None:
    line = Line()
    for n in range(20):
        line.beat(n)
    line.alive = False
    for _ in range(200):
        line.beat()
    assert len(line.frames) <= 20 + round(0.3 / BEAT)
    held = len(line.frames)
    for n in range(220, 230):
        line.beat(n)
    # No silence is made up for the time that stood still.
    assert held + 5 <= len(line.frames) <= held + 10 + 4
    assert line.loud()[-1]


def test_a_client_that_is_there_and_sends_nothing_is_silent() -> None:
    line = Line()
    for n in range(20):
        line.beat(n)
    line.alive = False
    for _ in range(50):
        line.beat()
    held = len(line.frames)
    line.alive = True
    for _ in range(50):
        line.beat()
    assert len(line.frames) == held + 50


def test_a_lost_packet_becomes_silence_of_its_length() -> None:
    line = Line()
    for n in range(60):
        line.beat(*([] if n == 30 else [n]))
    assert len(line.frames) == 60
    assert line.loud()[5:].count(False) == 1
    assert line.microphone.lost == 1


def test_a_gap_in_the_sound_has_no_click() -> None:
    line = Line()
    for n in range(60):
        line.beat(*([] if n == 30 else [n]))
    sound = np.frombuffer(b"".join(line.frames), np.int16).astype(int)
    steady = np.abs(np.diff(sound[320 * 5 : 320 * 25])).max()
    assert np.abs(np.diff(sound[320 * 25 : 320 * 40])).max() < 2 * steady


def test_speech_held_up_by_a_stall_is_not_lost() -> None:
    line = Line()
    for n in range(50):
        line.beat(n)
    for _ in range(40):
        line.beat()
    line.beat(*range(50, 91))
    assert sum(line.loud()) > 85
    assert -0.9 < line.behind_s < 0


def test_after_a_stall_pauses_bring_the_count_back_to_our_clock() -> None:
    line = Line()
    for n in range(50):
        line.beat(n)
    for _ in range(40):
        line.beat()
    line.beat(*range(50, 91))
    quiet = OpusEncoder(24_000, 32_000)
    for n in range(91, 191):
        payload = quiet.encode(np.zeros(480, np.int16))
        line.now += BEAT
        line.microphone.packet(Packet(n, n * 960, payload), line.now)
        line.microphone.tick(line.now)
    assert abs(line.behind_s) < 0.121


def test_a_flood_is_dropped_before_it_runs_ahead_for_long() -> None:
    line = Line()
    for n in range(300):
        line.arrive(n)
    assert line.behind_s > -2.1
    assert line.microphone.dropped > 150


@pytest.mark.parametrize("loss", [0.005, 0.01, 0.03, 0.05])
def test_random_loss_costs_what_was_lost_and_no_delay(loss: float) -> None:
    rng = random.Random(7)
    arrived = [n for n in range(300) if rng.random() >= loss]
    line = Line()
    for n in range(300):
        line.beat(*([n] if n in arrived else []))
        assert line.behind_s < 0.081
    assert line.loud()[3:].count(False) <= 300 - len(arrived) + 3
    assert line.behind_s == pytest.approx(0, abs=0.061)


def test_a_damaged_packet_counts_as_lost() -> None:
    line = Line()
    for n in range(10):
        line.now += BEAT
        payload = b"\xff\xff\xff" if n == 5 else VOICE[n]
        line.microphone.packet(Packet(n, n * 960, payload), line.now)
    assert len(line.frames) == 10


def test_a_late_wake_up_of_ours_is_not_taken_for_silence() -> None:
    line = Line()
    for n in range(20):
        line.beat(n)
    line.now += 0.5
    line.microphone.tick(line.now, stalled_s=0.48)
    assert len(line.frames) == 20
    for n in range(20, 45):
        line.arrive(n)
    assert len(line.frames) == 45


def test_a_new_stream_does_not_leave_a_hole() -> None:
    line = Line()
    for n in range(20):
        line.beat(n)
    for n in range(20, 40):
        line.now += BEAT
        line.microphone.packet(Packet(n + 40_000, n * 960 + 2**31, VOICE[n]), line.now)
        line.microphone.tick(line.now)
    assert 37 <= len(line.frames) <= 40


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(-1, 12), min_size=20, max_size=200))
def test_samples_count_our_time_within_bounds(delays: list[int]) -> None:
    """Each packet is lost (-1) or comes so many beats late."""
    line = Line()
    due: dict[int, list[int]] = {}
    for n, delay in enumerate(delays):
        if delay >= 0:
            due.setdefault(n + delay, []).append(n)
    for beat in range(len(delays) + 13):
        line.beat(*due.get(beat, []))
        # Ahead by what came late; behind by what is waited for.
        assert -13 * BEAT <= line.behind_s <= 0.3
    for _ in range(10):
        line.beat()
    assert line.behind_s < BEAT + 1e-6
    assert RATE == 50 * FRAME
