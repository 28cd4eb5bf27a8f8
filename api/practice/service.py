"""One question to practise: a known one, one about a skill, or one's own."""

from dataclasses import dataclass, replace
from datetime import datetime

from agent.coach import ChosenQuestion, question_about
from agent.coach.job import UNKNOWN_TITLE
from api.answers.repository import AnswerRepository
from api.errors import DoesNotFit, NotFound
from api.ids import new_id
from api.interviews.bodies import interview_body, question_body
from api.interviews.models import InterviewRow, QuestionRow
from api.interviews.repository import InterviewRepository
from api.interviews.rows import OWN_SOURCE, main_question
from schemas.interviews import Interview
from schemas.practice import PracticeRequest
from schemas.vocabulary import Category, Difficulty, InterviewType

_DIFFICULTY: Difficulty = "mid"
_TYPES: dict[Category, InterviewType] = {
    "technical": "technical",
    "behavioral": "behavioral",
    "situational": "behavioral",
    "experience": "mixed",
}


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is practised. earlier, interview: the question it repeats, and where that was asked."""

    question: ChosenQuestion
    earlier: QuestionRow | None = None
    interview: InterviewRow | None = None


async def create_practice(
    interviews: InterviewRepository,
    answers: AnswerRepository,
    request: PracticeRequest,
    *,
    owner_id: str,
    now: datetime,
) -> Interview:
    """A new interview of kind practice. Raises DoesNotFit."""
    interview_id = new_id()
    subject = await _subject(interviews, answers, request, seed=interview_id)
    row = _practice_row(interview_id, owner_id, subject, now)
    origin_id = subject.earlier and subject.earlier.origin
    question = main_question(interview_id, 1, subject.question, origin_id=origin_id)
    interviews.add(row)
    await interviews.add_questions([question])
    return interview_body(row, [question])


async def _subject(
    interviews: InterviewRepository,
    answers: AnswerRepository,
    request: PracticeRequest,
    *,
    seed: str,
) -> _Subject:
    earlier: tuple[QuestionRow, InterviewRow] | None = None
    if request.of_answer_id is not None:
        earlier = await _asked_in(interviews, answers, request.of_answer_id)
    if request.question_id is not None:
        named = await _named(interviews, request.question_id)
        if earlier is not None and named[0].origin != earlier[0].origin:
            raise DoesNotFit("This answer is to another question.", field="of_answer_id")
        return _Subject(_again(named[0]), *named)
    chosen = _of_skill(request.skill, seed) if request.skill else _own(request.text or "")
    if earlier is None:
        return _Subject(chosen)
    if request.text is not None:
        of = _again(earlier[0])
        chosen = replace(chosen, category=of.category, difficulty=of.difficulty, skills=of.skills)
    return _Subject(chosen, *earlier)


async def _asked_in(
    interviews: InterviewRepository, answers: AnswerRepository, answer_id: str
) -> tuple[QuestionRow, InterviewRow]:
    """The main question that an answer belongs to."""
    try:
        answer = (await answers.with_follow_ups(answer_id))[0]
    except NotFound as error:
        raise DoesNotFit(error.message, field="of_answer_id") from error
    question, interview = await interviews.question(answer.question_id)
    if question.parent_id is None:
        return question, interview
    return await interviews.question(question.parent_id)


async def _named(
    interviews: InterviewRepository, question_id: str
) -> tuple[QuestionRow, InterviewRow]:
    try:
        return await interviews.question(question_id)
    except NotFound as error:
        raise DoesNotFit(error.message, field="question_id") from error


def _again(row: QuestionRow) -> ChosenQuestion:
    question = question_body(row)
    return ChosenQuestion(
        text=question.text,
        category=question.category,
        difficulty=question.difficulty,
        skills=question.skills,
        reason="You practise this again.",
        source=question.source,
    )


def _of_skill(skill: str, seed: str) -> ChosenQuestion:
    known = question_about(skill, difficulty=_DIFFICULTY, seed=seed)
    if known is not None:
        return known
    name = " ".join(skill.split())
    return replace(
        _own(f"Tell me about a time when you used {name}. What did you do, and what came of it?"),
        skills=(name,),
        reason="You chose to practise this.",
        source="skill",
    )


def _own(text: str) -> ChosenQuestion:
    return ChosenQuestion(
        text=text,
        category="experience",
        difficulty=_DIFFICULTY,
        skills=(),
        reason="You wrote this question.",
        source=OWN_SOURCE,
    )


def _practice_row(
    interview_id: str, owner_id: str, subject: _Subject, now: datetime
) -> InterviewRow:
    """For the same job as the interview that is practised for, where there is one."""
    of = subject.interview
    return InterviewRow(
        id=interview_id,
        owner_id=owner_id,
        kind="practice",
        status="pending",
        job_description=of.job_description if of else "",
        job_title=of.job_title if of else UNKNOWN_TITLE,
        job_company=of.job_company if of else None,
        job_skills=of.job_skills if of else [],
        interview_type=_TYPES[subject.question.category],
        difficulty=subject.question.difficulty,
        persona=of.persona if of else "friendly",
        time_limit_s=None,
        created_at=now,
        overall_score=None,
        resume_id=of.resume_id if of else None,
        analysis=of.analysis if of else None,
        settings={},
        deleted_at=None,
    )
