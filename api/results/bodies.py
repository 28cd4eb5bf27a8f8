"""Answers as the results show them."""

from collections.abc import Callable, Collection, Sequence
from itertools import groupby
from typing import Any, Final

from pydantic import TypeAdapter

from api.answers.audio import audio_part, audio_url
from api.answers.models import AnswerRow
from api.answers.repository import AskedQuestion, Attempt
from schemas.results import AnswerResult, AnswerStatus, FollowUp
from schemas.results import Attempt as PreviousAttempt
from schemas.turn import Word

NOT_SET_UP = "evaluation is not set up"
UNFINISHED = "the interview is not finished"
SKIPPED = "the question was skipped"
UNANSWERED = "the question was not answered"
WORDS: Final = TypeAdapter(list[Word])


def answer_results(
    asked: Sequence[AskedQuestion],
    attempts: Sequence[Attempt],
    sign: Callable[[str], str],
    *,
    finished: bool,
    purged: Collection[str],
) -> list[AnswerResult]:
    """One entry a main question; `asked` has each before its follow-ups.

    attempts: all answers to these questions and their repetitions, oldest first. sign: makes a
    file's path one that opens. purged: calls whose sound was too old to be kept.
    """
    groups = groupby(asked, key=lambda item: item.question.parent_id or item.question.id)
    return [
        _answer_result(attempts, sign, *group, finished=finished, purged=purged)
        for _, group in groups
    ]


def _answer_result(
    attempts: Sequence[Attempt],
    sign: Callable[[str], str],
    main: AskedQuestion,
    *follow_ups: AskedQuestion,
    finished: bool,
    purged: Collection[str],
) -> AnswerResult:
    answer = main.answer
    more = [item.answer for item in follow_ups if item.answer is not None]
    status, reason = answer_status(answer, finished=finished)
    return AnswerResult.model_validate(
        {
            "answer_id": answer and answer.id,
            "question_id": main.question.id,
            "question": main.question.text,
            "category": main.question.category,
            "skills": main.question.skills,
            "follow_ups": [_follow_up(item) for item in follow_ups],
            "transcript": answer.transcript if answer else "",
            "heard": answer and answer.recognised,
            "edited": answer is not None and answer.own_words is not None,
            "typed": answer is not None and answer.typed,
            "words": _words([answer, *more] if answer else []),
            "audio_url": audio_url(answer, more, sign, purged=purged) if answer else None,
            "status": status,
            "reason": reason,
            "score": None,
            "low": None,
            "high": None,
            "elaboration_needed": None,
            "rubric": None,
            "findings": (),
            "strengths": (),
            "weaknesses": (),
            "improvements": (),
            "wording": (),
            "star": None,
            "quotes": (),
            "ideal_answer": None,
            "delivery": None,
            "hints_used": answer.hints_used if answer else 0,
            "previous_attempts": _previous(main, attempts),
        }
    )


def _previous(main: AskedQuestion, attempts: Sequence[Attempt]) -> list[PreviousAttempt]:
    """Answers to the same question before this one, but for those that were skipped."""
    before = main.answer and main.answer.answered_at
    return [
        PreviousAttempt(answer_id=one.answer.id, score=None)
        for one in attempts
        if one.origin == main.question.origin
        and one.answer.question_id != main.question.id
        and (before is None or one.answer.answered_at < before)
        and one.answer.transcript
    ]


def answer_status(answer: AnswerRow | None, *, finished: bool) -> tuple[AnswerStatus, str]:
    """How its evaluation stands, and why there is no score."""
    if answer is None:
        return ("skipped", UNANSWERED) if finished else ("pending", UNFINISHED)
    if answer.skipped and not answer.transcript:
        return "skipped", SKIPPED
    return ("not_scored", NOT_SET_UP) if finished else ("pending", UNFINISHED)


def _follow_up(item: AskedQuestion) -> FollowUp:
    transcript = item.answer.transcript if item.answer else ""
    return FollowUp(
        question_id=item.question.id, question=item.question.text, transcript=transcript
    )


def _words(answers: Sequence[AnswerRow]) -> list[Word]:
    """All words on the time line of the joined audio."""
    moved: list[dict[str, Any]] = []
    shift = 0.0
    for answer in answers:
        for word in answer.words:
            start_s, end_s = word["start_s"] + shift, word["end_s"] + shift
            moved.append({**word, "start_s": start_s, "end_s": end_s})
        shift += audio_part(answer).duration_s
    # All at once: an interview has thousands, and its results are polled.
    return WORDS.validate_python(moved)
