"""Whether sentences mean what those of good answers mean."""

import numpy as np

from agent.coach.evaluation.akin import akin, average, load_akin
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.reading import Reading, read
from agent.coach.meaning import SIZE
from tests.agent.coach.evaluation.answers import SLOGANS, TOLD, to_judge


def reading(text: str) -> Reading:
    return read(to_judge(text), load_lexicon())


def test_the_direction_has_a_weight_a_dimension_and_what_is_added() -> None:
    assert load_akin().shape == (SIZE + 1,)


def test_a_story_is_more_like_good_answers_than_slogans_are() -> None:
    told, slogans = akin(reading(TOLD)), akin(reading(SLOGANS))
    assert 0 <= slogans.value < 0.4 < told.value <= 1
    assert told.spans
    assert set(told.spans) <= {one.span for one in reading(TOLD).kept}


def test_nothing_said_is_like_nothing() -> None:
    assert akin(reading("")).value == 0


def test_a_sentence_weighs_as_much_as_it_brings() -> None:
    padded = average(reading(f"{TOLD} I mean it like that."))
    plain = average(reading(TOLD))
    assert float(np.linalg.norm(padded - plain)) < 0.1
