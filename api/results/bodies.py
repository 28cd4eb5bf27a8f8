"""Answers as the results show them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from api.answers.audio import audio_url
from api.answers.repository import AskedQuestion, Attempt
from api.answers.words import joined_words
from api.evaluations.models import EvaluationRow
from api.evaluations.sound import delivery_of
from api.evaluations.standing import standing
from schemas.evaluation import Judgement
from schemas.results import AnswerResult, FollowUp
from schemas.results import Attempt as PreviousAttempt

NOTHING_JUDGED: Final[Mapping[str, Any]] = {
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
}


@dataclass(frozen=True, slots=True)
class Known:
    """What answers are shown with.

    attempts: all answers to these questions and their repetitions, oldest first. scores: theirs.
    evaluations: those that hold, by answer. over: nobody talks any more. set_up: evaluation is.
    purged: calls whose sound was too old to be kept. sign: makes a file's path one that opens.
    """

    attempts: Sequence[Attempt]
    scores: Mapping[str, float | None]
    evaluations: Mapping[str, EvaluationRow]
    over: bool
    set_up: bool
    purged: Collection[str]
    sign: Callable[[str], str]


def answer_results(asked: Sequence[AskedQuestion], known: Known) -> list[AnswerResult]:
    """One entry a main question; `asked` has each before its follow-ups."""
    groups = groupby(asked, key=lambda item: item.question.parent_id or item.question.id)
    return [_answer_result(known, *group) for _, group in groups]


def _answer_result(known: Known, main: AskedQuestion, *follow_ups: AskedQuestion) -> AnswerResult:
    answer = main.answer
    more = [item.answer for item in follow_ups if item.answer is not None]
    row = known.evaluations.get(answer.id) if answer else None
    status, reason = standing(answer, row, over=known.over, set_up=known.set_up)
    scored = row if row is not None and status == "scored" else None
    sound = audio_url(answer, more, known.sign, purged=known.purged) if answer else None
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
            "words": joined_words([answer, *more] if answer else []),
            "audio_url": sound,
            "status": status,
            "reason": reason,
            "score": scored and scored.score,
            "low": scored and scored.low,
            "high": scored and scored.high,
            **_judged(row),
            "delivery": delivery_of(answer.measured) if answer else None,
            "hints_used": sum(one.hints_used for one in (answer, *more) if one is not None),
            "previous_attempts": _previous(main, known),
        }
    )


def _judged(row: EvaluationRow | None) -> Mapping[str, Any]:
    """What was found, which may be much where there is no score."""
    if row is None or row.body is None:
        return NOTHING_JUDGED
    judgement = Judgement.model_validate(row.body)
    return {field: getattr(judgement, field) for field in NOTHING_JUDGED}


def _previous(main: AskedQuestion, known: Known) -> list[PreviousAttempt]:
    """Answers to the same question before this one, but for those that were skipped."""
    before = main.answer and main.answer.answered_at
    return [
        PreviousAttempt(answer_id=one.answer.id, score=known.scores.get(one.answer.id))
        for one in known.attempts
        if one.origin == main.question.origin
        and one.answer.question_id != main.question.id
        and (before is None or one.answer.answered_at < before)
        and one.answer.transcript
    ]


def _follow_up(item: AskedQuestion) -> FollowUp:
    transcript = item.answer.transcript if item.answer else ""
    return FollowUp(
        question_id=item.question.id, question=item.question.text, transcript=transcript
    )
