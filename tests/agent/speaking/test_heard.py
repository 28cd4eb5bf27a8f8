import numpy as np

from agent.speaking.heard import HeardWords, Said
from agent.speaking.voice import SAMPLE_RATE


def said(text: str, seconds: float) -> Said:
    return Said(text, np.zeros(int(seconds * SAMPLE_RATE), np.int16))


def utterance() -> HeardWords:
    words = HeardWords()
    for part in (said("Aaa bbb.", 1.0), said("", 0.5), said("Cc dd ee.", 1.0)):
        words.add(part)
    return words


def test_nothing_was_heard_before_it_was_played() -> None:
    assert utterance().text(0.0) == ""
    assert HeardWords().text(5.0) == ""


def test_a_word_counts_from_its_middle_on() -> None:
    words = utterance()
    assert words.text(0.2) == ""
    assert words.text(0.25) == "Aaa"
    assert words.text(0.9) == "Aaa bbb."


def test_a_pause_brings_no_words() -> None:
    words = utterance()
    assert words.text(1.0) == words.text(1.5) == "Aaa bbb."
    assert words.text(1.7) == "Aaa bbb. Cc"


def test_everything_was_heard_at_the_end() -> None:
    words = utterance()
    assert words.text(2.5) == "Aaa bbb. Cc dd ee."
    assert words.count(2.5) == 5


def test_a_longer_word_takes_more_of_its_sentence() -> None:
    words = HeardWords()
    words.add(said("I disestablished", 1.0))
    assert words.count(0.1) == 1
    assert words.count(0.5) == 1
    assert words.count(0.6) == 2


def test_what_is_not_made_yet_was_not_heard() -> None:
    words = HeardWords()
    words.add(said("One.", 1.0))
    assert words.text(9.0) == "One."
