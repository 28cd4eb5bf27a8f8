"""Better sentences are the same ones with less in them, or with a place for what only one knows."""

import pytest

from agent.coach.evaluation.actions import is_past
from agent.coach.evaluation.feedback.wording import bettered
from agent.coach.evaluation.lexicon import load_lexicon


def better(said: str, *, commits: bool = True, own_part: bool = True) -> str:
    lexicon = load_lexicon()
    return bettered(
        said, commits=commits, own_part=own_part, is_past=lambda word: is_past(word, lexicon)
    )


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("I think I'd call her first.", "I'd call her first."),
        ("So maybe I would wait a day.", "So I would wait a day."),
        ("I kind of rewrote the plan.", "I rewrote the plan."),
        ("I sent them a list or something.", "I sent them a list."),
        (
            "We closed a lot of tickets.",
            "We closed [how many] tickets; my own part was [what you yourself did].",
        ),
        ("Many customers came back.", "[How many] customers came back."),
        ("The queue dropped significantly.", "The queue dropped by [how much]."),
        ("We moved the archive.", "We moved the archive; my own part was [what you yourself did]."),
    ],
)
def test_a_safe_rule_betters_a_sentence(said: str, wanted: str) -> None:
    assert better(said) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "I think it was the network.",
        "It was probably the cable.",
        "I like this kind of work.",
        "What kind of table is it?",
        "Not many people came.",
        "Only a few payments in a thousand are bad.",
        "There are so many tickets.",
        "We were late.",
        "We agreed because I had asked them.",
        "Many of them came back.",
        "I rewrote the plan on my own.",
    ],
)
def test_what_no_rule_is_safe_for_stays(said: str) -> None:
    assert better(said) == said


def test_doubt_stays_where_no_decision_was_asked_for() -> None:
    said = "I think I would have told her."
    assert better(said, commits=False) == said


def test_the_own_part_is_asked_for_only_where_wanted() -> None:
    assert better("We moved the archive.", own_part=False) == "We moved the archive."
