"""What is understood of a job description."""

import pytest

from agent.coach.bank import load_bank
from agent.coach.job import UNKNOWN_TITLE, JobReading, read_job
from tests.agent.coach.sample_jobs import JOBS


def read(description: str) -> JobReading:
    return read_job(description, load_bank())


@pytest.mark.parametrize(
    ("job", "title", "company", "family"),
    [
        ("accountant", "Accountant", "Harbour Freight & Sons", "finance"),
        ("backend", "Senior Backend Engineer", "Acme Robotics", "backend"),
        ("data", "Data Scientist", None, "data"),
        ("design", "UX Designer", None, "design"),
        ("devops", "Site Reliability Engineer", "Orbit Games", "devops"),
        ("frontend", "Frontend Developer", "Lumen Bank", "frontend"),
        ("marketing", "Digital Marketing Manager", "Green Fork", "marketing"),
        ("nurse", "Registered Nurse", "St. Brigid Hospital", "health"),
        ("product", "Product Manager", "Fjord Pay", "product"),
        ("projects", "Construction Project Manager", None, "projects"),
        ("recruiter", "Talent Acquisition Partner", None, "people"),
        ("sales", "Account Executive", None, "sales"),
        ("support", "Customer Support Agent", None, "support"),
        ("teacher", "Primary School Teacher", "Meadow School", "teaching"),
        ("warehouse", "Warehouse Operator", None, "operations"),
    ],
)
def test_samples(job: str, title: str, company: str | None, family: str) -> None:
    reading = read(JOBS[job])
    assert reading.sketch.title == title
    assert reading.sketch.company == company
    assert list(reading.families) == [family]
    assert len(reading.sketch.skills) >= 4


def test_a_trade_that_the_bank_does_not_know_still_has_its_title() -> None:
    reading = read("Falconer\nFly our hawks for visitors of the castle. Own gloves. Start in May.")
    assert reading.sketch.title == "Falconer"
    assert reading.families == {}
    assert reading.sketch.skills == ()


@pytest.mark.parametrize(
    "description",
    [
        "",
        " \n\t ",
        "asdf qwer zxcv",
        "12345 67890",
        "!!!???",
        "🦜🦜🦜",
        "We offer fruit and coffee.",
    ],
)
def test_without_a_title_nothing_is_invented(description: str) -> None:
    sketch = read(description).sketch
    assert sketch.title == UNKNOWN_TITLE
    assert sketch.company is None
    assert sketch.skills == ()


@pytest.mark.parametrize(
    "line",
    [
        "You must excel at teamwork and react quickly",
        "We like shipping features to our users",
        "Education and requirements",
        "Be patient and go above and beyond",
    ],
)
def test_everyday_words_are_not_taken_for_skills_of_a_trade(line: str) -> None:
    reading = read(line)
    general = load_bank().families["general"].skills
    assert set(reading.sketch.skills) <= set(general)
    assert reading.families == {}


@pytest.mark.parametrize(
    ("line", "skill"),
    [
        ("We use C# every day", "C#"),
        ("Node.js on the server", "Node"),
        ("CI/CD pipelines", "continuous delivery"),
        ("postgres administration", "PostgreSQL"),
        ("Reports in Excel", "Excel"),
    ],
)
def test_one_unmistakable_word_is_enough(line: str, skill: str) -> None:
    assert skill in read(line).sketch.skills


def test_the_most_mentioned_skill_comes_first_and_skills_of_any_job_last() -> None:
    sketch = read("Teamwork. Teamwork. Python. Docker. Docker with Kubernetes.").sketch
    assert sketch.skills == ("Docker", "Python", "Kubernetes", "teamwork")


def test_only_the_beginning_is_read() -> None:
    assert read("Baker\n" + "x " * 10_000 + "PostgreSQL").sketch.skills == ()


def test_the_title_in_a_sentence_is_found() -> None:
    assert read("We are looking for a pastry chef to join us.").sketch.title == "Pastry chef"


def test_about_us_is_not_a_company() -> None:
    assert read("Nurse\nAbout Us\nAbout the role\nWe are hiring").sketch.company is None
