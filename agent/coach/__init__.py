"""What is asked of a candidate, and why."""

from agent.coach.job import JobSketch
from agent.coach.questions import (
    MAX_QUESTIONS,
    ChosenQuestion,
    QuestionSet,
    choose_questions,
)

__all__ = ["MAX_QUESTIONS", "ChosenQuestion", "JobSketch", "QuestionSet", "choose_questions"]
