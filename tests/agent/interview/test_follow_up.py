"""When an answer asks for one more question, and which one."""

import pytest

from agent.interview.follow_up import (
    Lack,
    follow_up_to,
    possible_follow_ups,
    what_it_lacks,
)
from schemas.vocabulary import Category

CATEGORIES: tuple[Category, ...] = ("technical", "behavioral", "experience", "situational")
TEAM = (
    "The team moved the service to another region over a weekend,"
    " and everybody was quite happy with it."
)


@pytest.mark.parametrize(
    ("text", "category", "lack"),
    [
        ("We used Redis.", "technical", "short"),
        ("", "situational", "short"),
        ("I don't know.", "technical", "unknown"),
        ("Um, honestly I'm not sure.", "behavioral", "unknown"),
        (TEAM, "behavioral", "own_part"),
        (TEAM, "experience", "own_part"),
        (TEAM, "technical", None),
        (f"{TEAM} I wrote the plan.", "behavioral", None),
    ],
)
def test_what_an_answer_lacks(text: str, category: Category, lack: Lack | None) -> None:
    assert what_it_lacks(text, category) == lack
    assert (follow_up_to(text, category) is None) == (lack is None)


@pytest.mark.parametrize("category", CATEGORIES)
def test_every_follow_up_can_be_prepared(category: Category) -> None:
    prepared = possible_follow_ups(category)
    for text in ("Redis.", "I don't know.", TEAM):
        follow_up = follow_up_to(text, category)
        assert follow_up is None or follow_up in prepared
