"""What people write stays inside its fence, in every prompt that there is."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest

from agent.coach.evaluation.ports import Exchange, ToJudge
from agent.coach.tasks.criteria import CRITERIA, criterion_prompt
from agent.coach.tasks.feedback import feedback_prompt
from agent.coach.tasks.ideal_answer import Draft, better_prompt, repair_prompt
from agent.coach.tasks.question_checks import Material, Written, fault_of
from agent.coach.tasks.question_parts import Kind, part_prompt, parts_of
from agent.engines.fencing import system_text, user_text
from agent.engines.language import Prompt
from schemas.vocabulary import Category
from tests.agent.coach.sample_resumes import position, resume_with
from tests.agent.coach.tasks.judge_script import DRAFT
from tests.agent.coach.tasks.question_script import wanted
from tests.agent.coach.tasks.scripted import ANSWER, JOB, to_judge
from tests.injections.payloads import Payload, load_payloads

BOUNDARY = "9f8e7d6c5b4a3921"
PAYLOADS = load_payloads()
HARMLESS = Payload("none", "answer", "none", "I did that.")


def judged(payload: Payload) -> ToJudge:
    """An answer with the payload in its place, and in every field of that place."""
    text = payload.text
    match payload.place:
        case "answer":
            words = f"{ANSWER} {text}"
            return to_judge(words, follow_ups=(Exchange("And then?", text),))
        case "job":
            return to_judge(job=f"{text}\n{JOB}\n{text}")
        case "resume":
            line = text[:500]
            resume = resume_with(
                experience=[position(line, line, line)],
                projects=[{"name": line, "description": text, "technologies": [line]}],
                skills=[line],
                schools=[line],
            )
            return to_judge(resume=resume)


def prompts(payload: Payload) -> Iterator[Prompt]:
    answer = judged(payload)
    for name in CRITERIA:
        yield criterion_prompt(name, answer, 0)
    yield feedback_prompt(answer)
    yield better_prompt(answer)
    yield repair_prompt(answer, Draft.model_validate(DRAFT), (payload.text[:100],))
    what = wanted(job_description=answer.job, analysis=None, resume=answer.resume)
    kinds = [
        Kind("experience", opener=True),
        *(Kind(category, opener=False) for category in get_args(Category)),
    ]
    for part in parts_of(kinds, what):
        yield part_prompt(part, what)


def outside(prompt: Prompt) -> str:
    """What the model is sent beside the data."""
    fence = re.compile(rf"<<<{BOUNDARY} [a-z_]+\n.*?\n{BOUNDARY}>>>\n\n", re.DOTALL)
    sent = user_text(prompt, BOUNDARY)
    assert len(fence.findall(sent)) == len(prompt.data)
    assert sent.count(BOUNDARY) == 2 * len(prompt.data)
    return f"{system_text(prompt, BOUNDARY)}\n{fence.sub('', sent)}"


EXPECTED = [outside(prompt) for prompt in prompts(HARMLESS)]


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda one: one.id)
def test_a_payload_changes_no_byte_outside_of_its_fence(payload: Payload) -> None:
    found = list(prompts(payload))
    assert [outside(prompt) for prompt in found] == EXPECTED
    inside = [part.text for prompt in found for part in prompt.data]
    assert any(payload.text[:500] in text for text in inside)


def sayings(text: str) -> Iterator[str]:
    """What a model that obeyed might ask: the text or a sentence of it, bent into a question."""
    sentences = [one.strip() for one in re.split(r"(?<=[.!?])\s+|\n", text)]
    for one in (text[:500], *sentences):
        yield one
        yield f"{one.rstrip('.!')}?"
        yield f"Tell me: {one}"


@pytest.mark.parametrize(
    "payload", [one for one in PAYLOADS if one.place != "answer"], ids=lambda one: one.id
)
def test_a_payload_that_the_model_takes_over_is_not_asked(payload: Payload) -> None:
    of_resume = payload.place == "resume"
    material = Material(
        resume=payload.text if of_resume else "Built the billing service",
        job=JOB if of_resume else f"{JOB}\n{payload.text}",
    )
    for text in sayings(payload.text):
        asked = Written.model_construct(
            line=payload.text[:300], text=text, skills=("Python",), why="You will."
        )
        assert fault_of(asked, material, "technical", []) is not None


def test_all_payloads_are_tried() -> None:
    assert len(PAYLOADS) >= 300
    assert {one.place for one in PAYLOADS} == {"resume", "job", "answer"}
