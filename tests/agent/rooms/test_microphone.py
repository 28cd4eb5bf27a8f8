"""What comes out of the microphone counts time, whatever the network does."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.libopus import CallEncoder
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


def copied_vowel() -> list[bytes]:
    """Half a second of a gliding voice; each packet but the first has a copy of the one before."""
    encoder = CallEncoder(24_000, 32_000)
    encoder.expect_loss(20)
    times = np.arange(12_000) / 24_000
    phase = 2 * np.pi * np.cumsum(130 + 25 * np.sin(4 * np.pi * times)) / 24_000
    harmonics = np.arange(1, 20)[:, None]
    vowel = 6_000 * np.sum(np.sin(harmonics * phase) / harmonics, axis=0)
    return [encoder.encode(part.astype(np.int16)) for part in vowel.reshape(-1, 480)]


VOICE = voice(6.0)
VOWEL = copied_vowel()


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


def test_a_lost_packet_is_made_up() -> None:
    line = Line()
    for n in range(60):
        line.beat(*([] if n == 30 else [n]))
        assert line.behind_s < 0.021 or n == 30
    assert len(line.frames) == 60
    assert all(line.loud()[5:])
    reception = line.microphone.reception
    assert (reception.packets, reception.lost, reception.recovered_s) == (59, 1, 0.0)
    assert reception.concealed_s == pytest.approx(0.02)


def hear_vowel(lost: range) -> Line:
    line = Line()
    for n, payload in enumerate(VOWEL):
        line.now += BEAT
        if n not in lost:
            line.microphone.packet(Packet(n, n * 960, payload), line.now)
    return line


def test_a_lost_packet_is_taken_from_the_copy_in_the_next() -> None:
    whole, mended = hear_vowel(range(0)), hear_vowel(range(10, 11))
    assert len(mended.frames) == len(VOWEL)
    reception = mended.microphone.reception
    assert (reception.lost, reception.concealed_s) == (1, 0.0)
    assert reception.recovered_s == pytest.approx(0.02)
    said, copy = (np.frombuffer(one.frames[10], np.int16).astype(float) for one in (whole, mended))
    assert np.corrcoef(said, copy)[0, 1] > 0.8


def test_of_a_burst_the_beginning_is_made_up_and_fades_and_the_last_is_recovered() -> None:
    line = hear_vowel(range(5, 15))
    assert len(line.frames) == len(VOWEL)
    levels = [int(np.abs(np.frombuffer(f, np.int16).astype(int)).mean()) for f in line.frames]
    assert levels[4] > levels[7] > levels[9] > levels[10] == 0
    assert levels[13] == 0 < levels[14]
    reception = line.microphone.reception
    assert reception.lost == 10
    assert reception.recovered_s == pytest.approx(0.02)
    assert reception.concealed_s == pytest.approx(0.1)


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


@pytest.mark.parametrize("loss", [0.005, 0.01, 0.03, 0.05])
def test_random_loss_costs_little_sound_and_delays_only_what_was_lost(loss: float) -> None:
    rng = random.Random(7)
    arrived = {n for n in range(300) if rng.random() >= loss}
    line = Line()
    waited = 0
    for n in range(300):
        line.beat(*([n] if n in arrived else []))
        waited += line.behind_s > BEAT / 2
        assert line.behind_s < 0.081
    assert waited <= 300 - len(arrived)
    assert all(line.loud()[3:])
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


@pytest.mark.parametrize("drift", [200e-6, -200e-6])
def test_a_clock_that_drifts_is_followed_for_ten_minutes(drift: float) -> None:
    """Two seconds of speech, then one of quiet, on a client's clock that is fast or slow."""
    line = Line()
    quiet = OpusEncoder(24_000, 32_000).encode(np.zeros(480, np.int16))
    sent, spoken = 0, 0
    for beat in range(round(600 / BEAT)):
        line.now = 50.0 + (beat + 1) * BEAT
        while sent * BEAT * (1 - drift) <= (beat + 1) * BEAT:
            speaks = sent % 150 < 100
            spoken += speaks
            payload = VOICE[sent % 150] if speaks else quiet
            line.microphone.packet(Packet(sent % 65536, sent * 960 % 2**32, payload), line.now)
            sent += 1
        line.microphone.tick(line.now)
        assert abs(line.behind_s) < 0.15
    assert sent == pytest.approx(30_000 * (1 + drift), abs=2)
    # Six frames of quiet were dropped or doubled, and no speech.
    assert abs(len(line.frames) - 30_000) <= 8
    assert sum(line.loud()) == pytest.approx(spoken, abs=0.05 * spoken)
    assert line.microphone.reception.concealed_s == 0


def test_a_late_packet_on_an_uneven_line_is_waited_for() -> None:
    line = Line()
    rng = random.Random(7)
    arrivals = sorted((n * BEAT + rng.uniform(0, 0.09), n) for n in range(250))
    for beat in range(260):
        line.now = 50.0 + (beat + 1) * BEAT
        while arrivals and arrivals[0][0] <= (beat + 1) * BEAT:
            line.arrive(arrivals.pop(0)[1])
        line.microphone.tick(line.now)
    reception = line.microphone.reception
    assert reception.jitter_s > 0.01
    # What overtook taught it to hold; little is given up on after that.
    assert reception.lost < 10
    assert abs(len(line.frames) - 250) < 15


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
