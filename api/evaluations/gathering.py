"""From rows to what an evaluator is given, and whether it is worth asking at all. Pure."""

import hashlib
import json
from statistics import fmean
from typing import Any, Final

from pydantic import TypeAdapter

from agent.coach.evaluation.ports import Evaluator, Exchange, ToJudge
from agent.coach.evaluation.quotes import tokens
from api.answers.models import AnswerRow
from api.answers.words import joined_words
from api.evaluations import reasons
from api.evaluations.repository import Case
from api.resumes.bodies import current_reading
from schemas.vocabulary import Category, Difficulty

SHORTEST: Final = 3
"""Words. Fewer show nothing that a rubric could be held against, neither good nor bad."""

LEAST_CONFIDENCE: Final = 0.5
"""Of the recogniser in its words, on average.

Measured with the local one, on answers with noise added: above 0.6 it got up to 23 words in 100
wrong, between 0.5 and 0.6 27 to 38, below that 43 and more. For the speakers that recognisers serve
worst it is 35 (Koenecke et al. 2020): less than 0.5 is more than a way of speaking explains.
"""

_CATEGORY: Final[TypeAdapter[Category]] = TypeAdapter(Category)
_DIFFICULTY: Final[TypeAdapter[Difficulty]] = TypeAdapter(Difficulty)


def to_judge(case: Case) -> ToJudge:
    """What an evaluator is given of this answer."""
    group, question = case.group, case.question
    return ToJudge(
        question=question.text,
        category=_CATEGORY.validate_python(question.category),
        difficulty=_DIFFICULTY.validate_python(question.difficulty),
        skills=tuple(question.skills),
        transcript=group.main.transcript,
        heard=tuple(joined_words(group.answers, spoken_only=True)),
        follow_ups=tuple(
            Exchange(question=asked.text, transcript=answer.transcript)
            for asked, answer in group.follow_ups
        ),
        job=case.interview.job_description,
        resume=None if case.resume is None else current_reading(case.resume),
        typed=group.main.typed,
    )


def content_key(evaluator: Evaluator, answer: ToJudge) -> str:
    """Stands for the evaluator and what it is given, but for when each word was said."""
    content: dict[str, Any] = {
        "by": [evaluator.engine, evaluator.model, evaluator.prompt_version],
        "question": [answer.question, answer.category, answer.difficulty, answer.skills],
        "answer": [answer.transcript, answer.typed, [word.text for word in answer.heard]],
        "follow_ups": [[one.question, one.transcript] for one in answer.follow_ups],
        "job": answer.job,
        # Where a line stands in the résumé's file changes nothing about what it says.
        "resume": answer.resume and answer.resume.model_dump(mode="json", exclude={"spans"}),
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


def why_not(answers: tuple[AnswerRow, ...]) -> str | None:
    """Why no score could be right, whatever is judged; null where one could."""
    if sum(len(tokens(answer.transcript)) for answer in answers) < SHORTEST:
        return reasons.TOO_SHORT
    # What the candidate wrote or corrected is as they want it.
    recognised = [a for a in answers if not a.typed and a.own_words is None and a.transcript]
    if any(answer.heard is None for answer in recognised):
        return reasons.UNREAD
    confidences = [word["confidence"] for answer in recognised for word in answer.words]
    if confidences and fmean(confidences) < LEAST_CONFIDENCE:
        return reasons.UNSURE
    return None
