"""What a text claims that nobody told."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.coach.tasks.invention import Sources

SOURCE = (
    "I was at Initech and moved the reports to nightly jobs with Postgres and GitLab/Jenkins. "
    "We had forty percent fewer calls, on the team's on-call rota. Our boss, Ms O'Neill, agreed."
)


@pytest.mark.parametrize(
    "text",
    [
        "At Initech I moved reports to nightly jobs. Calls fell by 40 %.",
        "Jenkins ran the jobs. PostgreSQL held the reports. Initech's team was glad.",
        "I'm glad that I did it. Looking back, I'd do the same.",
        "Moving the reports was my idea. Afterwards, on call was easier. O'Neill agreed.",
        "I asked [name of the colleague] first, and it took [number of weeks].",
        "Carefully, I planned each step: first the reports, then the calls.",
    ],
)
def test_what_was_told_may_be_said(text: str) -> None:
    assert Sources([SOURCE]).inventions(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Globex hired me.", "Globex"),
        ("I then went to Globex.", "Globex"),
        ("Kubernetes let us grow.", "Kubernetes"),
        ("we ran it on kubernetes", "kubernetes"),
        ("We did it in Berlin.", "Berlin"),
        ("It was built with Node.js and more.", "Node.js"),
        ("We used eBPF.", "eBPF"),
        ("Calls fell by 45 %.", "45"),
        ("Calls fell by half.", "half"),
        ("There were twelve of us.", "12"),
        ("[3 colleagues] helped.", "3"),
        ("I got a PhD.", "PhD"),
    ],
)
def test_what_was_not_told_is_found(text: str, found: str) -> None:
    assert Sources([SOURCE]).inventions(text) == (found,)


def test_names_of_the_question_are_no_invention_and_its_numbers_are() -> None:
    text = "Redis kept 500 sessions."
    assert Sources([SOURCE], ["How would you keep 500 sessions in Redis?"]).inventions(text) == (
        "500",
    )


@settings(deadline=None)
@given(st.text(max_size=200))
def test_a_text_says_nothing_new_about_itself(text: str) -> None:
    assert Sources([text]).inventions(text) == ()


@settings(deadline=None)
@given(st.lists(st.sampled_from(SOURCE.split()), max_size=12))
def test_no_order_of_the_same_words_is_new(words: list[str]) -> None:
    assert Sources([SOURCE]).new_names(" ".join(words)) == ()
