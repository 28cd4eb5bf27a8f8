"""What may be asked for a job, how much speaks for each question, and why it is asked."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final

from agent.coach.bank import GENERAL, Bank, BankQuestion
from agent.coach.job import JobReading
from agent.coach.reasons import why
from schemas.vocabulary import Category, Difficulty

LEVELS: Final[tuple[Difficulty, ...]] = ("junior", "mid", "senior")

# How much speaks for a question. What the job names comes before all else; chance (0 to 1) then
# decides between questions of one kind, so that practising twice does not bring the same set.
# A technical question must belong to the trade; any other may as well be one for any job.
_NEW_SKILL_OF_THE_JOB: Final = 4.0
_NEW_SKILL_OF_ANY_JOB: Final = 0.8
_OFTEN_NAMED: Final = 0.3
_ON_THE_RESUME: Final = 0.6
_SAME_FAMILY_TECHNICAL: Final = 2.0
_SAME_FAMILY: Final = 0.7
_OTHER_LEVEL: Final = -0.2
_SAME_SUBJECT_AGAIN: Final = -1.0


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
    """A question that may be asked. chance: 0 to 1."""

    question: BankQuestion
    family: str
    chance: float


@dataclass
class Asked:
    """What the questions so far are about: all their skills, and the main one of each."""

    covered: set[str] = field(default_factory=set[str])
    subjects: set[str] = field(default_factory=set[str])

    def add(self, skills: Sequence[str]) -> None:
        """One more question."""
        self.covered.update(skills)
        self.subjects.update(skills[:1])


@dataclass(frozen=True)
class Choice:
    """What decides. resume: how the résumé words each skill that the bank knows."""

    bank: Bank
    job: JobReading
    resume: dict[str, str]
    difficulty: Difficulty

    def candidates(self, seed: str, *, avoid: Collection[str] = ()) -> list[Candidate]:
        """What may be asked for this job and level, but for the sources in `avoid`."""
        random = Random(seed)
        every = [
            Candidate(question, name, random.random())
            for name, family in self.bank.families.items()
            for question in family.questions
        ]
        wanted = LEVELS.index(self.difficulty)
        return [
            one
            for one in every
            if self._fits(one)
            and (one.question.opener or abs(LEVELS.index(one.question.difficulty) - wanted) <= 1)
            and source(one.question) not in avoid
        ]

    def _fits(self, one: Candidate) -> bool:
        if one.question.only_if_named:
            return one.question.skills[0] in self.job.named
        return one.family == GENERAL or one.family in self.job.families

    def worth(self, one: Candidate, asked: Asked) -> float:
        """How much speaks for asking it next."""
        question = one.question
        worth = one.chance
        if question.difficulty != self.difficulty:
            worth += _OTHER_LEVEL
        if one.family in self.job.families:
            technical = question.category == "technical"
            worth += _SAME_FAMILY_TECHNICAL if technical else _SAME_FAMILY
        if question.skills[0] in asked.subjects:
            worth += _SAME_SUBJECT_AGAIN
        if question.skills[0] in self.resume:
            worth += _ON_THE_RESUME
        skills = self.job.sketch.skills
        ranks = [
            rank
            for rank, skill in enumerate(skills)
            if skill in question.skills and skill not in asked.covered
        ]
        if ranks:
            worth += _NEW_SKILL_OF_THE_JOB if question.only_if_named else _NEW_SKILL_OF_ANY_JOB
            worth += _OFTEN_NAMED * (1 - ranks[0] / len(skills))
        return worth

    def chosen(self, one: Candidate) -> ChosenQuestion:
        """The question with the reason for asking it."""
        question = one.question
        family = (one.family, self.bank.families[one.family])
        return ChosenQuestion(
            text=question.text,
            category=question.category,
            difficulty=question.difficulty,
            skills=question.skills,
            reason=why(question, family, self.job, self.resume),
            source=source(question),
        )


def source(question: BankQuestion) -> str:
    """Where a question of the bank comes from."""
    return f"bank:{question.id}"
