"""The questions of an interview, written by a language model and completed from the bank.

The first one is asked for alone, so that it comes early; the others at the same time, a category at
a time, with one to spare. What fails a check is replaced by a question of the bank, so that every
set is whole; when the model takes too long, the bank takes over, and for the first one soon.
"""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Annotated, Final

from pydantic import Field

from agent.coach.candidates import ChosenQuestion
from agent.coach.questions import Placed, choose_questions, replace_questions
from agent.coach.tasks.asking import ask
from agent.coach.tasks.material import resume_text
from agent.coach.tasks.question_checks import Material, Written
from agent.coach.tasks.question_making import Made, Making, Offer
from agent.coach.tasks.question_parts import Kind, Part, Wanted, part_prompt, parts_of
from agent.engines.errors import EngineError
from agent.engines.language import LanguageModel
from schemas.base import Schema

FIRST_SHOWN_WITHIN_S: Final = 1.3
"""How long a page stays empty before the first question is one of the bank."""
FIRST_WITHIN_S: Final = 4.0
REST_WITHIN_S: Final = 10.0


class WrittenSet(Schema):
    """Some questions."""

    questions: Annotated[tuple[Written, ...], Field(min_length=1, max_length=8)]


class QuestionWriter:
    """Makes sets with a language model; with none, of the bank's questions."""

    def __init__(self, model: LanguageModel | None) -> None:
        self._model = model

    async def questions(self, wanted: Wanted) -> AsyncGenerator[Made]:
        """A set in its order, each question as soon as it is sure. Raises ValueError as
        choose_questions does."""
        places = choose_questions(
            job_description=wanted.job_description,
            interview_type=wanted.interview_type,
            difficulty=wanted.difficulty,
            count=wanted.count,
            seed=wanted.seed,
            analysis=wanted.analysis,
            resume=wanted.resume,
            asked_before=wanted.asked_before,
        ).questions
        made = self._made(
            wanted, places, (), opens=wanted.count > 1, first_within_s=FIRST_SHOWN_WITHIN_S
        )
        async with aclosing(made):
            async for one in made:
                yield one

    async def replacements(
        self, wanted: Wanted, *, kept: Sequence[Placed], replaced: Sequence[Placed], opens: bool
    ) -> AsyncGenerator[Made]:
        """Others in the places of `replaced`, in their order; see replace_questions.

        opens: whether the first of them begins an interview. count and type are not looked at.
        """
        places = replace_questions(
            job_description=wanted.job_description,
            difficulty=wanted.difficulty,
            kept=kept,
            replaced=replaced,
            seed=wanted.seed,
            analysis=wanted.analysis,
            resume=wanted.resume,
            asked_before=wanted.asked_before,
        )
        made = self._made(
            wanted, places, (*kept, *replaced), opens=opens, first_within_s=FIRST_WITHIN_S
        )
        async with aclosing(made):
            async for one in made:
                yield one

    async def _made(
        self,
        wanted: Wanted,
        places: Sequence[ChosenQuestion],
        taken: Sequence[Placed],
        *,
        opens: bool,
        first_within_s: float,
    ) -> AsyncGenerator[Made]:
        """first_within_s: how long an opener is waited for."""
        if self._model is None:
            for place in places:
                yield Made(place, None)
            return
        kinds = [Kind(one.category, opens and at == 0) for at, one in enumerate(places)]
        asking: dict[Kind, list[asyncio.Task[Offer]]] = {}
        for part in parts_of(kinds, wanted):
            task = asyncio.create_task(_write(self._model, part, wanted))
            asking.setdefault(part.kind, []).append(task)
        tasks = [task for ones in asking.values() for task in ones]
        resume = "" if wanted.resume is None else resume_text(wanted.resume)
        making = Making(wanted, Material(resume, wanted.job_description), taken)
        try:
            for place, kind in zip(places, kinds, strict=True):
                for task in asking.pop(kind, []):
                    within_s = first_within_s if kind.opener else None
                    if await _done(task, within_s):
                        making.offer(kind, task.result())
                yield making.made(place, kind)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


async def _done(task: asyncio.Task[Offer], within_s: float | None) -> bool:
    """Whether it was written in time. It is written on: that the model is well helps the others."""
    done, _ = await asyncio.wait([task], timeout=within_s)
    return bool(done)


async def _write(model: LanguageModel, part: Part, wanted: Wanted) -> Offer:
    """What the model writes; None where it does not."""
    within_s = FIRST_WITHIN_S if part.kind.opener else REST_WITHIN_S
    prompt = part_prompt(part, wanted)
    try:
        answered = await ask(model, prompt, WrittenSet, within_s=within_s)
    except EngineError:
        return None
    return answered.value.questions
