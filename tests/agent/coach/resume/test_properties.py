"""What holds for any text."""

import random
import string
import time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.coach.bank import load_bank
from agent.coach.resume import Fragment, parse_resume, reading_order, tidy
from agent.coach.resume.dates import read_date
from schemas.resumes import ParsedResume

PIECES = [
    "Experience", "Skills", "Education", "Projects", "Contact", "Summary", "Languages: ",
    "Baker", "Crumb Ltd", "University of York", "BSc", "• ", "- ", "2019 – now", "Mar 2015",
    "03/2018", "'19", "\n", "\n\n", "\t", "\f", "\v", " | ", ", ", ":", "(", ")", " at ", "  ",
    "ann@example.org",
    "+44 7700 900123", "https://x.example/a-", "Tools: ", "manage-", "ment", "Ann Fisher",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=400),
    st.text(st.characters(categories=["Cs", "Cc", "Lu"]), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=9)), max_size=60).map("".join),
)


def said(parsed: ParsedResume, path: str) -> str:
    """The value at a path such as `experience/0/title`."""
    value: Any = parsed.model_dump()
    for step in path.split("/"):
        value = value[int(step) if step.isdigit() else step]
    return str(value)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_value_stands_where_it_says(raw: str) -> None:
    """Spans lie within the text; the letters of the value come there, in order."""
    for text in (raw, tidy(raw)):
        parsed = parse_resume(text, load_bank())
        for path, (first, last) in parsed.spans.items():
            assert 0 <= first < last <= len(text)
            value, place = said(parsed, path), text[first:last]
            if path.rpartition("/")[2] in ("start", "end", "year"):
                read = read_date(place)
                # "Mar – Oct 2018": the month has its year from the end; "2019 –" has no word.
                assert read is None or read.startswith(value) or value == "present"
            else:
                letters = iter(place)
                assert all(char in letters for char in value if not char.isspace())


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_what_is_tidy_stays_as_it_is(raw: str) -> None:
    """Once stored, a text can be read again."""
    once = tidy(raw)
    assert tidy(once) == once


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.builds(
            Fragment,
            text=st.sampled_from(PIECES),
            x=st.floats(-1e4, 1e4),
            y=st.floats(-1e4, 1e4),
            size=st.floats(0, 200),
            page=st.integers(0, 3),
            width=st.none() | st.floats(0, 500),
        ),
        max_size=60,
    )
)
def test_no_piece_of_text_is_lost_or_told_twice(pieces: list[Fragment]) -> None:
    """Wherever on the pages it stands; what is repeated at the pages' edges may go."""
    letters = sorted(char for one in pieces for char in tidy(one.text) if char.isalnum())
    pages = {one.page for one in pieces}
    text = [char for char in reading_order(pieces) if char.isalnum()]
    if len(pages) < 2:
        assert sorted(text) == letters
    else:
        assert len(text) <= len(letters)


def texts_that_hurt(length: int) -> list[str]:
    """Texts on which careless patterns take time that grows with the square of the length."""
    chance = random.Random(7)
    units = [
        "a", " ", "1", "-", "(", "@", ".", "a@", "a.", "1 ", "• ", ", ", "\n", "2019 – ", "a b ",
        "*", "**a", "_", "X Y ", "www.", "http://", "a/", "Tools: ", "• a\n", "2019\n", "A, ",
    ]  # fmt: skip
    noise = "".join(chance.choices(string.printable, k=length))
    return [noise, *((unit * length)[:length] for unit in units)]


def test_time_grows_with_the_length_and_no_faster() -> None:
    """Four times the text takes about four times as long, not sixteen."""
    bank = load_bank()
    short, long = texts_that_hurt(20_000), texts_that_hurt(80_000)
    for small, large in zip(short, long, strict=True):
        times: list[float] = []
        for text in (small, large):
            began = time.process_time()
            parse_resume(tidy(text), bank)
            times.append(time.process_time() - began)
        assert times[1] < 10 * times[0] + 0.25, (small[:10], times)
