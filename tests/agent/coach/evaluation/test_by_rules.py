"""The evaluator that needs no key."""

import pytest

from agent.coach.evaluation.by_rules import ENGINE, MODEL, RulesEvaluator
from agent.coach.evaluation.calibration import (
    Agreement,
    Calibration,
    Calibrations,
    read_calibrations,
)
from agent.coach.evaluation.rubric import CriterionName
from tests.agent.coach.evaluation.answers import SLOGANS, TOLD, to_judge


def evaluator(**kappas: float) -> RulesEvaluator:
    """One that was measured with these agreements."""
    version = RulesEvaluator.load(Calibrations(evaluators=())).prompt_version
    criteria: dict[CriterionName, Agreement] = {
        name: Agreement(kappa=kappas[name], low=0.0, high=0.9, cases=100)
        for name in ("relevance", "examples", "clarity", "job_alignment")
        if name in kappas
    }
    measured = Calibration(
        engine=ENGINE,
        model=MODEL,
        prompt_version=version,
        cases=100,
        overall=None,
        criteria=criteria,
    )
    return RulesEvaluator.load(Calibrations(evaluators=(measured,)))


EARNED = evaluator(relevance=0.5, examples=0.6, clarity=0.4, job_alignment=0.39)


async def test_what_was_done_scores_higher_than_slogans() -> None:
    told, slogans = await EARNED.judge(to_judge(TOLD)), await EARNED.judge(to_judge(SLOGANS))
    assert told.score is not None
    assert slogans.score is not None
    assert told.score >= 7 > 4 >= slogans.score


async def test_a_score_has_a_range_around_it() -> None:
    found = await EARNED.judge(to_judge(TOLD))
    assert found.score is not None
    assert found.low is not None
    assert found.high is not None
    assert 1 <= found.low < found.score < found.high <= 10


async def test_truth_is_never_scored() -> None:
    found = await evaluator(technical_accuracy=0.9).judge(to_judge(TOLD))
    assert found.rubric.technical_accuracy.score is None
    assert "cannot know" in found.rubric.technical_accuracy.why


async def test_a_criterion_that_was_not_earned_has_a_reason_and_no_number() -> None:
    found = (await EARNED.judge(to_judge(TOLD))).rubric.job_alignment
    assert found.score is None
    assert "0.39" in found.why


async def test_too_few_earned_criteria_make_no_overall_score() -> None:
    found = await evaluator(relevance=0.5, examples=0.6).judge(to_judge(TOLD))
    assert found.score is None
    assert found.rubric.relevance.score is not None
    assert found.reason is not None
    assert "50 of 100" in found.reason


async def test_what_was_not_measured_earns_nothing() -> None:
    found = await RulesEvaluator.load(Calibrations(evaluators=())).judge(to_judge(TOLD))
    assert found.score is None
    assert found.rubric.examples.score is None
    assert "not measured" in found.rubric.examples.why


@pytest.mark.parametrize("transcript", ["", "Fine.", "Um, yeah, so.", "asdf qwer zxcv uiop hjkl"])
async def test_nothing_said_is_worth_the_least(transcript: str) -> None:
    assert (await EARNED.judge(to_judge(transcript))).score == 1


async def test_what_has_no_word_of_the_question_is_not_scored_at_all() -> None:
    elsewhere = "The octopus has nine brains. It climbs out at night, and I watched it for a week."
    found = await EARNED.judge(to_judge(elsewhere))
    assert found.score is None
    assert found.reason is not None
    assert "no word of yours takes up the question" in found.reason


async def test_the_rules_as_they_are_shipped_were_measured() -> None:
    """Else nothing is scored without a key; `make eval-coach` measures them."""
    assert RulesEvaluator.load(read_calibrations()).calibration is not None
