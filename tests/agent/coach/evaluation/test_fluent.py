"""Nerves are no content."""

import pytest

from agent.coach.evaluation.features import AGAINST, FOR, features_of
from agent.coach.evaluation.text import sentences
from tests.agent.coach.evaluation.answers import TOLD, to_judge


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        ("Then I only, then I only trade.", "then i only trade"),
        ("I'd, I would ask him.", "i would ask him"),
        ("I took the expensive, sorry, the cheaper pair.", "i took the cheaper pair"),
        ("You can have a loss, no, a profit.", "you can have a profit"),
        ("It went, what's the word, bankrupt.", "it went bankrupt"),
        ("It was, like, very cold, you know.", "it was very cold"),
    ],
)
def test_what_is_said_in_search_of_words_is_not_counted(said: str, counts: str) -> None:
    assert [" ".join(one.words) for one in sentences(said)] == [counts]


@pytest.mark.parametrize(
    "said",
    [
        "He said no and I left.",
        "You know the answer well.",
        "I like the right tool.",
        "No tenant waited, and no plumber came.",
    ],
)
def test_the_same_words_with_a_meaning_are_counted(said: str) -> None:
    (one,) = sentences(said)
    assert len(one.words) == len(said.split())


def test_a_stumbling_answer_has_the_features_of_a_fluent_one() -> None:
    nervous = TOLD.replace("I asked him", "I, um, I asked, sorry, I asked him").replace(
        "the third one fixed", "the second, no, sorry, the third one, you know, fixed"
    )
    assert nervous != TOLD
    plain, shaken = features_of(to_judge(TOLD)), features_of(to_judge(nervous))
    assert {name: shaken.value(name) for name in (*FOR, *AGAINST)} == {
        name: plain.value(name) for name in (*FOR, *AGAINST)
    }
