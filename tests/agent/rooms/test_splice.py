"""Sound and silence join without a click."""

import numpy as np

from agent.rooms.peer.splice import Splice

RATE = 16_000
LOUD = np.full(320, 10_000, np.int16)


def largest_step(*parts: np.ndarray) -> int:
    return int(np.abs(np.diff(np.concatenate(parts).astype(int), prepend=0)).max())


def test_sound_after_silence_rises() -> None:
    splice = Splice(RATE)
    assert largest_step(splice.silence(320), splice.sound(LOUD)) < 200


def test_silence_after_sound_falls_and_is_then_silent() -> None:
    splice = Splice(RATE)
    sound = splice.sound(LOUD)
    silence = splice.silence(320)
    assert largest_step(sound, silence) < 200
    assert silence[0] > 9_000
    assert not silence[80:].any()


def test_sound_in_one_go_is_left_alone() -> None:
    splice = Splice(RATE)
    splice.sound(LOUD)
    assert (splice.sound(LOUD) == LOUD).all()


def test_nothing_changes_nothing() -> None:
    splice = Splice(RATE)
    splice.sound(LOUD)
    assert len(splice.silence(0)) == 0
    assert len(splice.sound(LOUD[:0])) == 0
    assert (splice.sound(LOUD) == LOUD).all()
