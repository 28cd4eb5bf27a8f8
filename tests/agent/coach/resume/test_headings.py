"""Which lines are headings, and of what."""

import pytest

from agent.coach.resume.headings import section_of


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("EXPERIENCE", "experience"),
        ("2. Education:", "education"),
        ("Tools & Technologies", "skills"),
        ("Driving Experience and Licences", "experience"),
        ("Skills and knowledge", "skills"),
        ("Aviation Experience", "experience"),
        ("Esperienza professionale", "experience"),
        ("Ausbildung", "education"),
        ("Compétences", "skills"),
        ("Side projects", "projects"),
        ("Über mich", "summary"),
        ("Hobbies", "other"),
    ],
)
def test_a_heading_names_its_section(line: str, section: str) -> None:
    """In several languages, with numbers and signs around it, and with words before it."""
    assert section_of(line) == section


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Education and Outreach Manager",
        "Ten years of experience",
        "Customer experience, retail",
        "Worked on projects for three customers",
        "Skills Development Scotland, 2012",
    ],
)
def test_a_line_that_only_has_the_word_is_none(line: str) -> None:
    """It would cut a section in two."""
    assert section_of(line) is None
