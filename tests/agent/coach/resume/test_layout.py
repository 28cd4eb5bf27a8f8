"""From pieces of text with their places to the order in which a person reads."""

from collections.abc import Iterable
from pathlib import Path

from pypdf import PdfReader

from agent.coach.resume import Fragment, page_fragments, reading_order

WORDS = (["one", "two", "three", "four"], ["five", "six", "seven", "eight"])
FILES = Path(__file__).parents[3] / "resumes" / "files"


def column(lines: Iterable[str], x: float, top: float = 700, page: int = 0) -> list[Fragment]:
    """Lines under each other; empty ones are left out."""
    return [
        Fragment(line, x, top - 14 * index, 10, page) for index, line in enumerate(lines) if line
    ]


def test_columns_are_read_one_after_the_other() -> None:
    """The one with the name, in the largest type, comes first."""
    side = column(["Contact", "ann@example.org", "Skills", "Baking", "Tasting"], 40)
    name = Fragment("Ann Fisher", 220, 720, 24, 0)
    story = column(["Experience", "Baker, Crumb Ltd", "2019 – now", "Bakes bread", "Sells it"], 220)
    text = reading_order([*side, name, *story])
    assert text.split("\v") == [
        "Ann Fisher\n\nExperience\nBaker, Crumb Ltd\n2019 – now\nBakes bread\nSells it",
        "Contact\nann@example.org\nSkills\nBaking\nTasting\n",
    ]


def test_a_column_goes_on_in_the_same_column_of_the_next_page() -> None:
    """What stands beside it does not come between."""
    pages = [
        fragment
        for page, heads in enumerate((("Skills", "Experience"), ("more skill", "did more")))
        for fragment in (
            *column([heads[0], *(f"skill {word}" for word in WORDS[page])], 40, page=page),
            *column([heads[1], *(f"did {word}" for word in WORDS[page])], 220, page=page),
        )
    ]
    left, right = reading_order(pages).split("\v")
    assert "skill four\fmore skill\nskill five" in left
    assert "did four\fdid more\ndid five" in right


def test_a_page_with_one_column_only_goes_on_with_that_column() -> None:
    """The other one was full on the page before."""
    first = [
        *column(["Skills", *(f"skill {word}" for word in WORDS[0])], 40),
        *column(["Experience", *(f"did {word}" for word in WORDS[0])], 220),
    ]
    left, right = reading_order([*first, *column(["did more"], 220, page=1)]).split("\v")
    assert "more" not in left
    assert right.endswith("did four\fdid more\n")


def test_dates_on_the_left_stay_in_the_row_of_what_they_are_of() -> None:
    """A table is read row by row."""
    rows = ["2019 – now", "", "2015 – 2018", "", "2012 – 2015", "", "2010 – 2012", ""]
    story = ["Baker", "Bakes", "Cook", "Cooks", "Waiter", "Waits", "Porter", "Carries"]
    text = reading_order([*column(rows, 40), *column(story, 160)])
    assert "2019 – now\tBaker\n" in text
    assert "2010 – 2012\tPorter\n" in text


def test_headings_in_the_margin_stand_before_their_sections() -> None:
    """Each on a line of its own."""
    margin = ["Experience", "", "", "Skills", ""]
    story = ["Baker, 2019 – now", "Bakes bread", "Sells it", "Baking, tasting", "Weighing"]
    text = reading_order([*column(margin, 40), *column(story, 160)])
    assert "Experience\nBaker, 2019 – now" in text
    assert "Skills\nBaking, tasting" in text


def test_running_heads_and_feet_stand_once() -> None:
    """Whatever the page's number is."""
    pages = [
        fragment
        for page in range(2)
        for fragment in (
            Fragment(f"Ann Fisher, page {page + 1}", 40, 780, 8, page),
            *column(WORDS[page], 40, page=page),
        )
    ]
    text = reading_order(pages)
    assert text.count("Ann Fisher") == 1
    assert all(word in text for page in WORDS for word in page)


def test_pieces_of_a_word_are_joined_and_cells_are_kept_apart() -> None:
    """By the white between them."""
    pieces = [
        Fragment("effi", 40, 700, 10, 0, 18),
        Fragment("cient", 58, 700, 10, 0, 24),
        Fragment("work", 85, 700, 10, 0, 22),
        Fragment("2019", 300, 700, 10, 0, 22),
    ]
    assert reading_order(pieces) == "efficient work\t2019\n"


def test_nothing_gives_nothing() -> None:
    """An empty page is no error."""
    assert reading_order([]).strip() == ""
    assert reading_order([Fragment("  ", 1, 1, 1, 0)]).strip() == ""


def test_dots_that_are_painted_are_bullets() -> None:
    """The browser draws them as shapes; widths are the font's own."""
    page = PdfReader(FILES / "physio.pdf").pages[0]
    fragments = page_fragments(page, 0)
    assert sum(one.text == "•" for one in fragments) >= 5
    right = max(one.x + (one.width or 0) for one in fragments)
    assert right < float(page.mediabox.width)
