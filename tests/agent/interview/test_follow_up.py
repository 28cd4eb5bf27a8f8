"""How a follow-up is put: in words that were said, each time another way, and withdrawn in time."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent.coach.listening import what_it_lacks
from agent.coach.slots.names import may_be_spoken
from agent.interview.follow_up import (
    MOST_WORDS,
    FollowUp,
    follow_up_to,
    is_still_needed,
    possible_follow_ups,
)
from agent.interview.wordings import lack_asked_for
from schemas.vocabulary import Category
from tests.agent.coach.listening.answers import ASKS, RESUME, STANDS, Case
from tests.injections.payloads import load_payloads

CATEGORIES: tuple[Category, ...] = ("technical", "behavioral", "experience", "situational")
TEAM = (
    "The team moved the service to another region over a weekend,"
    " and everybody was quite happy with it."
)
PAYLOADS = [one.text for one in load_payloads() if one.place == "answer"]
SENTENCES = [
    sentence for case in (*ASKS, *STANDS) for sentence in re.split(r"(?<=[.]) ", case.text)
]


def put(text: str, category: Category, asked: Sequence[str] = ()) -> FollowUp:
    follow_up = follow_up_to(text, category, RESUME, asked)
    assert follow_up is not None
    return follow_up


@pytest.mark.parametrize(
    ("text", "category", "question"),
    [
        ("We used Redis.", "technical", "Can you go one step deeper and explain how that works?"),
        (
            "There was so much load that we had to do something, and caching made it faster.",
            "technical",
            "You said caching made it faster. How did you know?",
        ),
        (
            "I made the whole thing much faster with Redis and then everybody there used it.",
            "technical",
            "You mentioned Redis. How exactly did that help?",
        ),
        (
            "At my last company I built the payment service in Python. I wrote the API, I"
            " designed the tables and I moved the slow writes to a queue.",
            "experience",
            "You said that you moved the slow writes. What came of it?",
        ),
        (
            TEAM,
            "behavioral",
            "You said that you moved the service together. Which part of it was yours?",
        ),
        (
            "Well, I have never used Kubernetes.",
            "technical",
            "Your résumé mentions Kubernetes. Where did you meet it?",
        ),
        (
            "I worked at Acme Pumps for nine years. I wrote the firmware there and the tests.",
            "experience",
            "I may have misread your résumé. From when to when were you at Acme Pumps?",
        ),
    ],
)
def test_it_leans_on_what_was_said(text: str, category: Category, question: str) -> None:
    assert put(text, category).text == question


@pytest.mark.parametrize("case", ASKS, ids=str)
def test_four_of_a_kind_are_put_in_four_ways(case: Case) -> None:
    asked: list[str] = []
    for _ in range(4):
        asked.append(put(case.text, case.category, asked).text)
    assert len(set(asked)) == 4
    assert {lack_asked_for(question, case.category) for question in asked} == {case.lack}


@pytest.mark.parametrize("case", ASKS, ids=str)
def test_what_leans_on_nothing_can_be_prepared(case: Case) -> None:
    asked: list[str] = []
    for _ in range(4):
        follow_up = put(case.text, case.category, asked)
        possible = possible_follow_ups(case.category, asked)
        assert follow_up.leans != (follow_up.text in possible)
        asked.append(follow_up.text)


def test_one_is_withdrawn_when_the_longer_answer_has_it() -> None:
    asked = put(TEAM, "behavioral").text
    assert is_still_needed(asked, TEAM, "behavioral", RESUME)
    longer = f"{TEAM} I wrote the plan and moved the first two."
    assert not is_still_needed(asked, longer, "behavioral", RESUME)


def test_one_is_withdrawn_when_something_else_is_lacking_by_now() -> None:
    asked = put("We used Redis.", "technical").text
    longer = "We used Redis in the last project that I did there, and it got a lot faster."
    assert what_it_lacks(longer, "technical", RESUME) is not None
    assert not is_still_needed(asked, longer, "technical", RESUME)


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(
    pieces=st.lists(st.sampled_from([*SENTENCES, *PAYLOADS]), min_size=1, max_size=4),
    category=st.sampled_from(CATEGORIES),
    before=st.lists(st.sampled_from(ASKS), max_size=4),
)
def test_it_is_short_and_holds_nothing_that_was_not_said_or_in_the_resume(
    pieces: list[str], category: Category, before: list[Case]
) -> None:
    asked = [put(case.text, case.category).text for case in before]
    text = " ".join(pieces)
    follow_up = follow_up_to(text, category, RESUME, asked)
    if follow_up is None:
        return
    assert len(follow_up.text.split()) <= MOST_WORDS
    finding = what_it_lacks(text, category, RESUME)
    assert finding is not None
    known = [*(skill.name for skill in RESUME.skills), *(stay.company for stay in RESUME.stays)]
    assert finding.words.lower() in text.lower() or finding.words in known
    assert finding.words in follow_up.text


@pytest.mark.parametrize("category", CATEGORIES)
@pytest.mark.parametrize("before", ["", "We ", "I moved the slow writes and ", "I made it "])
def test_no_order_to_the_interviewer_is_spoken(before: str, category: Category) -> None:
    for payload in PAYLOADS:
        finding = what_it_lacks(before + payload, category, RESUME)
        words = "" if finding is None else finding.words
        if words and not (before + payload).startswith(f"I {words}"):
            assert may_be_spoken(words.split())
            assert len(words.split()) <= 4, payload
