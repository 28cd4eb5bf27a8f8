"""What of a résumé and of a job post may stand in a question, each piece checked by its form."""

from agent.coach.slots.facts import Facts, read_facts
from agent.coach.slots.filler import Filler, Filling

__all__ = ["Facts", "Filler", "Filling", "read_facts"]
