"""What a crash left unread in a call's recording, told by its journal."""

from collections.abc import Sequence

from schemas.journal import (
    Answered,
    Asked,
    Discarded,
    Event,
    Heard,
    Joined,
    Refined,
    Resumed,
)

Ranges = tuple[tuple[float, float], ...]


def unread_answers(facts: Sequence[Event]) -> dict[str, Ranges]:
    """Spoken answers without their second reading, by id, and where they lie (seconds)."""
    unread: dict[str, Ranges] = {}
    for fact in facts:
        if isinstance(fact, Answered) and fact.ranges and not fact.typed:
            unread[fact.answer_id] = fact.ranges
        elif isinstance(fact, Refined):
            unread.pop(fact.answer_id, None)
    return unread


def read_until(facts: Sequence[Event]) -> float:
    """The position before which everything said was read, or was for nobody (seconds)."""
    return max(map(_read_until, facts), default=0.0)


def _read_until(fact: Event) -> float:
    match fact:
        case Heard():
            return fact.end_s
        case Joined() | Asked() | Answered() | Discarded() | Resumed():
            return fact.at_s
        case _:
            return 0.0
