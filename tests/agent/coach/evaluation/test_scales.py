"""The model that comes with the package, and why it says what it says."""

import re
from collections.abc import Mapping

import pytest

from agent.coach.evaluation.features import AGAINST, FOR, FeatureName, features_of
from agent.coach.evaluation.opinion import opinion_of
from agent.coach.evaluation.rubric import LOWEST
from agent.coach.evaluation.scales import SCALED, ScaledName, load_rules
from agent.coach.evaluation.whys import NOTHING_MOVED, why
from bench.eval_coach_cases import to_judge as of_case
from tests.agent.coach.evaluation.answers import SLOGANS, TOLD, to_judge
from tests.trust.cases import load_cases
from tests.trust.floors import load_floors

RULES = load_rules()


@pytest.mark.parametrize("name", SCALED)
def test_every_weight_goes_the_way_that_its_reason_gives(name: ScaledName) -> None:
    weights = RULES.scales[name].weights
    assert 0 < len(weights) <= 12
    assert all((weight > 0) == (feature in FOR) for feature, weight in weights.items())
    assert weights.keys() <= FOR.keys() | AGAINST.keys()


@pytest.mark.parametrize("name", SCALED)
def test_scores_lie_between_1_and_10(name: ScaledName) -> None:
    told, slogans = features_of(to_judge(TOLD)), features_of(to_judge(SLOGANS))
    scale = RULES.scales[name]
    assert 1 <= scale.score(slogans) < scale.score(told) <= 10


def told(moved: Mapping[FeatureName, float]) -> str:
    """What is said of a criterion that these features move so."""
    return why(moved, {name: 1.0 if name in FOR else -1.0 for name in moved})


def test_a_criterion_names_what_moved_it_most_on_either_side() -> None:
    features = features_of(to_judge(SLOGANS))
    said = why(RULES.telling("examples", features), RULES.scales["examples"].weights)
    assert "Still, " in said
    assert "abstract words" in said


@pytest.mark.parametrize(
    ("telling", "said"),
    [
        ({"own": 0.05}, NOTHING_MOVED),
        ({"own": 0.5}, "You say what you do yourself."),
        ({"own": -0.5}, "You could say more about what you do yourself."),
        ({"boasts": -0.5}, "Some things sound claimed rather than shown."),
        (
            {"plain": 0.2, "figures": 0.9, "boasts": -0.3},
            "You give numbers, and you use short, plain words. "
            "But some things sound claimed rather than shown.",
        ),
        (
            {"outcome": -0.9, "ruled_out": -0.4, "own_past": 0.3},
            "You could say more about what came of it and about what you would not do. "
            "Still, you say what you did yourself.",
        ),
        (
            {"own": 0.3, "outcome": 0.2, "task": 0.1},
            "You say what you do yourself and what came of it.",
        ),
    ],
)
def test_it_is_said_in_sentences_the_weightier_first(
    telling: Mapping[FeatureName, float], said: str
) -> None:
    assert told(telling) == said


def test_being_free_of_a_flaw_is_named_only_where_nothing_else_lifts() -> None:
    assert told({"boasts": 0.9, "figures": 0.2}) == "You give numbers."
    assert told({"boasts": 0.9}) == "You rarely claim things without showing them."


def test_likeness_to_other_answers_is_told_once_and_with_a_sentence_of_the_answer() -> None:
    seen = 0
    for case in load_cases("tuning"):
        features = features_of(to_judge(case.answer, question=case.question))
        told = [
            said for said in opinion_of(features, RULES).whys.values() if "test answers" in said
        ]
        assert len(told) <= 1
        for said in told:
            assert re.search(r"test answers, (?:most|least) of all “.+?”", said), said
            seen += 1
    assert seen > 20


def test_a_reason_is_one_sentence_or_two_to_the_candidate() -> None:
    for case in (*load_cases("tuning"), *load_floors()):
        features = features_of(to_judge(case.answer, question=case.question))
        for said in opinion_of(features, RULES).whys.values():
            plain = re.sub("“.+?”", "“it”", said)
            assert re.fullmatch(r"[A-Z][^.]+\.(?: [A-Z][^.]+\.)?", plain), said
            assert re.search(r"\byour?\b", said, re.IGNORECASE), said


def test_an_answer_that_leans_to_its_question_is_judged_whatever_words_it_takes_up() -> None:
    case = next(one for one in load_cases("tuning") if one.id == "operations-09")
    features = features_of(of_case(case))
    assert features.topic <= 1
    assert RULES.on_question.leaning(features) > 0
    assert (opinion_of(features, RULES).scores["relevance"] or 0) > LOWEST
