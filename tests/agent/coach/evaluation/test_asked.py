"""Whether an answer speaks of what was asked."""

from dataclasses import replace

import pytest

from agent.coach.evaluation.asked import asked_of
from agent.coach.evaluation.asked.about import usually
from agent.coach.evaluation.asked.files import LONGEST, load_ties, load_usual
from agent.coach.evaluation.asked.keys import keys_of
from agent.coach.evaluation.asked.wanted import wanted_of
from agent.coach.evaluation.by_rules import RulesEvaluator
from agent.coach.evaluation.calibration import read_calibrations
from agent.coach.evaluation.features import features_of
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.ports import Exchange, ToJudge
from agent.coach.evaluation.reading import read
from agent.coach.evaluation.scales import load_rules
from tests.agent.coach.evaluation.answers import TOLD, to_judge

RULES = load_rules()
SHIPPED = RulesEvaluator.load(read_calibrations())
UNRELATED = (
    "How do you add a column to a large table that is written to all day?",
    "What do you do when a patient's pulse rises after an operation?",
    "How would you plan the repairs of a paper machine that stands still for one week a year?",
)


OWN = to_judge(TOLD).question


def told(question: str, *, follow_ups: tuple[Exchange, ...] = ()) -> ToJudge:
    """The same good story, whatever was asked."""
    answer = to_judge(TOLD, question=question, follow_ups=follow_ups)
    return replace(answer, category="technical", skills=("planning",))


def leaning(question: str, *, follow_ups: tuple[Exchange, ...] = ()) -> float:
    return RULES.on_question.leaning(features_of(told(question, follow_ups=follow_ups)))


def test_an_answer_leans_to_its_own_question() -> None:
    assert leaning(OWN) > 0
    assert max(map(leaning, UNRELATED)) < 0


def test_it_is_tied_by_what_belongs_to_the_question_and_not_only_by_its_words() -> None:
    assert leaning("Describe how you dealt with a furious complaint.") > 0


@pytest.mark.parametrize("question", UNRELATED)
async def test_a_good_answer_to_another_question_gets_no_overall_score(question: str) -> None:
    found = await SHIPPED.judge(told(question))
    assert found.score is None
    assert found.rubric.relevance.score is None
    assert found.reason is not None
    assert found.reason == found.rubric.relevance.why
    assert "takes up what was asked" in found.reason
    assert found.rubric.clarity.score is not None


async def test_the_reason_names_what_was_asked_and_not_taken_up() -> None:
    found = await SHIPPED.judge(told(UNRELATED[1]))
    assert found.reason is not None
    assert "pulse" in found.reason
    assert "customer" not in found.reason


def test_a_tie_to_a_follow_up_is_enough() -> None:
    exchange = Exchange(OWN, "He was calm again after that.")
    assert leaning(UNRELATED[0]) < 0 < leaning(UNRELATED[0], follow_ups=(exchange,))


async def test_what_is_poor_anyway_stays_poor() -> None:
    vague = (
        "Excellence, commitment and communication are important values of our organisation. " * 2
    )
    vague += "Stakeholder alignment ensures sustainable optimisation of strategic opportunities."
    found = SHIPPED.opinion(to_judge(vague, question=UNRELATED[2]))
    assert found.scores["relevance"] is None or found.scores["relevance"] < 4


def test_nothing_said_is_tied_to_nothing() -> None:
    (signs,) = asked_of(read(to_judge(""), load_lexicon()), 0.0).signs
    assert signs["beyond"] == 0


def test_phrases_stay_within_a_sentence() -> None:
    found = keys_of([("it", "went", "wrong"), ("then", "home")])
    assert {"went_wrong", "it_went_wrong", "then_home"} <= found
    assert "wrong_then" not in found


def test_a_rare_word_says_more_than_a_usual_one() -> None:
    usual = load_usual()
    often = max(usual.counts, key=usual.counts.__getitem__)
    assert 0 <= usual.rarity(often) < usual.rarity("heliotrope") == 1
    assert usual.share("heliotrope") < usual.share(often) <= 1


def test_what_any_answer_speaks_of_is_expected_more() -> None:
    any_job = wanted_of("Tell me about something that you changed.", ())
    nobodys = wanted_of("Heliotrope or mauve?", ())
    assert usually(any_job) > usually(nobodys) > 0


def test_ties_are_words_and_phrases_that_can_be_found() -> None:
    for tie in load_ties():
        assert tie.asked <= tie.told
        for key in tie.told:
            assert key
            assert key.count("_") < LONGEST, key
