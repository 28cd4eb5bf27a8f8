"""A better answer is built from what there is, or not shown."""

from collections.abc import Sequence
from typing import Any

import pytest

from agent.coach.tasks.ideal_answer import INVENTED, NOT_WRITTEN, ideal_answer
from agent.engines.errors import TimedOut
from tests.agent.coach.tasks.judge_script import DRAFT
from tests.agent.coach.tasks.scripted import ScriptedModel, to_judge


def drafts(*said: Any) -> ScriptedModel:
    left = list(said)
    return ScriptedModel(lambda _, __: left.pop(0))


def with_text(text: str) -> dict[str, Any]:
    return {**DRAFT, "text": f"{DRAFT['text']} {text}"}


async def test_what_is_only_put_better_is_shown() -> None:
    model = drafts(DRAFT)
    ideal = await ideal_answer(model, to_judge(), within_s=1.0)
    assert ideal.answer is not None
    assert ideal.answer.text == DRAFT["text"]
    assert ideal.answer.differences == tuple(DRAFT["differences"])
    assert ideal.reason is None
    assert len(model.prompts) == 1


@pytest.mark.parametrize(
    ("added", "found"),
    [
        ("Before that I was at Globex.", "Globex"),
        ("It ran on Kubernetes.", "Kubernetes"),
        ("We saved 80 percent.", "80"),
        ("We halved the bill.", "half"),
        ("Ms Okafor thanked me.", "Okafor"),
    ],
)
async def test_an_invention_goes_back_once_with_what_was_found(added: str, found: str) -> None:
    model = drafts(with_text(added), DRAFT)
    ideal = await ideal_answer(model, to_judge(), within_s=1.0)
    assert ideal.answer is not None
    assert found not in ideal.answer.text
    first, repair = (prompt for prompt, _ in model.prompts)
    parts = {part.name: part.text for part in repair.data}
    assert found in parts["not_found"].splitlines()
    assert added in parts["draft"]
    assert repair.system == first.system
    assert repair.data[: len(first.data)] == first.data
    assert ideal.usage.tokens == 30


async def test_what_invents_twice_is_not_shown() -> None:
    model = drafts(with_text("It ran on Kubernetes."), with_text("Globex bought it."))
    ideal = await ideal_answer(model, to_judge(), within_s=1.0)
    assert ideal.answer is None
    assert ideal.reason == INVENTED
    assert len(model.prompts) == 2


@pytest.mark.parametrize("field", ["differences", "why"])
async def test_an_invention_may_hide_in_no_other_part(field: str) -> None:
    said = "It names Globex, where you worked."
    draft = {**DRAFT, field: [said] if field == "differences" else said}
    ideal = await ideal_answer(drafts(draft, draft), to_judge(), within_s=1.0)
    assert ideal.reason == INVENTED


async def test_facts_of_the_resume_may_be_used_and_those_of_the_job_may_not() -> None:
    of_resume = with_text("The flakefinder I wrote with SQLite helped, as at Finleap Connect.")
    assert (await ideal_answer(drafts(of_resume), to_judge(), within_s=1.0)).reason is None
    of_job = with_text("At Kestrel Freight I did the same.")
    ideal = await ideal_answer(drafts(of_job, of_job), to_judge(), within_s=1.0)
    assert ideal.reason == INVENTED


async def test_a_name_in_the_question_may_be_repeated() -> None:
    draft = with_text("For Kestrel Freight I would do the same.")
    answer = to_judge(question="Why Kestrel Freight?")
    assert (await ideal_answer(drafts(draft), answer, within_s=1.0)).reason is None


@pytest.mark.parametrize("before", [(), (with_text("Globex."),)])
async def test_a_failure_of_the_model_is_a_reason(before: Sequence[Any]) -> None:
    ideal = await ideal_answer(drafts(*before, TimedOut("x", 1.0)), to_judge(), within_s=1.0)
    assert ideal.answer is None
    assert ideal.reason == NOT_WRITTEN
    assert ideal.usage.tokens == 15 * len(before)


async def test_without_a_resume_only_the_answer_counts() -> None:
    draft = with_text("I know Kafka.")
    ideal = await ideal_answer(drafts(draft, draft), to_judge(resume=None), within_s=1.0)
    assert ideal.reason == INVENTED
