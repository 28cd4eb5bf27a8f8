"""Whether an answer speaks of what was asked."""

from agent.coach.evaluation.asked.about import Asked, TieSign, asked_of
from agent.coach.evaluation.asked.files import asked_bytes

__all__ = ["Asked", "TieSign", "asked_bytes", "asked_of"]
