"""Answers judged by a language model: what is asked, what is kept, and when there is no score."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from agent.coach.evaluation.calibration import Agreement, Calibration, Calibrations
from agent.coach.evaluation.ports import EvaluationFailed
from agent.coach.evaluation.rubric import CriterionName
from agent.coach.tasks.criteria import CRITERIA, OpenVerdict, Verdict
from agent.coach.tasks.evaluate import ModelEvaluator
from agent.coach.tasks.feedback import Feedback
from agent.coach.tasks.ideal_answer import Draft
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.errors import (
    BadAnswer,
    EngineError,
    OverBudget,
    RateLimited,
    Refused,
    Resting,
    TimedOut,
    Unreachable,
    WrongKey,
)
from agent.engines.language import Prompt
from agent.engines.usage import Usage
from schemas.base import Schema
from tests.agent.coach.tasks.judge_script import FEEDBACK, VERDICT, judge
from tests.agent.coach.tasks.scripted import ANSWER, Script, ScriptedModel, to_judge

Say = Callable[[CriterionName, int], Any]


def measured(kappas: Mapping[CriterionName, float], version: str) -> Calibrations:
    """What was measured of the scripted model."""
    criteria: dict[CriterionName, Agreement] = {
        name: Agreement(kappa=kappa, low=kappa - 0.1, high=kappa + 0.1, cases=100)
        for name, kappa in kappas.items()
    }
    one = Calibration(
        engine="scripted",
        model="script",
        prompt_version=version,
        cases=100,
        overall=None,
        criteria=criteria,
    )
    return Calibrations(evaluators=(one,))


def evaluator(
    script: Script,
    kappas: Mapping[CriterionName, float] | None = None,
    judgements: int = 3,
    **more: Any,
) -> ModelEvaluator:
    """With everything earned, unless `kappas` says otherwise."""
    model = ScriptedModel(script)
    version = ModelEvaluator(model, Calibrations(evaluators=()), judgements).prompt_version
    earned: Mapping[CriterionName, float] = (
        dict.fromkeys(CRITERIA, 0.7) if kappas is None else kappas
    )
    return ModelEvaluator(model, measured(earned, version), judgements, **more)


def criterion_of(prompt: Prompt) -> CriterionName:
    return next(one for one in CRITERIA if prompt_text(one).part("criterion") in prompt.system)


def saying(say: Say) -> Script:
    """A script whose judgements `say` decides, by criterion and how often it was asked so far."""
    asked = dict.fromkeys(CRITERIA, 0)

    def script(prompt: Prompt, shape: type[Schema]) -> Any:
        if not issubclass(shape, Verdict | OpenVerdict):
            return judge(prompt, shape)
        name = criterion_of(prompt)
        asked[name] += 1
        return say(name, asked[name] - 1)

    return script


def scored(**scores: Sequence[int | None]) -> Script:
    """Each criterion's judgements, 7 where none are given."""

    def say(name: CriterionName, number: int) -> Any:
        score = scores.get(name, [7, 7, 7])[number]
        return {**VERDICT, "score": score, "why": f"You are judged as {score} by {name}."}

    return saying(say)


async def test_a_judgement_has_everything_and_says_nothing_that_was_not_said() -> None:
    found = await evaluator(judge).judge(to_judge())
    assert found.score == 7.0
    assert (found.low, found.high) == (6.5, 7.5)
    assert found.reason is None
    assert found.rubric.clarity.why == VERDICT["why"]
    assert found.strengths == ("You look before you change things.",)
    assert found.weaknesses == ("Who asked for it stays open.",)
    assert len(found.improvements) == 3
    assert [one.said for one in found.wording] == ["nobody waits in the morning"]
    assert found.star.action.quote == "I moved them to a queue with four workers"
    assert not found.star.task.found
    assert found.findings == ("Not found in what you told: the task.",)
    assert found.ideal_answer is not None
    assert "[who noticed it first]" in found.ideal_answer.text
    assert not found.elaboration_needed
    assert found.dropped_quotes == 0
    assert [(one.text, one.kind) for one in found.quotes] == [
        ("measured each step", "strength"),
        ("I moved them to a queue with four workers", "evidence"),
    ]
    first = ANSWER.split().index("measured")
    assert found.quotes[0].start_s == first / 2


async def test_the_weights_are_applied_by_code() -> None:
    script = scored(relevance=[10] * 3, examples=[10] * 3, job_alignment=[1] * 3)
    found = await evaluator(script).judge(to_judge())
    assert found.score == round((25 * 10 + 25 * 10 + 20 * 7 + 20 * 7 + 10 * 1) / 100, 1)


async def test_judgements_meet_in_the_middle_and_their_spread_is_the_range() -> None:
    found = await evaluator(scored(**{name: [4, 9, 6] for name in CRITERIA})).judge(to_judge())
    assert (found.low, found.score, found.high) == (3.5, 6.0, 9.5)
    assert found.rubric.relevance.why == "You are judged as 6 by relevance."


async def test_the_range_ends_where_the_scale_does() -> None:
    found = await evaluator(scored(**{name: [10, 10, 10] for name in CRITERIA})).judge(to_judge())
    assert (found.low, found.score, found.high) == (9.5, 10.0, 10.0)
    found = await evaluator(scored(**{name: [1, 1, 1] for name in CRITERIA})).judge(to_judge())
    assert (found.low, found.score, found.high) == (1.0, 1.0, 1.5)


async def test_what_cannot_be_told_has_no_score_and_the_others_weigh_more() -> None:
    script = scored(technical_accuracy=[None, 5, None], relevance=[10, 10, 10])
    found = await evaluator(script).judge(to_judge())
    assert found.rubric.technical_accuracy.score is None
    assert found.rubric.technical_accuracy.why == "You are judged as None by technical_accuracy."
    assert found.score == round((25 * 10 + 55 * 7) / 80, 1)
    assert any(one.startswith("Technical accuracy: You are") for one in found.findings)


async def test_one_of_three_without_a_score_leaves_the_lower_middle() -> None:
    found = await evaluator(scored(job_alignment=[8, None, 6])).judge(to_judge())
    assert found.rubric.job_alignment.score == 6.0


async def test_a_criterion_that_did_not_earn_it_gets_no_number_and_says_why() -> None:
    kappas: dict[CriterionName, float] = {**dict.fromkeys(CRITERIA, 0.6), "clarity": 0.31}
    found = await evaluator(judge, kappas).judge(to_judge())
    assert found.rubric.clarity.score is None
    assert "is 0.310, and 0.40 is needed" in found.rubric.clarity.why
    assert f"Clarity: {found.rubric.clarity.why}" in found.findings
    assert found.score == 7.0


async def test_a_model_that_was_not_measured_gives_findings_and_no_score() -> None:
    model = ScriptedModel(judge)
    found = await ModelEvaluator(model, Calibrations(evaluators=())).judge(to_judge())
    assert found.score is None
    assert found.reason is not None
    assert found.low is found.high is None
    assert all(one.score is None for _, one in found.rubric)
    assert "was not measured" in found.rubric.relevance.why
    assert found.strengths
    assert found.ideal_answer is not None


async def test_what_was_measured_of_other_prompts_counts_for_nothing() -> None:
    model = ScriptedModel(judge)
    other = measured(dict.fromkeys(CRITERIA, 0.9), "of-last-year")
    assert (await ModelEvaluator(model, other).judge(to_judge())).score is None


async def test_an_opinion_has_the_scores_that_are_not_shown() -> None:
    opinion = await evaluator(scored(clarity=[3, 3, 3]), {}).opinion(to_judge())
    assert opinion.scores == {**dict.fromkeys(CRITERIA, 7.0), "clarity": 3.0}


async def test_invented_quotations_are_dropped_and_counted() -> None:
    invented = "I saved the company a million"
    script = saying(lambda _, __: {**VERDICT, "evidence": [invented]})
    found = await evaluator(script).judge(to_judge())
    assert found.dropped_quotes == len(CRITERIA)
    assert invented not in found.model_dump_json()
    assert found.rubric.relevance.why.endswith(
        "None of the words that this was based on were found in the answer."
    )


async def test_a_score_without_any_quotation_says_so() -> None:
    found = await evaluator(saying(lambda _, __: {**VERDICT, "evidence": []})).judge(to_judge())
    assert found.rubric.examples.why.endswith("No words of the answer were quoted for this.")


async def test_a_quotation_from_the_question_is_no_evidence() -> None:
    script = saying(lambda _, __: {**VERDICT, "evidence": ["something slow that you made fast"]})
    assert (await evaluator(script).judge(to_judge())).dropped_quotes == len(CRITERIA)


async def test_typed_words_are_evidence_without_sound() -> None:
    found = await evaluator(judge).judge(to_judge(heard=(), typed=True))
    assert found.quotes == ()
    assert found.dropped_quotes == 0
    assert found.star.result.quote == "Now they take forty minutes"


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ({"strengths": [{"quote": "never said this", "text": "You shine here."}]}, "strengths"),
        ({"strengths": [{"quote": "each step", "text": "You led 30 people."}]}, "strengths"),
        ({"weaknesses": [{"quote": "not in it", "text": "This is vague."}]}, "weaknesses"),
        ({"weaknesses": [{"quote": None, "text": "Globex would want more."}]}, "weaknesses"),
        ({"wording": [{"said": "we was late", "better": "We were late"}]}, "wording"),
        (
            {"wording": [{"said": "measured each step", "better": "measured 12 steps"}]},
            "wording",
        ),
    ],
)
async def test_feedback_on_what_nobody_said_is_dropped(
    changes: Mapping[str, Any], kept: str
) -> None:
    def script(prompt: Prompt, shape: type[Schema]) -> Any:
        return {**FEEDBACK, **changes} if issubclass(shape, Feedback) else judge(prompt, shape)

    found = await evaluator(script).judge(to_judge())
    assert getattr(found, kept) == ()
    assert found.score == 7.0


async def test_advice_with_figures_that_nobody_gave_is_dropped() -> None:
    advice = ("Say that it was 90 percent faster.", *FEEDBACK["improvements"][1:])

    def script(prompt: Prompt, shape: type[Schema]) -> Any:
        same = issubclass(shape, Feedback)
        return {**FEEDBACK, "improvements": advice} if same else judge(prompt, shape)

    assert (await evaluator(script).judge(to_judge())).improvements == advice[1:]


async def test_a_question_about_knowledge_lacks_no_part_of_a_story() -> None:
    found = await evaluator(judge).judge(to_judge(category="technical"))
    assert found.findings == ()
    assert not found.star.task.found


FAILURES: list[tuple[EngineError, str, bool]] = [
    (Refused("scripted"), "safety rules", False),
    (WrongKey("scripted", 401), "settings", False),
    (OverBudget("scripted", "requests", 3_600.0), "tomorrow", False),
    (RateLimited("scripted", "used up", retryable=False), "used up", False),
    (RateLimited("scripted", "too many", retryable=True), "in a few minutes", True),
    (TimedOut("scripted", 45.0), "did not answer in time", True),
    (Unreachable("scripted", "gone"), "could not be reached", True),
    (Resting("scripted", 30.0), "does not work just now", True),
    (BadAnswer("scripted", "malformed"), "could not be used", False),
]


@pytest.mark.parametrize(("failure", "reason", "retryable"), FAILURES, ids=str)
async def test_a_failure_is_a_reason_and_never_a_score(
    failure: EngineError, reason: str, retryable: bool
) -> None:
    with pytest.raises(EvaluationFailed, match=reason) as failed:
        await evaluator(lambda _, __: failure).judge(to_judge())
    assert failed.value.retryable is retryable
    assert failed.value.reason[0].islower()
    assert "scripted" not in failed.value.reason


async def test_a_reason_in_the_words_of_a_level_is_no_secret() -> None:
    level = prompt_text("relevance").part("mid").splitlines()[1].partition(": ")[2]
    assert len(level.split()) > 8
    found = await evaluator(saying(lambda _, __: {**VERDICT, "why": level})).judge(to_judge())
    assert found.rubric.relevance.why == level


async def test_a_reason_in_the_words_of_the_instructions_is_no_judgement() -> None:
    system = prompt_text("criterion").part("system")[:200]
    with pytest.raises(EvaluationFailed):
        await evaluator(saying(lambda _, __: {**VERDICT, "why": system})).judge(to_judge())


async def test_without_feedback_there_is_no_judgement() -> None:
    def script(prompt: Prompt, shape: type[Schema]) -> Any:
        return TimedOut("x", 1.0) if issubclass(shape, Feedback) else judge(prompt, shape)

    with pytest.raises(EvaluationFailed):
        await evaluator(script).judge(to_judge())


async def test_one_failed_judgement_of_three_costs_no_score() -> None:
    failing = saying(lambda _, number: TimedOut("x", 1.0) if number == 0 else VERDICT)
    assert (await evaluator(failing).judge(to_judge())).score == 7.0


async def test_two_failed_judgements_of_one_criterion_do() -> None:
    def say(name: CriterionName, number: int) -> Any:
        return Refused("x") if name == "clarity" and number else VERDICT

    with pytest.raises(EvaluationFailed, match="safety"):
        await evaluator(saying(say)).judge(to_judge())


async def test_what_another_model_answers_is_not_passed_off_as_this_ones() -> None:
    model = ScriptedModel(judge, answers_as="the next one on the ladder")
    with pytest.raises(EvaluationFailed) as failed:
        await ModelEvaluator(model, Calibrations(evaluators=())).judge(to_judge())
    assert failed.value.retryable


async def test_no_better_answer_costs_no_score_and_says_why() -> None:
    def script(prompt: Prompt, shape: type[Schema]) -> Any:
        return TimedOut("x", 1.0) if issubclass(shape, Draft) else judge(prompt, shape)

    found = await evaluator(script).judge(to_judge())
    assert found.score == 7.0
    assert found.ideal_answer is None
    assert any("could not write one" in one for one in found.findings)


async def test_everything_is_asked_at_once_and_what_it_used_is_added_up() -> None:
    used: list[Usage] = []
    model = ScriptedModel(judge)
    await ModelEvaluator(model, Calibrations(evaluators=()), 3, used.append).judge(to_judge())
    calls = 3 * len(CRITERIA) + 2
    assert model.most_at_once == len(model.prompts) == calls
    assert used == [Usage(10 * calls, 5 * calls)]
    assert used[0].cost is None


@pytest.mark.parametrize("judgements", [0, -1, 2])
def test_there_must_be_a_middle(judgements: int) -> None:
    with pytest.raises(ValueError, match="not an odd number"):
        ModelEvaluator(ScriptedModel(judge), Calibrations(evaluators=()), judgements)


def test_how_often_it_is_asked_is_part_of_the_version() -> None:
    one, three = (evaluator(judge, judgements=number).prompt_version for number in (1, 3))
    assert one != three


async def test_levels_follow_difficulty_and_judgements_are_asked_in_different_forms() -> None:
    tasks: dict[str, list[str]] = {}
    for difficulty in ("junior", "mid", "senior"):
        model = ScriptedModel(judge)
        subject = ModelEvaluator(model, Calibrations(evaluators=()))
        await subject.judge(to_judge(difficulty=difficulty))
        prompts = [one for one, shape in model.prompts if shape in (Verdict, OpenVerdict)]
        tasks[difficulty] = [one.task for one in prompts]
        assert len({(one.system, one.task) for one in prompts}) == len(prompts)
        assert all(prompt_text(criterion_of(one)).part(difficulty)[:9] for one in prompts)
    assert set(tasks["junior"]).isdisjoint(tasks["senior"])
    assert set(tasks["mid"]).isdisjoint(tasks["senior"])


async def test_nothing_personal_leaves_with_the_resume() -> None:
    model = ScriptedModel(judge)
    answer = to_judge()
    assert answer.resume is not None
    resume = answer.resume.model_copy(
        update={
            "name": "Jo Quill",
            "email": "jo@example.org",
            "phone": "0170 555",
            "location": "X9",
        }
    )
    subject = ModelEvaluator(model, Calibrations(evaluators=()))
    await subject.judge(to_judge(resume=resume))
    sent = "\n".join(part.text for prompt, _ in model.prompts for part in prompt.data)
    assert "Paketfuchs" in sent
    assert not any(one in sent for one in ("Jo Quill", "example.org", "0170", "X9"))


async def test_who_goes_away_leaves_nothing_running() -> None:
    asked = asyncio.Event()

    class Waiting(ScriptedModel):
        async def answer(self, *_: Any, **__: Any) -> Any:
            asked.set()
            await asyncio.Event().wait()

    subject = ModelEvaluator(Waiting(judge), Calibrations(evaluators=()))
    judging = asyncio.create_task(subject.judge(to_judge()))
    await asked.wait()
    judging.cancel()
    with pytest.raises(asyncio.CancelledError):
        await judging
    assert len(asyncio.all_tasks()) == 1


async def test_only_the_first_part_of_an_endless_answer_is_judged_and_that_is_said() -> None:
    found = await evaluator(judge).judge(to_judge(f"{ANSWER} {'and so on ' * 4_000}", heard=()))
    assert any("Only the first 30000 characters" in one for one in found.findings)
