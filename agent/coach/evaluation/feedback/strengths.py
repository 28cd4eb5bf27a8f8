"""What an answer does well: only what it shows, always with the words that show it."""

from collections.abc import Iterator
from typing import Final

from agent.coach.evaluation.feedback.noted import Noted
from agent.coach.evaluation.feedback.signals import (
    FIGURE,
    OTHER_SIDE,
    REASON,
    RESULT,
    SAID,
    SITUATION,
)
from agent.coach.evaluation.feedback.told import Told, quoted

MOST: Final = 3
_SHORTEST: Final = 5


def strengths_of(told: Told) -> tuple[Noted, ...]:
    """The most telling first, each about other words."""
    found: list[Noted] = []
    for one in _all(told):
        if len(found) < MOST and one.quote not in {other.quote for other in found}:
            found.append(one)
    return tuple(found)


def _all(told: Told) -> Iterator[Noted]:
    results = [clip for clip in told.saying(RESULT) if clip in told.results]
    counted = [clip for clip in results if FIGURE.search(clip)]
    if counted:
        yield from _first("You say what came of it, with a number", counted)
    else:
        yield from _first("You say what came of it", results[-1:])
    if told.kind == "decision":
        yield from _first("You say what you would do", told.steps)
    yield from _first("You say what you yourself did", told.deed)
    yield from _first("You say what you do or see differently now", told.lessons)
    yield from _first("You look at the other side as well", told.saying(OTHER_SIDE))
    yield from _first("You give a reason", told.saying(REASON))
    yield from _first("You let the interviewer hear what was said", told.saying(SAID))
    if told.kind == "story":
        yield from _first("One can see when and where it was", told.saying(SITUATION))


def _first(praise: str, clips: list[str] | tuple[str, ...]) -> Iterator[Noted]:
    for clip in [one for one in clips if len(one.split()) >= _SHORTEST][:1]:
        yield Noted(f"{praise}: {quoted(clip)}.", clip)
