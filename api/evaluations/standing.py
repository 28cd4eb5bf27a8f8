"""How the evaluation of an answer stands. Pure."""

from pydantic import TypeAdapter

from api.answers.models import AnswerRow
from api.evaluations import reasons
from api.evaluations.models import EvaluationRow
from schemas.results import AnswerStatus

_STATUS: TypeAdapter[AnswerStatus] = TypeAdapter(AnswerStatus)


def standing(
    answer: AnswerRow | None, row: EvaluationRow | None, *, over: bool, set_up: bool
) -> tuple[AnswerStatus, str | None]:
    """Its status, and why there is no score.

    row: the evaluation that holds. over: nobody talks any more. set_up: whether anything here
    evaluates.
    """
    if answer is None:
        return ("skipped", reasons.UNANSWERED) if over else ("pending", reasons.UNFINISHED)
    if answer.passed_over:
        return "skipped", reasons.SKIPPED
    if not over:
        return "pending", reasons.UNFINISHED
    if row is None:
        return "not_scored", reasons.NOT_EVALUATED if set_up else reasons.NOT_SET_UP
    if row.status == "pending":
        return "pending", reasons.BEING_EVALUATED
    return _STATUS.validate_python(row.status), row.reason
