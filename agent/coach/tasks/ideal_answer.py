"""The answer this person could have given, built from nothing but what they said and their résumé.

What it claims is checked by code: a new number, name or tool sends it back once, and then it is
not shown.
"""

from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from agent.coach.evaluation.ports import ToJudge
from agent.coach.tasks.asking import ask
from agent.coach.tasks.invention import Sources
from agent.coach.tasks.material import (
    answer_data,
    fenced,
    job_data,
    resume_data,
    resume_text,
    said,
)
from agent.coach.tasks.prompt_text import PromptText, prompt_text
from agent.engines.errors import EngineError
from agent.engines.language import Answered, LanguageModel, Prompt
from agent.engines.usage import Usage
from schemas.base import Schema
from schemas.results import IdealAnswer

INVENTED: Final = (
    "No better answer is shown: each that the language model wrote held something that stands "
    "neither in your answer nor in your résumé."
)
NOT_WRITTEN: Final = "No better answer is shown: the language model could not write one just now."


class Draft(Schema):
    """An answer as the model writes it."""

    text: Annotated[str, Field(min_length=40, max_length=2_500)]
    differences: Annotated[
        tuple[Annotated[str, Field(min_length=8, max_length=300)], ...],
        Field(min_length=1, max_length=4),
    ]
    why: Annotated[str, Field(min_length=10, max_length=500)]


@dataclass(frozen=True, slots=True)
class Ideal:
    """A better answer, or why there is none; and what was used for it."""

    answer: IdealAnswer | None
    reason: str | None
    usage: Usage


def prompts_used() -> tuple[PromptText, ...]:
    """All that is ever said for a better answer."""
    return (prompt_text("ideal_answer"),)


async def ideal_answer(model: LanguageModel, answer: ToJudge, *, within_s: float) -> Ideal:
    """The answer, repaired once where it invents. A failure of the engine is a reason."""
    used = Usage()
    try:
        drafted = await _ask(model, better_prompt(answer), within_s)
        used += drafted.usage
        found = invented(drafted.value, answer)
        if found:
            drafted = await _ask(model, repair_prompt(answer, drafted.value, found), within_s)
            used += drafted.usage
            found = invented(drafted.value, answer)
    except EngineError:
        return Ideal(None, NOT_WRITTEN, used)
    if found:
        return Ideal(None, INVENTED, used)
    draft = drafted.value
    better = IdealAnswer(text=draft.text, differences=draft.differences, why=draft.why)
    return Ideal(better, None, used)


def invented(draft: Draft, answer: ToJudge) -> tuple[str, ...]:
    """Numbers, names and tools of a draft that stand neither in the answer nor in the résumé.

    Names and tools of the question may be repeated; its numbers are no facts about a person.
    """
    resume = () if answer.resume is None else (resume_text(answer.resume),)
    facts = (*said(answer), *resume)
    asked = (answer.question, *(one.question for one in answer.follow_ups))
    texts = (draft.text, *draft.differences, draft.why)
    sources = Sources(facts, asked)
    return tuple(dict.fromkeys(term for text in texts for term in sources.inventions(text)))


def better_prompt(answer: ToJudge) -> Prompt:
    """How a better answer is asked for. The answer is in the data, and nowhere else."""
    text = prompt_text("ideal_answer")
    data = (*job_data(answer), *resume_data(answer.resume), *answer_data(answer))
    return Prompt(system=text.part("system"), data=data, task=text.part("task"))


def repair_prompt(answer: ToJudge, draft: Draft, found: tuple[str, ...]) -> Prompt:
    """The same once more, with what was found in the draft.

    What the model wrote is data like the rest: it was made from what people sent.
    """
    first = better_prompt(answer)
    data = (*first.data, fenced("draft", draft.text), fenced("not_found", "\n".join(found)))
    task = f"{prompt_text('ideal_answer').part('task_repair')}\n\n{first.task}"
    return Prompt(system=first.system, data=data, task=task)


async def _ask(model: LanguageModel, prompt: Prompt, within_s: float) -> Answered[Draft]:
    return await ask(model, prompt, Draft, within_s=within_s)
