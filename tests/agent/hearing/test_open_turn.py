"""The audio of an open turn: there while somebody may ask for it, and no longer."""

import numpy as np
from numpy.typing import NDArray

from agent.hearing.open_turn import KEPT_S, OpenTurn

RATE = 16_000


def heard(seconds: float, first: int = 0) -> NDArray[np.int16]:
    """Sound in which each tenth of a second has a number of its own."""
    numbers = np.arange(first, first + round(seconds * 10), dtype=np.int16)
    return np.repeat(numbers, RATE // 10)


def a_turn(seconds: float) -> OpenTurn:
    turn = OpenTurn("t-1", first_speech_s=5.2, audio_from_s=5.0, last_audible_s=5.2)
    turn.hear(heard(seconds))
    return turn


def test_positions_stay_true_when_what_was_read_is_let_go_of() -> None:
    turn = a_turn(20.0)
    turn.cut(15.0, "The first ten seconds.")
    assert turn.audio_from_s == 15.0
    assert turn.audio(15.0, 15.2).tolist() == heard(0.2, first=100).tolist()
    turn.hear(heard(1.0, first=200))
    assert turn.audio(24.9, 25.1).tolist() == heard(0.2, first=199).tolist()


def test_what_is_not_read_yet_is_kept() -> None:
    turn = a_turn(20.0)
    unread = turn.cut(10.0)
    turn.cut(15.0, "The second stretch, which was read first.")
    assert len(turn.audio(5.0, 25.0)) == 20 * RATE
    unread.text = "The first."
    turn.cut(20.0, "The third.")
    assert turn.audio_from_s == 20.0


def test_the_end_is_kept_for_the_model_of_turn_ends() -> None:
    turn = a_turn(20.0)
    turn.cut(25.0, "All of it.")
    assert len(turn.audio(0.0, 25.0)) == KEPT_S * RATE


def test_an_hour_in_one_turn_is_not_held() -> None:
    turn = a_turn(1.0)
    for second in range(3600):
        turn.hear(heard(1.0))
        if second % 6 == 5:
            turn.cut(6.0 + second, "Six seconds.")
    assert len(turn.audio(0.0, 4000.0)) <= 8 * RATE
