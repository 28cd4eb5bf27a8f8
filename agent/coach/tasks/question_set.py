"""The questions of an interview, written by a language model and completed from the bank.

The first one is asked for alone, so that it comes early; the others at the same time, a category at
a time, with one to spare. What fails a check is replaced by a question of the bank, so that every
set is whole; when the model takes too long, the bank takes over.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from agent.coach.candidates import ChosenQuestion
from agent.coach.likeness import TOO_ALIKE, content, likeness
from agent.coach.questions import Placed, QuestionSet, choose_questions, replace_questions
from agent.coach.tasks.asking import ask
from agent.coach.tasks.material import resume_text
from agent.coach.tasks.question_checks import Material, Written, chosen, fault_of
from agent.coach.tasks.question_parts import Kind, Part, Wanted, part_prompt, parts_of
from agent.engines.errors import EngineError
from agent.engines.language import LanguageModel
from schemas.base import Schema

FIRST_WITHIN_S: Final = 4.0
REST_WITHIN_S: Final = 10.0

_Offer = tuple[Written, ...] | None
"""What came of one part; None where the model gave nothing."""

_NO_ANSWER: Final = "the language model gave no answer that could be used"
_ASKED_BEFORE: Final = "it was asked in an earlier interview"
_TOO_FEW: Final = "the language model wrote too few"


class WrittenSet(Schema):
    """Some questions."""

    questions: Annotated[tuple[Written, ...], Field(min_length=1, max_length=8)]


@dataclass(frozen=True, slots=True)
class Made:
    """A question in its place. instead: why it is the bank's and not the model's; None where it is
    the model's."""

    question: ChosenQuestion
    instead: str | None


class QuestionWriter:
    """Makes sets with a language model."""

    def __init__(self, model: LanguageModel) -> None:
        self._model = model

    async def question_set(self, wanted: Wanted) -> QuestionSet:
        """What `choose_questions` gives, written by the model as far as its questions hold."""
        bank = _bank(wanted)
        async with aclosing(self._questions(wanted, bank)) as made:
            return QuestionSet(bank.job, tuple([one.question async for one in made]))

    async def questions(self, wanted: Wanted) -> AsyncGenerator[Made]:
        """The questions in their order, each as soon as it is sure. Raises ValueError as
        choose_questions does."""
        async with aclosing(self._questions(wanted, _bank(wanted))) as made:
            async for one in made:
                yield one

    async def _questions(self, wanted: Wanted, bank: QuestionSet) -> AsyncGenerator[Made]:
        material = Material(
            resume="" if wanted.resume is None else resume_text(wanted.resume),
            job=wanted.job_description,
        )
        asking: dict[Kind, list[asyncio.Task[_Offer]]] = {}
        for part in parts_of(bank, wanted):
            task = asyncio.create_task(self._write(part, wanted))
            asking.setdefault(part.kind, []).append(task)
        tasks = [task for ones in asking.values() for task in ones]
        making = _Making(wanted, material)
        try:
            for position, place in enumerate(bank.questions):
                kind = Kind(place.category, opener=position == 0 and wanted.count > 1)
                for task in asking.pop(kind, []):
                    making.offer(kind, await task)
                yield making.made(place, kind)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _write(self, part: Part, wanted: Wanted) -> _Offer:
        """What the model writes; None where it does not."""
        within_s = FIRST_WITHIN_S if part.kind.opener else REST_WITHIN_S
        prompt = part_prompt(part, wanted)
        try:
            answered = await ask(self._model, prompt, WrittenSet, within_s=within_s)
        except EngineError:
            return None
        return answered.value.questions


class _Making:
    """The set so far, and what the model has offered for the rest of it."""

    def __init__(self, wanted: Wanted, material: Material) -> None:
        self._wanted = wanted
        self._material = material
        self._offered: dict[Kind, list[Written]] = {}
        self._failed: set[Kind] = set()
        self._faults: dict[Kind, str] = {}
        self._asked: list[ChosenQuestion] = []

    def offer(self, kind: Kind, written: _Offer) -> None:
        """What came of one part."""
        if written is None:
            self._failed.add(kind)
        else:
            self._offered.setdefault(kind, []).extend(written)

    def made(self, place: ChosenQuestion, kind: Kind) -> Made:
        """The question for this place of the bank's set."""
        made = self._of_the_model(kind) or Made(self._of_the_bank(place), self._why(kind))
        self._asked.append(made.question)
        return made

    def _of_the_model(self, kind: Kind) -> Made | None:
        """The next one without a fault."""
        before = [content(one.text) for one in self._asked]
        offered = self._offered.get(kind, [])
        while offered:
            written = offered.pop(0)
            fault = fault_of(written, self._material, kind.category, before)
            if fault is None:
                question = chosen(written, self._material, kind.category, self._wanted.difficulty)
                if question.source not in self._wanted.asked_before:
                    return Made(question, None)
                fault = _ASKED_BEFORE
            self._faults.setdefault(kind, fault)
        return None

    def _why(self, kind: Kind) -> str:
        """Why the model has none."""
        return self._faults.get(kind) or (_NO_ANSWER if kind in self._failed else _TOO_FEW)

    def _of_the_bank(self, place: ChosenQuestion) -> ChosenQuestion:
        """The bank's own for this place, or another where it is nearly the same as one before."""
        mine = content(place.text)
        if all(likeness(mine, content(one.text)) < TOO_ALIKE for one in self._asked):
            return place
        [other] = replace_questions(
            job_description=self._wanted.job_description,
            difficulty=self._wanted.difficulty,
            kept=[_placed(one) for one in self._asked],
            replaced=[_placed(place)],
            seed=self._wanted.seed,
            analysis=self._wanted.analysis,
            resume=self._wanted.resume,
            asked_before=self._wanted.asked_before,
        )
        return other


def _bank(wanted: Wanted) -> QuestionSet:
    """The set that stands in for what the model does not write, and gives it its order."""
    return choose_questions(
        job_description=wanted.job_description,
        interview_type=wanted.interview_type,
        difficulty=wanted.difficulty,
        count=wanted.count,
        seed=wanted.seed,
        analysis=wanted.analysis,
        resume=wanted.resume,
        asked_before=wanted.asked_before,
    )


def _placed(one: ChosenQuestion) -> Placed:
    return Placed(one.text, one.category, one.skills, one.source)
