"""How many questions of each category an interview has, and in what order they come."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeVar

from schemas.vocabulary import Category, InterviewType

T = TypeVar("T")

_SHARES: Final[Mapping[InterviewType, Mapping[Category, float]]] = {
    "behavioral": {"behavioral": 0.5, "situational": 0.3, "experience": 0.2},
    "technical": {"technical": 0.8, "situational": 0.1, "experience": 0.1},
    "mixed": {"technical": 0.35, "behavioral": 0.3, "situational": 0.2, "experience": 0.15},
}


def plan(interview_type: InterviewType, count: int) -> dict[Category, int]:
    """`count` slots over the categories, by largest remainder; the first category wins a tie."""
    shares = _SHARES[interview_type]
    slots: dict[Category, int] = {
        category: int(share * count) for category, share in shares.items()
    }
    by_remainder = sorted(shares, key=lambda category: slots[category] - shares[category] * count)
    for category in by_remainder[: count - sum(slots.values())]:
        slots[category] += 1
    return slots


def spread(groups: Mapping[Category, Sequence[T]]) -> list[T]:
    """All members of the groups, each group in its order and evenly over the whole."""
    placed = [
        ((position + 0.5) / len(members), member)
        for members in groups.values()
        for position, member in enumerate(members)
    ]
    return [member for _, member in sorted(placed, key=lambda pair: pair[0])]
