"""One short hint for who is stuck, by a language model."""

from typing import Annotated, Final

from pydantic import Field

from agent.coach.tasks.aloud import is_plain_speech
from agent.coach.tasks.asking import ask
from agent.coach.tasks.follow_up import SoFar
from agent.coach.tasks.invention import Sources
from agent.coach.tasks.material import fenced
from agent.coach.tasks.prompt_text import prompt_text
from agent.engines.language import Answered, LanguageModel, Prompt
from schemas.base import Schema

WITHIN_S: Final = 10.0
"""It is asked for before it is due."""

LEAST_WORDS: Final = 3
MOST_WORDS: Final = 16


class Hinted(Schema):
    """A hint as the model writes it."""

    hint: Annotated[str, Field(min_length=1, max_length=200)]


async def help_on(
    model: LanguageModel, so_far: SoFar, *, within_s: float = WITHIN_S
) -> Answered[Hinted]:
    """The model's hint, not yet checked. Raises EngineError."""
    return await ask(model, hint_prompt(so_far), Hinted, within_s=within_s)


def hint_prompt(so_far: SoFar) -> Prompt:
    """How it is asked for. The answer is in the data, and nowhere else."""
    text = prompt_text("hint")
    data = (fenced("question", so_far.question), fenced("answer", so_far.said))
    return Prompt(system=text.part("system"), data=data, task=text.part("task"))


def fault_of(text: str, so_far: SoFar) -> str | None:
    """Why the model's hint is not shown; None where it may be."""
    words = len(text.split())
    if words < LEAST_WORDS or not is_plain_speech(text, most_words=MOST_WORDS):
        return "it is not one short hint"
    if new := Sources((so_far.said, so_far.question)).inventions(text):
        return f"it names what was not said: {', '.join(new)}"
    return None
