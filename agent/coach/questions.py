"""Choosing the questions of an interview from the local bank."""

from dataclasses import dataclass
from random import Random
from typing import Final

from agent.coach.bank import GENERAL, Bank, BankQuestion, load_bank
from agent.coach.job import JobReading, JobSketch, read_job
from agent.coach.plan import plan, spread
from agent.coach.reasons import why
from schemas.vocabulary import Category, Difficulty, InterviewType

MAX_QUESTIONS: Final = 15

_LEVELS: Final[tuple[Difficulty, ...]] = ("junior", "mid", "senior")

# How much speaks for a question. What the job names comes before all else; chance (0 to 1) then
# decides between questions of one kind, so that practising twice does not bring the same set.
# A technical question must belong to the trade; any other may as well be one for any job.
_NEW_SKILL_OF_THE_JOB: Final = 4.0
_NEW_SKILL_OF_ANY_JOB: Final = 0.8
_OFTEN_NAMED: Final = 0.3
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
class QuestionSet:
    """The questions in the order in which they are asked, and the job they are for."""

    job: JobSketch
    questions: tuple[ChosenQuestion, ...]


@dataclass(frozen=True)
class _Candidate:
    question: BankQuestion
    family: str
    chance: float


def choose_questions(
    *,
    job_description: str,
    interview_type: InterviewType,
    difficulty: Difficulty,
    count: int,
    seed: str,
) -> QuestionSet:
    """`count` (1 to 15) questions for a job; the same arguments always give the same set.

    From two questions up, the first is an easy opener; the others are at most one level away from
    `difficulty`. The description is data: its words decide what is asked, but never become part of
    a question. Where it says nothing that we know, the questions are those for any job. Raises
    ValueError where `count` is out of range.
    """
    if not 1 <= count <= MAX_QUESTIONS:
        raise ValueError(f"count is {count}, not 1 to {MAX_QUESTIONS}")
    bank = load_bank()
    job = read_job(job_description, bank)
    candidates = _candidates(bank, job, difficulty, Random(seed))
    opener = max((one for one in candidates if one.question.opener), key=lambda one: one.chance)
    opening = [opener] if count > 1 else []
    asked = _pick(
        [one for one in candidates if not one.question.opener],
        plan(interview_type, count - len(opening)),
        job,
        difficulty,
    )
    return QuestionSet(job.sketch, tuple(_chosen(one, bank, job) for one in (*opening, *asked)))


def _candidates(
    bank: Bank, job: JobReading, difficulty: Difficulty, random: Random
) -> list[_Candidate]:
    """What may be asked for this job and level, each with its chance."""
    wanted = _LEVELS.index(difficulty)
    every = [
        _Candidate(question, name, random.random())
        for name, family in bank.families.items()
        for question in family.questions
    ]
    return [
        one
        for one in every
        if _fits(one, job)
        and (one.question.opener or abs(_LEVELS.index(one.question.difficulty) - wanted) <= 1)
    ]


def _fits(one: _Candidate, job: JobReading) -> bool:
    if one.question.only_if_named:
        return one.question.skills[0] in job.named
    return one.family == GENERAL or one.family in job.families


def _pick(
    candidates: list[_Candidate],
    slots: dict[Category, int],
    job: JobReading,
    difficulty: Difficulty,
) -> list[_Candidate]:
    """The best candidates for the slots of each category, in the order of the interview."""
    left = list(candidates)
    picked: dict[Category, list[_Candidate]] = {}
    covered: set[str] = set()
    subjects: set[str] = set()
    for category, slot_count in slots.items():
        picked[category] = []
        for _ in range(slot_count):
            best = max(
                (one for one in left if one.question.category == category),
                key=lambda one: _worth(one, job, difficulty, covered, subjects),
            )
            left.remove(best)
            picked[category].append(best)
            covered.update(best.question.skills)
            subjects.add(best.question.skills[0])
        picked[category].sort(key=lambda one: _LEVELS.index(one.question.difficulty))
    return spread(picked)


def _worth(
    one: _Candidate,
    job: JobReading,
    difficulty: Difficulty,
    covered: set[str],
    subjects: set[str],
) -> float:
    question = one.question
    worth = one.chance
    if question.difficulty != difficulty:
        worth += _OTHER_LEVEL
    if one.family in job.families:
        worth += _SAME_FAMILY_TECHNICAL if question.category == "technical" else _SAME_FAMILY
    if question.skills[0] in subjects:
        worth += _SAME_SUBJECT_AGAIN
    ranks = [
        rank
        for rank, skill in enumerate(job.sketch.skills)
        if skill in question.skills and skill not in covered
    ]
    if ranks:
        worth += _NEW_SKILL_OF_THE_JOB if question.only_if_named else _NEW_SKILL_OF_ANY_JOB
        worth += _OFTEN_NAMED * (1 - ranks[0] / len(job.sketch.skills))
    return worth


def _chosen(one: _Candidate, bank: Bank, job: JobReading) -> ChosenQuestion:
    question = one.question
    return ChosenQuestion(
        text=question.text,
        category=question.category,
        difficulty=question.difficulty,
        skills=question.skills,
        reason=why(question, (one.family, bank.families[one.family]), job),
        source=f"bank:{question.id}",
    )
