"""Periods as people write them."""

import pytest

from agent.coach.resume.dates import find_periods, is_date_line

PERIODS = [
    ("Sept '19 – Now", "2019-09", "present"),
    ("03/2018–11/2020", "2018-03", "2020-11"),
    ("03/18 - 04/19", "2018-03", "2019-04"),
    ("2017 to date", "2017", "present"),
    ("May 2014 – to date", "2014-05", "present"),
    ("Summer 2016", "2016", "2016"),
    ("Mar – Oct 2018", "2018-03", "2018-10"),
    ("2008–09", "2008", "2009"),
    ("2009-11 – 2010-05", "2009-11", "2010-05"),
    ("since June 2020", "2020-06", "present"),
    ("2020 –", "2020", "present"),
    ("01.02.2015 - 28.02.2016", "2015-02", "2016-02"),
    ("1 March 2019 to 2 April 2020", "2019-03", "2020-04"),
    ("March 1, 2019 – April 2, 2020", "2019-03", "2020-04"),
    ("Dec '98 – Jan 2001", "1998-12", "2001-01"),
    ("März 2015 bis Mai 2017", "2015-03", "2017-05"),
    ("Jan. 2014 – heute", "2014-01", "present"),
    ("depuis janvier 2019", "2019-01", "present"),
    ("sept. 2013 – déc. 2018", "2013-09", "2018-12"),
    ("enero 2020 – actualidad", "2020-01", "present"),
    ("gennaio 2018 – oggi", "2018-01", "present"),
    ("III 2020 – obecnie", "2020-03", "present"),
]


@pytest.mark.parametrize(("written", "start", "end"), PERIODS)
def test_a_period_is_read_and_found_again_in_its_line(written: str, start: str, end: str) -> None:
    """Also in the middle of a line, where its place is handed out."""
    line = f"Cook, The Inn, {written}"
    [period] = find_periods(line)
    assert (period.start, period.end) == (start, end)
    assert line[slice(*period.span)].strip() == written


@pytest.mark.parametrize(
    "text", ["", "20 years", "room 2100", "1234567890", "in May we moved", "call 555 2017999"]
)
def test_other_numbers_are_no_dates(text: str) -> None:
    """A month alone is none either."""
    assert find_periods(text) == []


def test_two_periods_in_a_line_stay_two() -> None:
    """As where somebody came back."""
    found = find_periods("2010 – 2012, 2015 – 2016")
    assert [(one.start, one.end) for one in found] == [("2010", "2012"), ("2015", "2016")]


def test_a_line_of_dates_is_told_from_one_with_words() -> None:
    """Columns of dates are found by it."""
    assert is_date_line("(Summer 2016)")
    assert not is_date_line("Won the cup of 2016 against the neighbours")
