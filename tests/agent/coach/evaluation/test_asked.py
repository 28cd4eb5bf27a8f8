"""Whether an answer speaks of what was asked."""

from dataclasses import replace

import numpy as np
import pytest

from agent.coach.evaluation.asked import Asked, Question, asked_of
from agent.coach.evaluation.asked.about import questions_of, whole_of
from agent.coach.evaluation.asked.others import load_others, nearer
from agent.coach.evaluation.by_rules import RulesEvaluator
from agent.coach.evaluation.calibration import read_calibrations
from agent.coach.evaluation.features import features_of
from agent.coach.evaluation.lexicon import load_lexicon
from agent.coach.evaluation.opinion import opinion_of
from agent.coach.evaluation.ports import Exchange, ToJudge
from agent.coach.evaluation.reading import read
from agent.coach.evaluation.scales import load_rules
from agent.coach.evaluation.standing import FAR, NOTHING_HAPPENS
from agent.coach.meaning import SIZE
from schemas.vocabulary import Category
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


def test_it_leans_by_what_is_meant_and_not_by_its_words() -> None:
    assert leaning("Describe a time when you calmed down a furious visitor.") > 0


@pytest.mark.parametrize("question", UNRELATED)
async def test_a_good_answer_to_another_question_gets_no_overall_score(question: str) -> None:
    found = await SHIPPED.judge(told(question))
    assert found.score is None
    assert found.rubric.relevance.score is None
    assert found.reason is not None
    assert found.reason == found.rubric.relevance.why
    assert found.reason == FAR
    assert found.rubric.clarity.score is not None


@pytest.mark.parametrize(
    ("nearer_by", "story_told", "reason"),
    [(0.5, 1.0, None), (0.5, 0.0, NOTHING_HAPPENS), (-1.5, 1.0, FAR), (-1.5, 0.0, FAR)],
)
def test_where_only_the_story_lacks_the_reason_says_so(
    nearer_by: float, story_told: float, reason: str | None
) -> None:
    signs = Question(OWN, story=True).signs(nearer_by, story_told)
    features = replace(features_of(to_judge(TOLD)), asked=Asked((signs,)))
    assert opinion_of(features, RULES).elsewhere == reason


def test_an_answer_to_a_follow_up_is_enough() -> None:
    exchange = Exchange(OWN, "He was calm again after that.")
    assert leaning(UNRELATED[0]) < 0 < leaning(UNRELATED[0], follow_ups=(exchange,))


async def test_what_is_poor_anyway_stays_poor() -> None:
    vague = (
        "Excellence, commitment and communication are important values of our organisation. " * 2
    )
    vague += "Stakeholder alignment ensures sustainable optimisation of strategic opportunities."
    found = SHIPPED.opinion(to_judge(vague, question=UNRELATED[2]))
    assert found.scores["relevance"] is None or found.scores["relevance"] < 4


def test_nothing_said_means_nothing() -> None:
    reading = read(to_judge(""), load_lexicon())
    np.testing.assert_array_equal(whole_of(reading), np.zeros(SIZE))
    (signs,) = asked_of(reading, 0.0).signs
    assert signs["nearer"] < 0


def test_nearer_is_measured_against_answers_to_other_questions() -> None:
    others = np.array([[0.6, 0.8], [0.8, 0.6]], np.float32)
    question = np.array([1.0, 0.0], np.float32)
    assert nearer(np.array([0.7, 0.7], np.float32), question, others) == pytest.approx(0, abs=1e-5)
    assert nearer(np.array([1.0, 0.0], np.float32), question, others) == pytest.approx(3, abs=1e-5)


def test_the_other_answers_are_vectors_of_length_1() -> None:
    others = load_others()
    assert others.shape[1] == SIZE
    np.testing.assert_allclose(np.linalg.norm(others, axis=1), 1, atol=0.001)


def test_a_long_answer_counts_to_its_end() -> None:
    bus = "The bus was late and it rained all the morning on the road to work. "
    calm = "I called a taxi for the angry man, and then he was calm again. "
    first, both = (
        whole_of(read(to_judge(text), load_lexicon())) for text in (bus, f"{bus} {calm}")
    )
    assert 0.5 < float(first @ both) < 0.95


@pytest.mark.parametrize(
    ("category", "question", "story"),
    [
        ("behavioral", "Sell me this pen.", True),
        ("technical", "Tell me about a bug that you found.", True),
        ("technical", "How does a cache expire?", False),
    ],
)
def test_some_questions_ask_for_something_that_happened(
    category: Category, question: str, story: bool
) -> None:
    asked, further = questions_of(
        replace(
            to_judge(TOLD, question=question, follow_ups=(Exchange("What did you learn?", "A."),)),
            category=category,
            skills=("selling",),
        )
    )
    assert asked.story == story
    assert asked.meant == f"{question} selling"
    assert further.story
    assert asked.signs(1.5, 0.4) == {
        "nearer": 1.5,
        "story": float(story),
        "story_told": 0.4 if story else 0.0,
    }
