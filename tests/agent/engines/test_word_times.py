"""Word times: joined to the text's words, and on the sound rather than on the pause."""

import numpy as np

from agent.engines.word_times import Aligned, placed, whole_words

RATE = 16_000


def tone(
    *spans: tuple[float, float], seconds: float
) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    samples = np.zeros(int(seconds * RATE), np.float32)
    for start, end in spans:
        samples[int(start * RATE) : int(end * RATE)] = 0.3
    return samples


def test_pieces_of_a_word_are_joined() -> None:
    pieces = [
        Aligned(" by", 0.0, 0.2, 0.9),
        Aligned(" 40", 0.2, 0.5, 0.8),
        Aligned("%", 0.5, 0.9, 0.6),
        Aligned(" ", 0.9, 0.9, 0.5),
    ]
    assert whole_words(pieces) == [
        Aligned(" by", 0.0, 0.2, 0.9),
        Aligned(" 40%", 0.2, 0.9, 0.6),
    ]


def test_the_pause_before_a_word_is_not_the_word() -> None:
    (word,) = placed([Aligned(" In", 0.0, 1.4, 0.9)], tone((1.0, 2.0), seconds=2.0), RATE)
    assert (word.text, word.start_s, word.end_s) == ("In", 1.0, 1.4)


def test_a_word_across_a_pause_lies_on_the_side_with_more_sound() -> None:
    sound = tone((0.0, 0.5), (1.5, 3.0), seconds=3.0)
    (word,) = placed([Aligned(" service.", 0.1, 1.6, 0.9)], sound, RATE)
    assert (word.start_s, word.end_s) == (0.1, 0.5)


def test_a_word_in_silence_keeps_its_place_within_the_audio() -> None:
    (word,) = placed([Aligned(" so", 1.8, 2.4, 1.2)], tone((0.0, 0.5), seconds=2.0), RATE)
    assert (word.start_s, word.end_s, word.confidence) == (1.8, 2.0, 1.0)
