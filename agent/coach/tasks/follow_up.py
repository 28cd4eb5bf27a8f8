"""One question back, from what was said so far, by a language model.

It is asked for while the candidate speaks on, so what comes is checked against what they have said
by then: `fault_of` with the longer text.
"""

from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import Field

from agent.coach.evaluation.quotes import is_said, tokens
from agent.coach.likeness import TOO_ALIKE, content, likeness
from agent.coach.tasks.aloud import asks_by_itself, is_question
from agent.coach.tasks.asking import ask
from agent.coach.tasks.invention import Sources
from agent.coach.tasks.material import fenced, resume_data, resume_text
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.language import Answered, LanguageModel, Prompt
from schemas.base import Schema
from schemas.resumes import ParsedResume

WITHIN_S: Final = 4.0
"""Nobody waits for it, and what comes later is of an answer that has gone on."""

MOST_WORDS: Final = 25
MOST_SENTENCES: Final = 2
LEAST_ABOUT: Final = 3
"""Words of a passage: fewer stand in every answer."""

Lack = Literal["own_part", "result", "unclear_claim", "contradiction", "vague", "nothing"]


class Clarifying(Schema):
    """What the model would ask. about: words of the answer; null with the lack `nothing`."""

    about: Annotated[str, Field(min_length=1, max_length=300)] | None
    lack: Lack
    question: Annotated[str, Field(min_length=1, max_length=300)] | None


@dataclass(frozen=True, slots=True)
class SoFar:
    """A question and what has been said to it. asked: all that was asked in this interview."""

    question: str
    said: str
    asked: tuple[str, ...] = ()
    resume: ParsedResume | None = None


async def clarify(
    model: LanguageModel, so_far: SoFar, *, within_s: float = WITHIN_S
) -> Answered[Clarifying]:
    """What the model would ask back, not yet checked. Raises EngineError."""
    return await ask(model, follow_up_prompt(so_far), Clarifying, within_s=within_s)


def follow_up_prompt(so_far: SoFar) -> Prompt:
    """How it is asked for. The answer is in the data, and nowhere else."""
    text = prompt_text("follow_up")
    data = (
        *resume_data(so_far.resume),
        fenced("asked", "\n".join(so_far.asked)),
        fenced("question", so_far.question),
        fenced("answer", so_far.said),
    )
    return Prompt(system=text.part("system"), data=data, task=text.part("task"))


def fault_of(found: Clarifying, so_far: SoFar) -> str | None:
    """Why the model's question is not asked; None where it may be."""
    question, about = found.question, found.about
    if question is None or about is None or len(tokens(about)) < LEAST_ABOUT:
        return "it is about nothing that was said"
    if not is_said(about, [so_far.said]):
        return "it is about nothing that was said"
    if not is_question(question, most_words=MOST_WORDS, most_sentences=MOST_SENTENCES):
        return "it is not one short question"
    if not asks_by_itself(question, [so_far.said]):
        return "it asks nothing in words of its own"
    resume = () if so_far.resume is None else (resume_text(so_far.resume),)
    if new := Sources((so_far.said, so_far.question, *resume)).inventions(question):
        return f"it names what was not said: {', '.join(new)}"
    mine = content(question)
    if any(likeness(mine, content(one)) >= TOO_ALIKE for one in (so_far.question, *so_far.asked)):
        return "it was asked already"
    return None
