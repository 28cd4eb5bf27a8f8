"""What an answer lacks so far, told from its words while it is being spoken. Pure."""

from agent.coach.listening.background import Background, read_background
from agent.coach.listening.lacks import (
    Finding,
    Lack,
    is_told,
    prepare_rules,
    says_done,
    what_it_lacks,
)
from agent.coach.listening.stuck import Stuck, where_it_is_stuck

__all__ = [
    "Background",
    "Finding",
    "Lack",
    "Stuck",
    "is_told",
    "prepare_rules",
    "read_background",
    "says_done",
    "what_it_lacks",
    "where_it_is_stuck",
]
