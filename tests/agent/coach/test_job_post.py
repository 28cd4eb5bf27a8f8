"""What is read in job posts of many trades, and what is refused."""

from unicodedata import category, normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.coach.job_post import NotAJobPost, analyze_job
from bench.job_posts import HALVES, Half, is_refused, other_texts, posts, score, short_posts
from schemas.jobs_analysis import MAX_JOB_DESCRIPTION, JobAnalysis

POSTS = {name: post for half in HALVES for name, post in posts(half).items()}


def at(text: str, span: tuple[int, int]) -> str:
    """What stands at a place, as one clean line."""
    plain = normalize("NFKC", text[slice(*span)])
    shown = (char for char in plain if char.isspace() or not category(char).startswith("C"))
    return " ".join("".join(shown).split())


def assert_at_its_place(text: str, analysis: JobAnalysis) -> None:
    values = {"title": analysis.title}
    if analysis.company is not None:
        values["company"] = analysis.company
    for name, members in (
        ("required_skills", analysis.required_skills),
        ("nice_to_have", analysis.nice_to_have),
        ("responsibilities", analysis.responsibilities),
        ("key_requirements", analysis.key_requirements),
    ):
        values |= {f"{name}/{number}": member for number, member in enumerate(members)}
    for path, (start, end) in analysis.spans.items():
        assert 0 <= start < end <= len(text)
        assert values[path].casefold() in at(text, (start, end)).casefold()
    assert set(values) - set(analysis.spans) <= {"title"}, "everything but a missing title has one"


def test_there_are_posts_of_many_trades_and_other_texts() -> None:
    assert len(POSTS) >= 30
    assert len({post.family for post in POSTS.values()}) >= 12
    assert len(other_texts()) >= 25


@pytest.mark.parametrize("half", HALVES)
def test_posts_are_read(half: Half) -> None:
    total = score(posts(half).values())
    assert total.titles / total.posts >= 0.9
    assert total.companies / total.posts >= 0.9
    assert total.seniorities / total.posts >= 0.9
    assert total.skills.f1 >= 0.8
    assert total.responsibilities.f1 >= 0.8
    assert total.key_requirements.f1 >= 0.8


@pytest.mark.parametrize("name", sorted(other_texts()))
def test_what_is_no_job_post_is_refused(name: str) -> None:
    assert is_refused(other_texts()[name])


@pytest.mark.parametrize("name", sorted(short_posts()))
def test_a_few_sentences_are_enough(name: str) -> None:
    assert not is_refused(short_posts()[name])


@pytest.mark.parametrize("text", ["", " \n ", "?", "asdf qwer", "\x00", "🦜", "my holiday in Rome"])
def test_next_to_nothing_is_refused(text: str) -> None:
    assert is_refused(text)


@pytest.mark.parametrize(
    "text", ["Registered nurse", "Python developer", "Teacher of physics", "Kubernetes and Docker"]
)
def test_the_name_of_a_job_is_enough(text: str) -> None:
    assert not is_refused(text)


@pytest.mark.parametrize("name", sorted(POSTS))
def test_every_finding_stands_at_its_place(name: str) -> None:
    text = POSTS[name].text
    assert_at_its_place(text, analyze_job(text))


PIECES = st.sampled_from(
    [
        *("Nurse", "Senior Engineer", "Requirements:", "Nice to have", "You will", "\n", "\n\n"),
        *("- ", "• Python, ", "experience with ", "Title: ", "About us\n", "is a plus.", " and "),
        *("ﬁ", "Ⅷ", "\u202e", "\t", "GmbH", "(m/w/d)", "5+ years", "We are looking for a ", "é "),
    ]
)


@given(st.lists(PIECES | st.text(max_size=5), max_size=60))
@settings(max_examples=300)
def test_any_text_is_refused_or_read_at_its_places(pieces: list[str]) -> None:
    text = "".join(pieces)
    try:
        analysis = analyze_job(text)
    except NotAJobPost:
        return
    assert_at_its_place(text, analysis)


@pytest.mark.parametrize(
    "piece",
    [
        "Requirements\n- Python, ",
        "a",
        "and ",
        "experience with ",
        "- ",
        "You have ",
        "A ",
        ": ",
        "ﷺ",
    ],
)
def test_long_texts_are_bounded(piece: str) -> None:
    text = "Nurse\nRequirements\n" + piece * (MAX_JOB_DESCRIPTION // len(piece))
    try:
        analysis = analyze_job(text)
    except NotAJobPost:
        return
    assert len(analysis.required_skills) <= 40
    assert len(analysis.key_requirements) <= 40
    assert all(len(line) <= 300 for line in analysis.key_requirements)


def test_the_two_kinds_of_skills_are_told_apart() -> None:
    analysis = analyze_job(
        "Data Analyst (m/w/d)\n\nYour profile\n- SQL\n- Python is a plus\n\n"
        "Nice to have\n- dbt\n- SQL"
    )
    assert analysis.required_skills == ("SQL",)
    assert analysis.nice_to_have == ("Python", "dbt")


def test_without_a_title_none_is_claimed() -> None:
    analysis = analyze_job("We require Python and Docker. You will run our services.")
    assert (analysis.title, analysis.company, analysis.seniority) == (
        "Interview practice",
        None,
        None,
    )
    assert "title" not in analysis.spans
