"""A language model is measured at its address, and a stand-in is known for one."""

from pathlib import Path

import pytest

from agent.coach.evaluation.rubric import WEIGHTS
from bench.eval_coach_cases import to_judge
from bench.eval_coach_judging import all_earned, judge_all
from bench.eval_coach_model import is_played, model_evaluator
from tests.agent.coach.tasks.judge_script import DRAFT, FEEDBACK, VERDICT
from tests.agent.coach.tasks.wired import by_shape
from tests.standins.openai import MODEL, OpenAI
from tests.standins.serving import standin
from tests.standins.support import KEY
from tests.trust.cases import load_cases

ANSWERS = {"Verdict": VERDICT, "OpenVerdict": VERDICT, "Feedback": FEEDBACK, "Draft": DRAFT}


async def test_a_model_judges_a_case_over_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LLM_API_KEY", KEY)
    case = load_cases("tuning")[0]
    async with standin(OpenAI(by_shape(ANSWERS), key=KEY)) as origin:
        address = f"{origin}/v1"
        assert await is_played(address)
        async with model_evaluator(address, MODEL, tmp_path) as make:
            [verdict] = await judge_all(all_earned(make), [to_judge(case)], 1)
    assert verdict.failed is None
    assert verdict.scores == dict.fromkeys(WEIGHTS, 7.0)
    assert verdict.overall(frozenset(WEIGHTS)) == 7.0


async def test_a_model_that_is_not_there_fails_and_has_no_score(tmp_path: Path) -> None:
    case = load_cases("tuning")[0]
    async with model_evaluator("http://127.0.0.1:9/v1", "none", tmp_path) as make:
        [verdict] = await judge_all(all_earned(make), [to_judge(case)], 1)
    assert verdict.judgement is None
    assert verdict.failed is not None
    assert verdict.overall(frozenset(WEIGHTS)) is None
