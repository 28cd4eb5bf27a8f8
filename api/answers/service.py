"""Correcting what was understood of an answer, and asking for its evaluation."""

from api.answers.models import AnswerRow
from api.answers.repository import AnswerRepository
from api.errors import WrongState
from api.interviews.models import InterviewRow
from api.results.bodies import answer_status
from api.results.service import FINISHED
from schemas.answers import AnswerEvaluation


class NotFinished(WrongState):
    """The interview goes on, and its answers are changed in the room."""

    code = "not_finished"


async def finished_answer(
    answers: AnswerRepository, answer_id: str
) -> tuple[AnswerRow, InterviewRow]:
    """An answer of a finished interview, locked. Raises NotFound, NotFinished."""
    answer, interview = await answers.to_change(answer_id)
    if interview.status not in FINISHED:
        raise NotFinished("The interview is not finished. In the room you can edit your answers.")
    return answer, interview


async def correct(answers: AnswerRepository, answer_id: str, transcript: str) -> AnswerEvaluation:
    """The answer reads like this from now on; what was heard is kept beside it.

    Raises NotFound, NotFinished.
    """
    answer, _ = await finished_answer(answers, answer_id)
    answer.corrected = transcript
    return _evaluation(answer)


async def evaluate(answers: AnswerRepository, answer_id: str) -> AnswerEvaluation:
    """How the evaluation stands that was asked for. Raises NotFound, NotFinished."""
    answer, _ = await finished_answer(answers, answer_id)
    return _evaluation(answer)


def _evaluation(answer: AnswerRow) -> AnswerEvaluation:
    status, reason = answer_status(answer, finished=True)
    return AnswerEvaluation(answer_id=answer.id, status=status, reason=reason)
