import numpy as np
from numpy.typing import NDArray

from agent.hearing.stirring import BLOCK, LONGEST, Stirring

RNG = np.random.default_rng(3)


def noise(blocks: int, level: float) -> NDArray[np.int16]:
    return RNG.normal(0.0, level, blocks * BLOCK).astype(np.int16)


def after(*sounds: NDArray[np.int16]) -> bool:
    stirring = Stirring()
    for sound in sounds:
        for start in range(0, len(sound), 320):
            stirring.hear(sound[start : start + 320])
    return stirring.now


def test_a_breath_drawn_in_a_pause_stirs_within_ten_milliseconds() -> None:
    assert after(noise(50, 20), noise(1, 200))


def test_a_steady_noise_does_not_stir_however_loud() -> None:
    assert not after(noise(80, 20))
    assert not after(noise(80, 1_500))


def test_what_is_hardly_to_be_heard_does_not_stir() -> None:
    assert not after(noise(50, 2), noise(2, 40))


def test_the_end_of_a_sound_is_not_a_beginning() -> None:
    assert not after(noise(50, 2_000), noise(10, 20))


def test_a_sound_that_goes_on_without_being_speech_holds_nothing_up() -> None:
    assert after(noise(50, 20), noise(LONGEST, 400))
    assert not after(noise(50, 20), noise(LONGEST + 1, 400))


def test_portions_of_any_size_are_the_same_sound() -> None:
    sound = np.concatenate((noise(50, 20), noise(2, 200)))
    stirring = Stirring()
    for start in range(0, len(sound), 77):
        stirring.hear(sound[start : start + 77])
    assert stirring.now
