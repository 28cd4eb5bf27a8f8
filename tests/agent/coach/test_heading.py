"""Title and company where they are written into running text."""

import pytest

from agent.coach.heading import find_company, find_title
from agent.coach.passages import read_lines


@pytest.mark.parametrize(
    ("text", "title", "company"),
    [
        (
            "Backend Engineer, Payments at Norrland Bank. You will own the services.",
            "Backend Engineer",
            "Norrland Bank",
        ),
        ("Data Analyst at Acme.io. Python, PostgreSQL.", "Data Analyst", "Acme.io"),
        ("Night Nurse at St. Brigid Hospital", "Night Nurse", "St. Brigid Hospital"),
        ("Senior backend engineer at Acme. You know Python.", "Senior backend engineer", "Acme"),
        ("Backend engineer, payments. You will own them.", "Backend engineer", None),
        ("Be an engineer. We build things.", None, None),
        ("I am an engineer. I need practice.", None, None),
        ("You will lead a team of engineers. Pay is good.", None, None),
        ("Senior Engineer\nWe build things.", "Senior Engineer", None),
        ("Bricklayer\nLay bricks on new houses.", "Bricklayer", None),
        ("Bookkeeper\n- Post invoices and chase the late ones", "Bookkeeper", None),
        ("Baker\nCrumb & Sons bakes for forty cafés.", "Baker", "Crumb & Sons"),
    ],
)
def test_a_sentence_is_not_part_of_a_name(
    text: str, title: str | None, company: str | None
) -> None:
    lines = read_lines(text, 1_000)
    found = find_title(lines)
    named = find_company(lines, found)
    assert (found and found.text) == title
    assert (named and named.text) == company
