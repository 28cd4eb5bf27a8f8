"""A database with years of practice in it: many people, each with many interviews."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import insert, text

from api.accounts.models import SessionRow, TokenRow, UserRow
from api.answers.models import AnswerRow
from api.calls.models import CallRow
from api.database import Base, Database
from api.evaluations.models import EvaluationRow
from api.ids import new_id
from api.interviews.models import InterviewRow, QuestionRow
from api.resumes.models import ResumeRow
from schemas.evaluation import Judgement

OTHERS: Final = 1_000
INTERVIEWS_EACH: Final = 20
QUESTIONS_EACH: Final = 5
SIGN_INS_EACH: Final = 3
RESUMES_EACH: Final = 3
PEOPLE_AT_ONCE: Final = 20
WORDS: Final = (
    "I led the change, measured it before and after, and wrote down what we learned. " * 4
)
SKILLS: Final = ["Python", "PostgreSQL", "Testing", "Leading a team"]

_CRITERION: Final = {"score": 6.5, "why": "You say what you did, and only in part what came of it."}
_SAID: Final = "I led the change, measured it before and after"
_PART: Final = {"found": True, "quote": _SAID}
JUDGED: Final = Judgement.model_validate(
    {
        "score": 6.5,
        "low": 6.0,
        "high": 7.0,
        "reason": None,
        "rubric": dict.fromkeys(("relevance", "examples", "clarity", "job_alignment"), _CRITERION)
        | {"technical_accuracy": {"score": None, "why": "Rules cannot know what is true."}},
        "findings": ["You tell one example of your own."] * 2,
        "strengths": ["You say what your own part was."] * 3,
        "weaknesses": ["What came of it is not said in figures."] * 2,
        "improvements": ["Say what was measured, and how much it changed."] * 4,
        "wording": [{"said": _SAID, "better": f"{_SAID}: it went from [number] to [number]"}],
        "star": dict.fromkeys(("situation", "task", "action", "result"), _PART),
        "quotes": [{"text": _SAID, "start_s": 0.0, "end_s": 3.5, "kind": "evidence"}] * 4,
        "ideal_answer": None,
        "elaboration_needed": False,
    }
)
"""What was found in every answer."""

Rows = dict[type[Base], list[dict[str, Any]]]


async def fill(database: Database, people: Sequence[str], now: datetime) -> int:
    """Give everybody in `people`, and as many others as OTHERS, their years; interviews made."""
    others = [new_id() for _ in range(OTHERS)]
    everybody = [*others, *people]
    async with database.writing() as session:
        await session.execute(insert(UserRow), [_user(user_id, now) for user_id in others])
        sign_ins = [(new_id(), user_id) for user_id in others for _ in range(SIGN_INS_EACH)]
        await session.execute(insert(SessionRow), [_sign_in(*one, now) for one in sign_ins])
        tokens = [_token(new_id(), session_id, now) for session_id, _ in sign_ins]
        await session.execute(insert(TokenRow), tokens)
        resumes = [_resume(user_id, now) for user_id in everybody for _ in range(RESUMES_EACH)]
        await session.execute(insert(ResumeRow), resumes)
    for begin in range(0, len(everybody), PEOPLE_AT_ONCE):
        rows: Rows = {InterviewRow: [], CallRow: [], QuestionRow: [], AnswerRow: []}
        rows[EvaluationRow] = []
        for user_id in everybody[begin : begin + PEOPLE_AT_ONCE]:
            _years(user_id, rows, now)
        async with database.writing() as session:
            for table, values in rows.items():
                await session.execute(insert(table), values)
    async with database.writing() as session:
        # Both databases choose indexes by what they counted.
        await session.execute(text("ANALYZE"))
    return len(everybody) * INTERVIEWS_EACH


def _years(user_id: str, rows: Rows, now: datetime) -> None:
    for number in range(INTERVIEWS_EACH):
        at = now - timedelta(days=30 * number)
        interview_id, call_id = new_id(), new_id()
        rows[InterviewRow].append(_interview(interview_id, user_id, number, at))
        rows[CallRow].append(call_row(call_id, interview_id, at))
        for question in _questions(interview_id, call_id, at):
            rows[QuestionRow].append(question)
            answer = _answer(question, call_id, at)
            rows[AnswerRow].append(answer)
            rows[EvaluationRow].append(_evaluation(answer, at))


def _user(user_id: str, now: datetime) -> dict[str, Any]:
    return {"id": user_id, "name": "", "role": "user", "guest": True, "created_at": now}


def _sign_in(session_id: str, user_id: str, now: datetime) -> dict[str, Any]:
    times = {"created_at": now, "expires_at": now + timedelta(days=30)}
    return {"id": session_id, "user_id": user_id, "csrf_hash": "none", **times}


def _token(token_hash: str, session_id: str, now: datetime) -> dict[str, Any]:
    expires_at = now + timedelta(days=30)
    return {
        "hash": token_hash,
        "session_id": session_id,
        "kind": "access",
        "expires_at": expires_at,
    }


def _resume(owner_id: str, now: datetime) -> dict[str, Any]:
    resume_id = new_id()
    return {
        "id": resume_id,
        "owner_id": owner_id,
        "filename": "resume.pdf",
        "content_type": "application/pdf",
        "size": 100_000,
        "file_key": f"resumes/{resume_id}",
        "status": "failed",
        "error_code": "no_text",
        "error": "There is no text in it.",
        "ocr": False,
        "corrections": {},
        "created_at": now,
        "updated_at": now,
    }


def _interview(interview_id: str, owner_id: str, number: int, at: datetime) -> dict[str, Any]:
    return {
        "id": interview_id,
        "owner_id": owner_id,
        "kind": "practice" if number % 4 == 0 else "interview",
        "status": "completed",
        "job_description": f"We look for engineer number {number}. {WORDS * 5}",
        "job_title": f"Engineer {number}",
        "job_company": f"Company {number % 7}",
        "job_skills": SKILLS,
        "interview_type": "mixed",
        "difficulty": "mid",
        "persona": "friendly",
        "overall_score": JUDGED.score,
        "created_at": at,
        "settings": {},
    }


def call_row(call_id: str, interview_id: str, at: datetime) -> dict[str, Any]:
    """A call that went to its end, whose sound is gone."""
    return {
        "id": call_id,
        "interview_id": interview_id,
        "number": 1,
        "transport": "peer",
        "created_at": at,
        "joined_at": at,
        "last_seen_at": at,
        "listen_consent": False,
        "client_present": False,
        "ended_at": at,
        "ended_by": "agent",
        "end_reason": "complete",
        "audio_purged_at": at,
    }


def _questions(interview_id: str, call_id: str, at: datetime) -> Iterator[dict[str, Any]]:
    for position in range(1, QUESTIONS_EACH + 1):
        yield {
            "id": new_id(),
            "interview_id": interview_id,
            "kind": "main",
            "position": position,
            "text": f"What did you do about problem {position}?",
            "category": "technical",
            "difficulty": "mid",
            "skills": SKILLS[:2],
            "reason": "The job asks for it.",
            "source": "bank",
            "bookmarked": position == 1,
            "asked_call_id": call_id,
            "asked_at": at,
            "asked_at_s": position * 60.0,
        }


def _answer(question: dict[str, Any], call_id: str, at: datetime) -> dict[str, Any]:
    words = WORDS.split()
    return {
        "id": new_id(),
        "interview_id": question["interview_id"],
        "question_id": question["id"],
        "call_id": call_id,
        "text": WORDS,
        "heard": WORDS,
        "typed": False,
        "skipped": False,
        "ranges": [[question["asked_at_s"] + 5, question["asked_at_s"] + 35]],
        "words": [
            {"text": word, "start_s": n * 0.4, "end_s": n * 0.4 + 0.3, "confidence": 0.9}
            for n, word in enumerate(words)
        ],
        "engine": "bench",
        "hints_used": 0,
        "answered_at": at,
        "measured": {"of": "the bench", "delivery": _delivery(len(words))},
    }


def _evaluation(answer: dict[str, Any], at: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "interview_id": answer["interview_id"],
        "answer_id": answer["id"],
        "number": 1,
        "status": "scored",
        "score": JUDGED.score,
        "low": JUDGED.low,
        "high": JUDGED.high,
        "body": JUDGED.model_dump(mode="json"),
        "transcript": answer["text"],
        "engine": "bench",
        "model": "bench",
        "prompt_version": "1",
        "created_at": at,
        "finished_at": at,
    }


def _delivery(words: int) -> dict[str, Any]:
    return {
        "words": words,
        "speaking_s": 24.0,
        "wpm": words * 2.5,
        "wpm_by_10s": [words * 2.5] * 3,
        "time_to_first_word_s": 0.4,
        "pauses": [{"start_s": 8.0 * n, "end_s": 8.0 * n + 1.5} for n in range(1, 4)],
        "fillers": [{"word": "um", "at_s": 5.0 * n} for n in range(1, 4)],
        "filler_percent": 300 / words,
    }
