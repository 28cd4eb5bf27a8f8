"""Correcting what was understood of an answer, and asking for its evaluation."""

from sqlalchemy.ext.asyncio import AsyncSession

from api.answers.models import AnswerRow
from api.answers.repository import AnswerRepository
from api.errors import WrongState
from api.evaluations.asking import Evaluations
from api.evaluations.repository import EvaluationRepository
from api.evaluations.standing import standing
from api.interviews.models import OVER, InterviewRow
from schemas.answers import AnswerEvaluation


class NotFinished(WrongState):
    """The interview goes on, and its answers are changed in the room."""

    code = "not_finished"


async def finished_answer(
    answers: AnswerRepository, answer_id: str
) -> tuple[AnswerRow, InterviewRow]:
    """An answer of an interview that is over, both locked. Raises NotFound, NotFinished."""
    answer, interview = await answers.to_change(answer_id)
    if interview.status not in OVER:
        raise NotFinished("The interview is not finished. In the room you can edit your answers.")
    return answer, interview


async def correct(
    db: AsyncSession, evaluations: Evaluations, owner_id: str, answer_id: str, transcript: str
) -> AnswerEvaluation:
    """The answer reads like this from now on, and is judged like this; what was heard is kept.

    Raises NotFound, NotFinished.
    """
    answer, interview = await finished_answer(AnswerRepository(db, owner_id), answer_id)
    answer.corrected = transcript
    await db.flush()
    return await _asked_for(db, evaluations, answer, interview)


async def evaluate(
    db: AsyncSession, evaluations: Evaluations, owner_id: str, answer_id: str
) -> AnswerEvaluation:
    """How the evaluation stands that was asked for. Raises NotFound, NotFinished."""
    answer, interview = await finished_answer(AnswerRepository(db, owner_id), answer_id)
    return await _asked_for(db, evaluations, answer, interview)


async def _asked_for(
    db: AsyncSession, evaluations: Evaluations, answer: AnswerRow, interview: InterviewRow
) -> AnswerEvaluation:
    """What is said to a follow-up is judged with what was said before it."""
    rows = EvaluationRepository(db)
    groups = (await rows.groups([interview.id]))[interview.id]
    (group,) = (one for one in groups if answer in one.answers)
    await evaluations.ask(db, interview, [group])
    await db.flush()
    row = (await rows.latest([group.main.id])).get(group.main.id)
    status, reason = standing(group.main, row, over=True, set_up=evaluations.set_up)
    return AnswerEvaluation(answer_id=answer.id, status=status, reason=reason)
