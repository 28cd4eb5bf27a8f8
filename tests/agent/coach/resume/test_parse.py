"""What a text says, and where."""

from agent.coach.bank import load_bank
from agent.coach.resume import parse_resume, tidy
from schemas.resumes import Experience, ParsedResume

TEXT = """Ann-Marie Fisher, RN
Leeds, UK | +44 7700 900123 | ann@example.org | linkedin.com/in/annf

Experience
Northside Hospital
Ward Manager\tMar 2018 – present
• Lead a team of twelve nurses across two wards and look after their manage-
  ment training
• Cut long-
  term absences by half
Staff Nurse\t2014 – 2018
• Cared for patients
Cook at The Salty Oyster (Summer 2013)

Education
BSc Nursing (Adult), University of York, 2014

Skills
Triage, wound care (burns, ulcers), Excel – advanced,
Teaching, patient
safety
"""


def parse(text: str) -> ParsedResume:
    """As the product does."""
    return parse_resume(tidy(text), load_bank())


def test_a_whole_resume() -> None:
    """An employer's second position and a wrapped, broken line are understood."""
    parsed = parse(TEXT)
    assert (parsed.name, parsed.email) == ("Ann-Marie Fisher", "ann@example.org")
    assert (parsed.phone, parsed.location) == ("+44 7700 900123", "Leeds, UK")
    assert parsed.links == ("linkedin.com/in/annf",)
    assert parsed.experience == (
        Experience(
            company="Northside Hospital",
            title="Ward Manager",
            start="2018-03",
            end="present",
            bullets=(
                "Lead a team of twelve nurses across two wards and look after their management "
                "training",
                "Cut long-term absences by half",
            ),
        ),
        Experience(
            company="Northside Hospital",
            title="Staff Nurse",
            start="2014",
            end="2018",
            bullets=("Cared for patients",),
        ),
        Experience(company="The Salty Oyster", title="Cook", start="2013", end="2013", bullets=()),
    )
    [study] = parsed.education
    assert (study.degree, study.school, study.year) == (
        "BSc Nursing (Adult)",
        "University of York",
        2014,
    )
    assert parsed.skills == (
        "Triage",
        "wound care (burns, ulcers)",
        "Excel",
        "Teaching",
        "patient safety",
    )


def test_values_stand_where_their_spans_say() -> None:
    """Also those that were put together from two lines."""
    text = tidy(TEXT)
    spans = parse(TEXT).spans
    assert text[slice(*spans["name"])] == "Ann-Marie Fisher"
    assert text[slice(*spans["experience/0/start"])] == "Mar 2018"
    assert text[slice(*spans["experience/0/end"])] == "present"
    assert text[slice(*spans["experience/0/bullets/1"])] == "Cut long-\n  term absences by half"
    assert text[slice(*spans["skills/4"])] == "patient\nsafety"


def test_what_is_not_there_is_not_made_up() -> None:
    """Of a text that is no résumé nothing is read."""
    parsed = parse("It rained all day.\nNobody came.\n")
    assert parsed.model_dump(exclude={"spans"}) == {
        "name": None,
        "email": None,
        "phone": None,
        "location": None,
        "links": (),
        "summary": None,
        "skills": (),
        "experience": (),
        "education": (),
        "projects": (),
    }


def test_years_are_no_phone_number() -> None:
    """Nor is a postal code."""
    assert parse("Ann Fisher\nChicago, IL 60614\n2014 – 2018 2019 – 2021").phone is None


def test_skills_are_found_by_name_where_no_section_lists_them() -> None:
    """In what the person did."""
    parsed = parse("Ann Fisher\n\nExperience\nDeveloper, Foo Ltd, 2019 – now\n• Wrote Python\n")
    assert "Python" in parsed.skills


def test_a_name_on_two_lines_and_a_contact_section_at_the_end() -> None:
    """As large type and narrow columns have it."""
    parsed = parse("Zoë\nvan den Berg\n\nSkills\nBaking\n\nContact\nzoe@example.nl\n06-55501234\n")
    assert parsed.name == "Zoë van den Berg"
    assert (parsed.email, parsed.phone) == ("zoe@example.nl", "06-55501234")


def test_projects_with_their_tools() -> None:
    """On a line of their own, in brackets, or behind a bar."""
    parsed = parse(
        "Projects\n• Rain: Predicts rain. (R, Shiny)\n• Snow – Predicts snow.\n"
        "Tools: Go, Rust\nHail | C, Zig\n• Counts hail.\n"
    )
    assert [(one.name, one.technologies) for one in parsed.projects] == [
        ("Rain", ("R", "Shiny")),
        ("Snow", ("Go", "Rust")),
        ("Hail", ("C", "Zig")),
    ]
