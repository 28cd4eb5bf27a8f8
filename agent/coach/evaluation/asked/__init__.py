"""Whether an answer speaks of what was asked."""

from agent.coach.evaluation.asked.about import Asked, AskedSign, Question, asked_of
from agent.coach.evaluation.asked.others import others_bytes

__all__ = ["Asked", "AskedSign", "Question", "asked_of", "others_bytes"]
