"""What is counted about an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.coach.evaluation.features import AGAINST, FOR, FeatureName, features_of
from agent.coach.evaluation.ports import Exchange
from tests.agent.coach.evaluation.answers import SLOGANS, TOLD, to_judge


@given(st.text(max_size=200), st.text(max_size=100))
def test_features_lie_between_0_and_1_and_quote_what_was_said(main: str, more: str) -> None:
    found = features_of(to_judge(main, follow_ups=(Exchange("And then?", more),)))
    for name in (*FOR, *AGAINST):
        assert 0 <= found.value(name) <= 1, name
        for span in found.spans(name):
            assert found.said(span) == (main, more)[span.part][span.start : span.end]
            assert found.said(span)


def test_saying_it_twice_changes_nothing_but_what_is_idle() -> None:
    once, twice = features_of(to_judge(TOLD)), features_of(to_judge(f"{TOLD} {TOLD}"))
    changed = [name for name in (*FOR, *AGAINST) if once.value(name) != twice.value(name)]
    assert changed == ["idle"]


def test_drawing_an_answer_out_hardly_changes_what_is_counted() -> None:
    drawn = TOLD.replace(
        "He came back the next day", "So that is what I did. And then he came back the next day"
    ).replace("mended.", "mended. Not before it was mended, I said to him.")
    plain, padded = features_of(to_judge(TOLD)), features_of(to_judge(drawn))
    moved = {name: abs(plain.value(name) - padded.value(name)) for name in FOR if name != "names"}
    assert max(moved.values()) <= 0.2, moved


def test_a_sentence_weighs_as_much_as_it_brings() -> None:
    told, repeated = features_of(to_judge(TOLD)), features_of(to_judge("I prepare well. " * 2))
    assert told.weight > 60
    assert repeated.weight < 2


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("situation", "Last spring"),
        ("own_past", "I rang three plumbers"),
        ("outcome", "He came back the next day"),
        ("reasons", "because"),
        ("figures", "forty"),
        ("speech", "told"),
        ("learned", "Since then I write down"),
    ],
)
def test_a_story_earns_its_features_where_they_are_told(name: FeatureName, said: str) -> None:
    found = features_of(to_judge(TOLD))
    assert found.value(name) > 0
    assert any(said in found.said(span) for span in found.spans(name))


@pytest.mark.parametrize("name", ["abstract", "vague_actions", "general"])
def test_slogans_earn_what_speaks_against_them(name: FeatureName) -> None:
    assert features_of(to_judge(SLOGANS)).value(name) > features_of(to_judge(TOLD)).value(name)


def test_an_answer_is_on_its_question_by_the_words_of_the_trade() -> None:
    question = "A pod restarts again and again. How do you go about it?"
    job = "We look for a site reliability engineer who knows Kubernetes and Linux."
    trade = "First I open Prometheus and read which container was killed."
    baking = "First I mix the dough and leave it covered until the morning."
    assert features_of(to_judge(trade, question=question, job=job)).topic > 0
    assert features_of(to_judge(baking, question=question, job=job)).topic == 0


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Tell me about a time when a release failed.", "example"),
        ("A guest arrives and no room is left. What do you do?", "decision"),
        ("What is the critical path?", "explanation"),
    ],
)
def test_a_question_wants_one_of_three_things(question: str, asks: str) -> None:
    assert features_of(to_judge(TOLD, question=question)).asks == asks
