"""The model that comes with the package, and why it says what it says."""

import pytest

from agent.coach.evaluation.features import AGAINST, FOR, features_of
from agent.coach.evaluation.scales import SCALED, ScaledName, load_rules
from agent.coach.evaluation.whys import why
from tests.agent.coach.evaluation.answers import SLOGANS, TOLD, to_judge

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


def test_a_criterion_names_what_moved_it_most_on_either_side() -> None:
    features = features_of(to_judge(SLOGANS))
    said = why(RULES.telling("examples", features), RULES.scales["examples"].weights)
    assert "Against it:" in said
    assert "abstract words" in said


def test_nothing_unusual_is_said_to_be_that() -> None:
    assert why({"own": 0.05}, {"own": 1.0}) == "Nothing in it stands out either way."


@pytest.mark.parametrize(
    ("telling", "weight", "said"),
    [
        (0.5, 1.0, "For it: you say what you yourself do."),
        (-0.5, 1.0, "Against it: little is said of what you yourself do."),
    ],
)
def test_there_and_missing_are_said_apart(telling: float, weight: float, said: str) -> None:
    assert why({"own": telling}, {"own": weight}) == said
