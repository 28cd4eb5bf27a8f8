"""Numbers are the same however they are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.coach.tasks.numbers import numbers_in


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We had 3,000 rows, then three thousand and 3k.", {"3000"}),
        ("twenty-five people, or twenty five", {"25"}),
        ("two hundred and fifty", {"250"}),
        ("two million", {"2000000"}),
        ("2.5 million users", {"2500000"}),
        ("forty percent, 40 %", {"40"}),
        ("the 3rd of four", {"3", "4"}),
        ("two or three", {"2", "3"}),
        ("three four", {"3", "4"}),
        ("nineteen, twenty", {"19", "20"}),
        ("doubled, twice as fast", {"twofold"}),
        ("cut by half", {"half"}),
        ("a dozen guests", {"dozen"}),
        ("in 2019-03", {"2019", "3"}),
        ("one of them", set[str]()),
        ("one hundred", {"100"}),
        ("", set[str]()),
        ("and hundred", {"100"}),
    ],
)
def test_numbers(text: str, found: set[str]) -> None:
    assert numbers_in(text) == found


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,-k twohndreasilf½², ", max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    assert all(numbers_in(text))
