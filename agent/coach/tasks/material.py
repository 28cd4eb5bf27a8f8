"""What people wrote and said, as fenced data for a prompt. Pure.

Of a résumé only what a person did goes out: no name, no address, no number to call.
"""

from collections.abc import Iterator
from typing import Final

from agent.coach.evaluation.ports import ToJudge
from agent.engines.language import Fenced
from schemas.resumes import ParsedResume

MAX_CHARACTERS: Final = 30_000
"""Of one text: half an hour of speech, or the longest job description that is taken."""


def fenced(name: str, text: str) -> Fenced:
    """The first MAX_CHARACTERS of a text, as data."""
    return Fenced(name, text[:MAX_CHARACTERS])


def answer_data(answer: ToJudge) -> tuple[Fenced, ...]:
    """The question and what was said to it and to its follow-ups."""
    follow_ups = (
        part
        for one in answer.follow_ups
        for part in (
            fenced("follow_up_question", one.question),
            fenced("follow_up_answer", one.transcript),
        )
    )
    return (fenced("question", answer.question), fenced("answer", answer.transcript), *follow_ups)


def job_data(answer: ToJudge) -> tuple[Fenced, ...]:
    """The job description."""
    return (fenced("job_description", answer.job),)


def skills_data(answer: ToJudge) -> tuple[Fenced, ...]:
    """What the question is about."""
    return (fenced("skills", ", ".join(answer.skills)),) if answer.skills else ()


def resume_data(resume: ParsedResume | None) -> tuple[Fenced, ...]:
    """The résumé; nothing where there is none."""
    return () if resume is None else (fenced("resume", resume_text(resume)),)


def said(answer: ToJudge) -> tuple[str, ...]:
    """All that the candidate said or typed, as it stands and as it was heard."""
    heard = " ".join(word.text for word in answer.heard)
    return (answer.transcript, *(one.transcript for one in answer.follow_ups), heard)


def resume_text(resume: ParsedResume) -> str:
    """What it says a person did and can do, line by line."""
    return "\n".join(resume_lines(resume))


def resume_lines(resume: ParsedResume) -> Iterator[str]:
    """Each thing that it says."""
    if resume.summary:
        yield resume.summary
    for one in resume.experience:
        period = " to ".join(date for date in (one.start, one.end) if date)
        head = ", ".join(part for part in (one.title, one.company, period) if part)
        if head:
            yield head
        yield from one.bullets
    for project in resume.projects:
        made_with = ", ".join(project.technologies)
        yield ": ".join(part for part in (project.name, project.description, made_with) if part)
    for study in resume.education:
        year = None if study.year is None else str(study.year)
        if line := ", ".join(part for part in (study.degree, study.school, year) if part):
            yield line
    if resume.skills:
        yield ", ".join(resume.skills)
