"""What may be asked for a job, and why."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Final

from agent.coach.bank import GENERAL, Bank, BankQuestion
from agent.coach.job import JobReading
from agent.coach.likeness import content
from agent.coach.reasons import why
from agent.coach.slots import Facts, Filling
from schemas.vocabulary import Category, Difficulty

LEVELS: Final[tuple[Difficulty, ...]] = ("junior", "mid", "senior")

_WAYS_TO_FILL: Final = 3


@dataclass(frozen=True)
class ChosenQuestion:
    """A question to ask. reason: why, in a sentence or two; source: "bank:" and its id there."""

    text: str
    category: Category
    difficulty: Difficulty
    skills: tuple[str, ...]
    reason: str
    source: str


@dataclass(frozen=True)
class Candidate:
    """A question that may be asked. filling: what stands in its slots. chance: 0 to 1."""

    question: BankQuestion
    family: str
    filling: Filling
    chance: float

    @cached_property
    def text(self) -> str:
        """As it is spoken."""
        if not self.filling:
            return self.question.text
        return self.question.text.format(
            **{slot: filler.spoken for slot, filler in self.filling.items()}
        )

    @cached_property
    def content(self) -> frozenset[str]:
        """What its likeness to others is measured by."""
        return content(self.text)

    @property
    def names_a_skill(self) -> bool:
        """Whether a skill stands in a slot."""
        return not _SKILL_SLOTS.isdisjoint(self.filling)

    @cached_property
    def skills(self) -> tuple[str, ...]:
        """What it is about, the main one first: a skill that stands in a slot comes before all."""
        named = [
            filler.skill or filler.text
            for slot, filler in self.filling.items()
            if slot in _SKILL_SLOTS
        ]
        return tuple(dict.fromkeys((*named, *self.question.skills)))


_SKILL_SLOTS: Final = frozenset(("technology", "skill", "requirement"))


@dataclass(frozen=True)
class Choice:
    """What decides.

    resume: how the résumé words each skill that the bank knows. facts: what may stand in slots.
    asked_before: sources of what was asked in earlier interviews.
    """

    bank: Bank
    job: JobReading
    resume: dict[str, str]
    facts: Facts
    difficulty: Difficulty
    asked_before: frozenset[str]

    def candidates(self, seed: str, *, avoid: Collection[str] = ()) -> list[Candidate]:
        """What may be asked for this job and level, but for the sources in `avoid`."""
        random = Random(seed)
        return [
            Candidate(question, name, filling, chance)
            for name, family in self.bank.families.items()
            for question in family.questions
            for chance in (random.random(),)
            if self._fits(name, question) and source(question) not in avoid
            for filling in self._fillings(question, random)
        ]

    def _fillings(self, question: BankQuestion, random: Random) -> Iterable[Filling]:
        if not question.needs:
            return ({},)
        fillings = self.facts.fillings(question.needs)
        if question.opener:
            return fillings[:1]  # the latest one: nobody begins with what was long ago
        return random.sample(fillings, min(_WAYS_TO_FILL, len(fillings)))

    def _fits(self, family: str, question: BankQuestion) -> bool:
        levels = LEVELS.index(question.difficulty) - LEVELS.index(self.difficulty)
        if abs(levels) > 1 and not question.opener:
            return False
        if question.only_if_named:
            return question.skills[0] in self.job.named and self._in_reach(family, question)
        return family == GENERAL or family in self.job.families

    @cached_property
    def reach(self) -> frozenset[str]:
        """The families whose skills people of this job know well; all, where the job tells none."""
        named = self.job.families
        near = (one for name in named for one in self.bank.families[name].near)
        return frozenset((*named, *near)) if named else frozenset(self.bank.families)

    def _in_reach(self, family: str, question: BankQuestion) -> bool:
        """Whether people of this job are asked about a skill of `family`: of others, the basics."""
        if family in self.reach:
            return True
        sure = question.skills[0] in self.bank.families[family].unmistakable
        return sure and question.difficulty == LEVELS[0]

    def chosen(self, one: Candidate) -> ChosenQuestion:
        """The question with the reason for asking it."""
        question = one.question
        family = (one.family, self.bank.families[one.family])
        return ChosenQuestion(
            text=one.text,
            category=question.category,
            difficulty=question.difficulty,
            skills=one.skills,
            reason=why(question, one.filling, family, self.job, self.resume),
            source=source(question),
        )


def source(question: BankQuestion) -> str:
    """Where a question of the bank comes from."""
    return f"bank:{question.id}"
