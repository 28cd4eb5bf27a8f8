"""Sound without breaks, whatever is missing of it."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from agent.opus import Samples
from agent.rooms.peer.mending import Mender
from tests.agent.test_libopus import packets

RATE = 16_000
FRAME = RATE // 50
PLAIN, COPIED = packets(0), packets(20)


def level(sound: Samples) -> float:
    return float(np.abs(sound.astype(int)).mean()) if len(sound) else 0.0


def spoken(count: int) -> Mender:
    mender = Mender(RATE)
    for packet in PLAIN[:count]:
        mender.play(packet)
    return mender


def test_before_anything_was_said_silence_stands_in() -> None:
    mender = Mender(RATE)
    assert not mender.stand_in(4 * FRAME).any()
    assert mender.mended.concealed == 0


def test_made_up_sound_is_silent_after_a_tenth_of_a_second() -> None:
    mender = spoken(8)
    frames = mender.stand_in(8 * FRAME).reshape(-1, FRAME)
    assert level(frames[0]) > level(frames[3]) > level(frames[4]) > 0
    assert not frames[6:].any()
    assert mender.mended.concealed == 5 * FRAME


def test_it_fades_the_same_when_asked_for_in_pieces() -> None:
    mender = spoken(8)
    frames = [mender.stand_in(FRAME) for _ in range(8)]
    assert level(frames[0]) > level(frames[3]) > level(frames[4]) > 0
    assert not np.concatenate(frames[6:]).any()


def test_real_sound_renews_what_may_be_made_up() -> None:
    mender = spoken(8)
    mender.stand_in(8 * FRAME)
    mender.play(PLAIN[8])
    assert level(mender.stand_in(FRAME)) > 0


def test_a_gap_is_bridged_from_the_copy_and_made_up_before_that() -> None:
    mender = Mender(RATE)
    for packet in COPIED[:5]:
        mender.play(packet)
    bridge = mender.bridge(3 * FRAME, COPIED[8])
    assert len(bridge) == 3 * FRAME
    assert level(bridge[2 * FRAME :]) > 0
    assert (mender.mended.concealed, mender.mended.recovered) == (2 * FRAME, FRAME)


def test_a_packet_without_a_copy_recovers_nothing() -> None:
    mender = spoken(5)
    assert len(mender.bridge(FRAME, PLAIN[6])) == FRAME
    assert (mender.mended.concealed, mender.mended.recovered) == (FRAME, 0)


def test_a_damaged_packet_is_made_up_and_an_empty_one_is_none() -> None:
    mender = spoken(5)
    assert len(mender.play(b"\xff\xff\xff")) == FRAME
    assert mender.mended.concealed == FRAME
    assert len(mender.play(b"")) == 0


def test_edges_do_not_click() -> None:
    mender = spoken(8)
    sound = np.concatenate(
        [mender.play(PLAIN[8]), mender.stand_in(8 * FRAME), mender.play(PLAIN[9])]
    ).astype(int)
    steady = np.abs(np.diff(sound[:FRAME])).max()
    assert np.abs(np.diff(sound[FRAME // 2 :])).max() < 2 * steady


@given(st.lists(st.tuples(st.sampled_from("plbs"), st.integers(0, 14)), max_size=40))
def test_any_course_gives_as_many_samples_as_were_asked_for(course: list[tuple[str, int]]) -> None:
    mender = Mender(RATE)
    for what, n in course:
        match what:
            case "p":
                assert len(mender.play(COPIED[n])) == FRAME
            case "l":
                assert len(mender.stand_in(n * FRAME)) == n * FRAME
            case "b":
                assert len(mender.bridge((n + 1) * FRAME, COPIED[n])) == (n + 1) * FRAME
            case _:
                assert len(mender.silence(n)) == n
