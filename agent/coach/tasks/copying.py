"""Asking a model to copy from a text, and once more where it copied what does not stand there."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Generic, TypeVar

from pydantic import ValidationError

from agent.coach.tasks.asking import ask
from agent.coach.tasks.material import fenced
from agent.engines.errors import BadAnswer, EngineError
from agent.engines.language import Answered, LanguageModel, Prompt, S

R = TypeVar("R")

MOST_INVENTED: Final = 0.2
"""Share of the copies that may stand nowhere, and are dropped. Who invents more is not believed in
the rest either."""


@dataclass(frozen=True, slots=True)
class Reading(Generic[R]):
    """What was read. kept: how many copies were found. missing: those that were not."""

    value: R
    kept: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Copying(Generic[S, R]):
    """What is asked for. again: what to say besides when it is asked a second time.

    read: finds the copies in the text; some hundred searches, so it is done beside the event loop.
    least: how many copies have to be found, as fewer leave out too much.
    """

    prompt: Prompt
    again: str
    shape: type[S]
    read: Callable[[S], Reading[R]]
    least: int


async def copied(
    model: LanguageModel, copying: Copying[S, R], *, within_s: float
) -> tuple[Reading[R], str]:
    """What was read, and who read it as "engine/model". Raises EngineError."""
    now = asyncio.get_running_loop().time
    until_s = now() + within_s
    first = await _asked(model, copying, copying.prompt, within_s)
    answered, reading = first
    if reading.missing and (left_s := until_s - now()) > 0:
        second = await _asked_again(model, copying, reading.missing, left_s)
        answered, reading = min(second or first, first, key=lambda one: _worth(one[1]))
    share = len(reading.missing) / max(1, reading.kept + len(reading.missing))
    if share > MOST_INVENTED:
        raise BadAnswer(answered.engine, "copied what does not stand in the text")
    if reading.kept < copying.least:
        raise BadAnswer(answered.engine, "left out most of the text")
    return reading, f"{answered.engine}/{answered.model}"


async def _asked(
    model: LanguageModel, copying: Copying[S, R], prompt: Prompt, within_s: float
) -> tuple[Answered[S], Reading[R]]:
    answered = await ask(model, prompt, copying.shape, within_s=within_s)
    try:
        return answered, await asyncio.to_thread(copying.read, answered.value)
    except ValidationError as error:
        raise BadAnswer(answered.engine, "copied more than there is room for") from error


async def _asked_again(
    model: LanguageModel, copying: Copying[S, R], missing: Sequence[str], within_s: float
) -> tuple[Answered[S], Reading[R]] | None:
    """None where the model fails: then the first answer stands, if enough of it was found.

    What the model wrote is data like the rest: it was made from what people sent.
    """
    first = copying.prompt
    data = (*first.data, fenced("not_found", "\n".join(missing)))
    prompt = replace(first, data=data, task=f"{first.task}\n\n{copying.again}")
    try:
        return await _asked(model, copying, prompt, within_s)
    except EngineError:
        return None


def _worth(reading: Reading[R]) -> tuple[int, int]:
    """Less is better: what was invented, then what was left out."""
    return len(reading.missing), -reading.kept
