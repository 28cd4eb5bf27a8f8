"""Asking a model, and refusing an answer that gives our instructions away."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, cast

from agent.coach.evaluation.quotes import tokens
from agent.coach.tasks.prompt_text import rule_of_the_fence
from agent.engines.errors import BadAnswer
from agent.engines.language import Answered, LanguageModel, Prompt, S

LEAKED_WORDS: Final = 8
"""So many words of ours in a row are no accident."""


async def ask(
    model: LanguageModel,
    prompt: Prompt,
    shape: type[S],
    *,
    within_s: float,
    may_repeat: Sequence[str] = (),
) -> Answered[S]:
    """The model's answer, of which no text repeats what it was told. Raises EngineError.

    may_repeat: parts of the prompt that are no secret.
    """
    answered = await model.answer(prompt, shape, within_s=within_s)
    texts = texts_in(answered.value.model_dump())
    if any(gives_away(text, prompt, may_repeat) for text in texts):
        raise BadAnswer(answered.engine, "repeated its instructions instead of following them")
    return answered


def gives_away(text: str, prompt: Prompt, may_repeat: Sequence[str] = ()) -> bool:
    """Whether LEAKED_WORDS words in a row are from our instructions, and not from the data."""
    ours = {*_runs(prompt.system), *_runs(prompt.task), *_runs(rule_of_the_fence())}
    told = _runs(text) & ours
    if not told:
        return False
    free = (*may_repeat, *(part.text for part in prompt.data))
    return not told <= {run for one in free for run in _runs(one)}


def texts_in(value: Any) -> Iterator[str]:
    """Every text anywhere in a value made of dictionaries and lists, keys of ours left out."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in cast(dict[str, Any], value).values():
            yield from texts_in(one)
    elif isinstance(value, list | tuple):
        for one in cast(list[Any], value):
            yield from texts_in(one)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = tokens(text)
    return {words[at : at + LEAKED_WORDS] for at in range(len(words) - LEAKED_WORDS + 1)}
