"""Choosing the questions of an interview from the local bank."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from agent.coach.bank import Bank, load_bank
from agent.coach.candidates import LEVELS, Candidate, Choice, ChosenQuestion, source
from agent.coach.job import JobSketch, read_job
from agent.coach.plan import plan, spread
from agent.coach.slots import read_facts
from agent.coach.weighing import Asked, worth
from schemas.jobs_analysis import JobAnalysis
from schemas.resumes import ParsedResume
from schemas.vocabulary import Category, Difficulty, InterviewType

MAX_QUESTIONS: Final = 15


@dataclass(frozen=True)
class QuestionSet:
    """The questions in the order in which they are asked, and the job they are for."""

    job: JobSketch
    questions: tuple[ChosenQuestion, ...]


@dataclass(frozen=True)
class Placed:
    """A question that has its place in an interview."""

    text: str
    category: Category
    skills: tuple[str, ...]
    source: str


def choose_questions(
    *,
    job_description: str,
    interview_type: InterviewType,
    difficulty: Difficulty,
    count: int,
    seed: str,
    analysis: JobAnalysis | None = None,
    resume: ParsedResume | None = None,
    asked_before: Collection[str] = (),
) -> QuestionSet:
    """`count` (1 to 15) questions for a job; the same arguments always give the same set.

    From two questions up, the first is an easy opener; the others are at most one level away from
    `difficulty`. No two are nearly the same. Of questions that fit the job alike, one about a skill
    of the résumé is taken, and some name what stands in the résumé or in `analysis`, the reading of
    the same description. Both are data: their words decide what is asked, and of them only checked
    names and short phrases are spoken. Where they say nothing that we know, the questions are those
    for any job. A source in `asked_before` comes only when no other question of its kind is left.
    Raises ValueError where `count` is out of range.
    """
    if not 1 <= count <= MAX_QUESTIONS:
        raise ValueError(f"count is {count}, not 1 to {MAX_QUESTIONS}")
    choice = _choice(job_description, analysis, difficulty, resume, asked_before)
    candidates = choice.candidates(seed)
    so_far = Asked()
    opening: list[Candidate] = []
    if count > 1:
        opening = [_best([one for one in candidates if one.question.opener], choice, so_far)]
        _note(opening[0], so_far)
    asked = _pick(
        [one for one in candidates if not one.question.opener],
        plan(interview_type, count - len(opening)),
        choice,
        so_far,
    )
    return QuestionSet(choice.job.sketch, tuple(choice.chosen(one) for one in (*opening, *asked)))


def replace_questions(
    *,
    job_description: str,
    difficulty: Difficulty,
    kept: Sequence[Placed],
    replaced: Sequence[Placed],
    seed: str,
    analysis: JobAnalysis | None = None,
    resume: ParsedResume | None = None,
    asked_before: Collection[str] = (),
) -> tuple[ChosenQuestion, ...]:
    """Another question in the place of each of `replaced`, none of which is asked already.

    An opener is replaced by an opener, and any other question by one of its category, as long as
    there is one; the rest is as in `choose_questions`.
    """
    choice = _choice(job_description, analysis, difficulty, resume, asked_before)
    bank = {
        source(question): question
        for family in choice.bank.families.values()
        for question in family.questions
    }
    openers = {where for where, question in bank.items() if question.opener}
    left = choice.candidates(seed, avoid={one.source for one in (*kept, *replaced)})
    asked = Asked()
    for one in kept:
        known = bank.get(one.source)
        asked.add(one.text, one.skills, about_them=known is not None and bool(known.needs))
    found: list[ChosenQuestion] = []
    for old in replaced:
        opens = old.source in openers
        same_place = [one for one in left if one.question.opener == opens]
        alike = [one for one in same_place if opens or one.question.category == old.category]
        best = _best(alike or [one for one in left if not one.question.opener], choice, asked)
        left = _without(best, left)
        _note(best, asked)
        found.append(choice.chosen(best))
    return tuple(found)


def question_about(skill: str, *, difficulty: Difficulty, seed: str) -> ChosenQuestion | None:
    """A question of the bank about a skill, named in any of its wordings; null where it has none.

    One that is mainly about it comes before one that touches it, and then one of `difficulty`.
    """
    bank = load_bank()
    meant = [label for label in _labels(bank) if label.casefold() == skill.casefold()]
    # What a wording stands for first is what it says; the rest is what it belongs to.
    meant += [found.target[1] for found in bank.skills.find(skill)]
    random = Random(seed)
    candidates = [
        (
            question.skills[0] == meant[0],
            question.difficulty == difficulty,
            random.random(),
            question,
        )
        for family in bank.families.values()
        for question in family.questions
        if set(meant) & set(question.skills) and not question.needs
    ]
    if not candidates:
        return None
    question = max(candidates, key=lambda one: one[:3])[3]
    return ChosenQuestion(
        text=question.text,
        category=question.category,
        difficulty=question.difficulty,
        skills=question.skills,
        reason="You chose to practise this.",
        source=source(question),
    )


def _choice(
    description: str,
    analysis: JobAnalysis | None,
    difficulty: Difficulty,
    resume: ParsedResume | None,
    asked_before: Collection[str],
) -> Choice:
    bank = load_bank()
    worded = {
        found.target[1]: found.text
        for skill in _skills(resume)
        for found in bank.skills.find(skill)
    }
    return Choice(
        bank=bank,
        job=read_job(description, bank),
        resume=worded,
        facts=read_facts(resume, analysis, bank),
        difficulty=difficulty,
        asked_before=frozenset(asked_before),
    )


def _skills(resume: ParsedResume | None) -> Iterable[str]:
    """The skills on a résumé, those of its projects included."""
    if resume is None:
        return ()
    of_projects = (skill for project in resume.projects for skill in project.technologies)
    return (*resume.skills, *of_projects)


def _labels(bank: Bank) -> Iterable[str]:
    return (label for family in bank.families.values() for label in family.skills)


def _best(candidates: Sequence[Candidate], choice: Choice, asked: Asked) -> Candidate:
    """The best one that is not nearly the same as one that was asked, if there is such a one."""
    ranked = sorted(candidates, key=lambda one: worth(one, choice, asked), reverse=True)
    return next((one for one in ranked if asked.is_new(one)), ranked[0])


def _note(one: Candidate, asked: Asked) -> None:
    asked.add(one.text, one.skills, about_them=bool(one.filling))


def _without(one: Candidate, candidates: Iterable[Candidate]) -> list[Candidate]:
    """All but this question, however its slots are filled."""
    return [other for other in candidates if other.question.id != one.question.id]


def _pick(
    candidates: list[Candidate], slots: dict[Category, int], choice: Choice, asked: Asked
) -> list[Candidate]:
    """The best candidates for the slots of each category, in the order of the interview."""
    left = candidates
    picked: dict[Category, list[Candidate]] = {}
    for category, slot_count in slots.items():
        picked[category] = []
        for _ in range(slot_count):
            alike = [one for one in left if one.question.category == category]
            best = _best(alike, choice, asked)
            left = _without(best, left)
            picked[category].append(best)
            _note(best, asked)
        picked[category].sort(key=lambda one: LEVELS.index(one.question.difficulty))
    return spread(picked)
