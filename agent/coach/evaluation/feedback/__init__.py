"""What is told the candidate about an answer, by rules: see `words_for`."""

from agent.coach.evaluation.feedback.words import Words, words_for

__all__ = ["Words", "words_for"]
