"""Fillers that are words, told from the same words with a meaning."""

import re
from pathlib import Path

import pytest

from agent.delivery.filler_words import filler_words, is_sound

SAID = Path(__file__).parent / "said"
FILLERS = (SAID / "fillers.txt").read_text().splitlines()
WORDS = (SAID / "words.txt").read_text().splitlines()


def test_there_are_enough_sentences() -> None:
    assert len(set(FILLERS)) == len(FILLERS) >= 80
    assert len(set(WORDS)) == len(WORDS) >= 80


@pytest.mark.parametrize("sentence", FILLERS)
def test_fillers_are_found_and_nothing_else(sentence: str) -> None:
    marked = [one.lower() for one in re.findall(r"\[(.+?)\]", sentence)]
    said = re.sub(r"[\[\]]", "", sentence).split()
    found = filler_words(said)
    assert [one.text for one in found] == marked
    for one in found:
        assert re.sub(r"[^\w ]", "", " ".join(said[one.first : one.end]).lower()) == one.text


@pytest.mark.parametrize("sentence", WORDS)
def test_words_with_a_meaning_are_none(sentence: str) -> None:
    assert filler_words(sentence.split()) == []


@pytest.mark.parametrize(
    "word", ["um", "Um,", "Uhhh...", "uh", "errrr,", "erm", "Hmm.", "mm", "ah"]
)
def test_sounds(word: str) -> None:
    assert is_sound(word)


@pytest.mark.parametrize("word", ["her", "uh-huh", "mhm", "umbrella", "a", "I", "human", "era", ""])
def test_words_that_are_no_sounds(word: str) -> None:
    assert not is_sound(word)


def test_an_um_sets_a_word_off_as_a_comma_does() -> None:
    assert [one.text for one in filler_words(["so", "um", "we", "moved", "it"])] == ["so"]


def test_nothing_said() -> None:
    assert filler_words([]) == []
    assert filler_words(["", "…", ","]) == []
