import math
from datetime import UTC, datetime

import numpy as np
import pytest

from bench.soak.growth import growth
from bench.soak.part import holds, quarter
from schemas.journal import Answered

EVERY_10_S = [10.0 * number for number in range(300)]


def test_a_steady_growth_is_found_and_is_certain() -> None:
    found = growth(EVERY_10_S, [900.0 + 5.0 * at_s / 3600 for at_s in EVERY_10_S])
    assert found.by == pytest.approx(5.0)
    assert found.give_or_take < 0.01


def test_calls_that_come_and_go_make_the_growth_uncertain_not_larger() -> None:
    coming_and_going = [900.0 + 40.0 * math.sin(at_s / 60.0) for at_s in EVERY_10_S]
    found = growth(EVERY_10_S, coming_and_going)
    assert abs(found.by) < found.give_or_take
    by_chance = np.random.default_rng(1).permutation(coming_and_going)
    assert found.give_or_take > 3 * growth(EVERY_10_S, by_chance.tolist()).give_or_take


def test_three_values_tell_no_growth() -> None:
    with pytest.raises(ValueError, match="3 values"):
        growth([0.0, 10.0, 20.0], [1.0, 2.0, 3.0])


@pytest.mark.parametrize(
    ("text", "ranges", "kept"),
    [
        ("We moved it all.", ((9.0, 14.0),), True),
        ("We moved", ((9.0, 11.0), (12.5, 14.0)), True),
        ("We", ((9.0, 11.0),), False),
        ("", ((9.0, 14.0),), False),
    ],
)
def test_an_answer_is_kept_where_most_of_its_sound_became_words(
    text: str, ranges: tuple[tuple[float, float], ...], kept: bool
) -> None:
    answered = Answered(
        at=datetime.now(UTC),
        at_s=15.0,
        answer_id="a",
        question_id="q",
        text=text,
        typed=False,
        skipped=False,
        ranges=ranges,
    )
    assert holds(answered, 10.0, 13.9) is kept


def test_an_answer_after_the_time_is_up_counts_for_the_last_quarter() -> None:
    assert [quarter(at_s, 400.0) for at_s in (0.0, 99.9, 100.0, 399.0, 450.0)] == [0, 0, 1, 3, 3]
