"""New rows of interviews and questions."""

from dataclasses import replace

from agent.coach import ChosenQuestion
from agent.coach.tasks.question_making import Made
from api.ids import new_id
from api.interviews.models import QuestionRow
from schemas.interviews import AddQuestionRequest
from schemas.vocabulary import Difficulty

OWN_SOURCE = "own"
"""Where a question comes from that the candidate wrote."""

FROM_THE_BANK = (
    "It comes from our question bank, as the language model gave none here in time that passed our "
    "checks."
)
_ADDED = "You added this question."


def chosen_question(made: Made) -> ChosenQuestion:
    """A question that was made; where the bank stands in for a model, its reason says so."""
    question = made.question
    if made.instead is None:
        return question
    return replace(question, reason=f"{question.reason} {FROM_THE_BANK}")


def main_question(
    interview_id: str, position: int, question: ChosenQuestion, *, origin_id: str | None = None
) -> QuestionRow:
    """A main question that nobody asked yet."""
    return QuestionRow(
        id=new_id(),
        interview_id=interview_id,
        kind="main",
        parent_id=None,
        position=position,
        text=question.text,
        category=question.category,
        difficulty=question.difficulty,
        skills=list(question.skills),
        reason=question.reason,
        source=question.source,
        bookmarked=False,
        asked_call_id=None,
        asked_at=None,
        asked_at_s=None,
        origin_id=origin_id,
    )


def own_question(request: AddQuestionRequest, difficulty: Difficulty) -> ChosenQuestion:
    """What the candidate wrote. difficulty: the interview's, where they name none."""
    return ChosenQuestion(
        text=request.text,
        category=request.category,
        difficulty=request.difficulty or difficulty,
        skills=request.skills,
        reason=_ADDED,
        source=OWN_SOURCE,
    )
