"""What is asked of a candidate, and why."""

from agent.coach.candidates import ChosenQuestion
from agent.coach.job import JobSketch
from agent.coach.questions import (
    MAX_QUESTIONS,
    Placed,
    QuestionSet,
    choose_questions,
    question_about,
    replace_questions,
)

__all__ = [
    "MAX_QUESTIONS",
    "ChosenQuestion",
    "JobSketch",
    "Placed",
    "QuestionSet",
    "choose_questions",
    "question_about",
    "replace_questions",
]
