"""What the candidate says is what the figures are named after."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from bench import corpus
from tests.fixtures.speech import SAMPLE_RATE

TEXTS: dict[str, Any] = tomllib.loads((Path(corpus.__file__).parent / "corpus.toml").read_text())


@pytest.mark.parametrize(
    ("kind", "least"),
    [("short", 15), ("long", 15), ("pauses", 10), ("barge_ins", 10), ("backchannels", 5)],
)
def test_there_is_enough_to_say(kind: str, least: int) -> None:
    said = [str(one) for one in TEXTS[kind]]
    assert len(set(said)) == len(said) >= least


def test_only_the_sentence_around_a_pause_is_unfinished() -> None:
    for first, pause, rest in TEXTS["pauses"]:
        assert first[-1] not in ".?!"
        assert pause == 2.0
        assert rest[-1] == "."


def test_breaths_are_shorter_than_pauses() -> None:
    breaths = [part for parts in TEXTS["long"] for part in parts if isinstance(part, float)]
    assert all(0.2 <= breath <= 0.6 for breath in breaths)


def test_the_lengths_are_as_promised() -> None:
    assert 1.9 <= corpus.Clip("short", "", corpus.short_answers()[0].samples).seconds <= 4.0
    clip = corpus.paused_answers()[0]
    assert clip.pause is not None
    begin, end = clip.pause
    assert end - begin == 2 * SAMPLE_RATE
    assert not clip.samples[begin:end].any()
