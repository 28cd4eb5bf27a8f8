"""What may be asked for a job, how much speaks for each question, and why it is asked."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from random import Random
from typing import Final

from agent.coach.bank import GENERAL, Bank, BankQuestion
from agent.coach.job import JobReading
from agent.coach.likeness import TOO_ALIKE, content, likeness
from agent.coach.reasons import why
from agent.coach.slots import Facts, Filling
from schemas.vocabulary import Category, Difficulty

LEVELS: Final[tuple[Difficulty, ...]] = ("junior", "mid", "senior")

# How much speaks for a question. What the job names comes before all else; chance (0 to 1) then
# decides between questions of one kind, so that practising twice does not bring the same set.
# A technical question must belong to the trade; any other may as well be one for any job.
_NEW_SKILL_OF_THE_JOB: Final = 4.0
_NEW_SKILL_IN_A_SLOT: Final = 2.3
_NEW_SKILL_OF_ANY_JOB: Final = 0.8
_OFTEN_NAMED: Final = 0.3
_ON_THE_RESUME: Final = 0.6
_SAME_FAMILY_TECHNICAL: Final = 2.0
_SAME_FAMILY: Final = 0.8
_EASIER: Final = -0.6
_HARDER: Final = -1.0
_SAME_SUBJECT_AGAIN: Final = -1.0
# What is about this person or this job is asked often, but neither only nor always about the same.
_ABOUT_THEM: Final = 1.6
_ABOUT_THEM_AGAIN: Final = -0.4
_SAME_WORDS_AGAIN: Final = -1.2
_ASKED_BEFORE: Final = -100.0
"""Outweighs all else: what was asked in an earlier interview comes when nothing else is left."""

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


@dataclass
class Asked:
    """What was asked so far.

    covered: all skills that it is about; subjects: the main one of each; texts: as spoken.
    """

    covered: set[str] = field(default_factory=set[str])
    subjects: set[str] = field(default_factory=set[str])
    texts: list[str] = field(default_factory=list[str])
    contents: list[frozenset[str]] = field(default_factory=list[frozenset[str]])
    about_them: int = 0

    def add(self, text: str, skills: Sequence[str], *, about_them: bool) -> None:
        """One more question. about_them: it speaks of their résumé or of their job."""
        self.covered.update(skills)
        self.subjects.update(skills[:1])
        self.texts.append(text)
        self.contents.append(content(text))
        self.about_them += about_them

    def is_new(self, one: Candidate) -> bool:
        """Whether nothing that is nearly the same was asked."""
        return all(likeness(one.content, other) < TOO_ALIKE for other in self.contents)


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
        return random.sample(fillings, min(_WAYS_TO_FILL, len(fillings)))

    def _fits(self, family: str, question: BankQuestion) -> bool:
        levels = LEVELS.index(question.difficulty) - LEVELS.index(self.difficulty)
        if abs(levels) > 1 and not question.opener:
            return False
        if question.only_if_named:
            return question.skills[0] in self.job.named and self._in_reach(family, question)
        return family == GENERAL or family in self.job.families

    def _in_reach(self, family: str, question: BankQuestion) -> bool:
        """Whether people of this job are asked about a skill of `family`: of others, the basics."""
        reach = {near for name in self.job.families for near in self.bank.families[name].near}
        if not self.job.families or family in reach.union(self.job.families):
            return True
        sure = question.skills[0] in self.bank.families[family].unmistakable
        return sure and question.difficulty == LEVELS[0]

    def worth(self, one: Candidate, asked: Asked) -> float:
        """How much speaks for asking it next."""
        question = one.question
        worth = one.chance
        if source(question) in self.asked_before:
            worth += _ASKED_BEFORE
        levels = LEVELS.index(question.difficulty) - LEVELS.index(self.difficulty)
        if levels:
            worth += _HARDER if levels > 0 else _EASIER
        if one.family in self.job.families or (
            one.names_a_skill and one.skills[0] in self.job.named
        ):
            technical = question.category == "technical"
            worth += _SAME_FAMILY_TECHNICAL if technical else _SAME_FAMILY
        if one.skills[0] in asked.subjects:
            worth += _SAME_SUBJECT_AGAIN
        if one.skills[0] in self.resume:
            worth += _ON_THE_RESUME
        return worth + self._worth_of_skills(one, asked) + self._worth_of_words(one, asked)

    def _worth_of_skills(self, one: Candidate, asked: Asked) -> float:
        skills = self.job.sketch.skills
        ranks = [
            rank
            for rank, skill in enumerate(skills)
            if skill in one.skills and skill not in asked.covered
        ]
        if not ranks:
            return 0.0
        if one.question.only_if_named:
            worth = _NEW_SKILL_OF_THE_JOB
        else:
            sought = one.names_a_skill and one.question.category == "technical"
            worth = _NEW_SKILL_IN_A_SLOT if sought else _NEW_SKILL_OF_ANY_JOB
        return worth + _OFTEN_NAMED * (1 - ranks[0] / len(skills))

    def _worth_of_words(self, one: Candidate, asked: Asked) -> float:
        if not one.filling or one.question.opener:
            return 0.0
        again = sum(filler.text in text for filler in one.filling.values() for text in asked.texts)
        return (
            _ABOUT_THEM + _ABOUT_THEM_AGAIN * asked.about_them + _SAME_WORDS_AGAIN * min(again, 3)
        )

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
