"""Quotations with their places in the sound."""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

from agent.coach.evaluation.quotes import places
from schemas.results import Quote
from schemas.turn import Word

MOST: Final = 8
Use = Literal["strength", "weakness", "evidence"]


def quotes_of(uses: Iterable[tuple[str, Use]], heard: Sequence[Word]) -> tuple[Quote, ...]:
    """Each once, where it was first heard; what was typed or corrected has no sound."""
    first: dict[str, Use] = {}
    for text, use in uses:
        first.setdefault(text, use)
    found: list[Quote] = []
    for text, use in first.items():
        for place in places(text, heard)[:1]:
            words = heard[place.first : place.behind]
            start_s, end_s = words[0].start_s, words[-1].end_s
            found.append(Quote(text=text, start_s=start_s, end_s=end_s, kind=use))
    return tuple(found[:MOST])
