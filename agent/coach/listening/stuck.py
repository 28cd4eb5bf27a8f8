"""What would get a candidate going again who fell silent, by what they have said so far."""

import re
from typing import Final, Literal

from agent.coach.listening.said import Said, take_apart
from schemas.vocabulary import Category

Stuck = Literal["nothing", "no_action", "no_result", "no_number", "no_reason", "no_example"]
"""nothing: no beginning. no_action: a situation, and nothing done. no_result: something done, and
nothing came of it. no_number: it came out, but by how much? no_reason: what would be done, and not
why. no_example: all told but for a case of it."""

_BEGUN: Final = 6
"""Words from which something has been said."""
_ABOUT_THEMSELVES: Final = frozenset[Category]({"behavioral", "experience"})
_ALSO_REASONS: Final = re.compile(
    r" (?:because|since|trade ?offs?|depends|advantage|downside)(?= )"
)


def where_it_is_stuck(text: str, category: Category) -> Stuck | None:
    """What to hint at; None where nothing is missing that a hint could name."""
    said = take_apart(text)
    if len(said.words) < _BEGUN:
        return "nothing"
    if category in _ABOUT_THEMSELVES:
        return _in_a_story(said)
    if not (said.lexicon.reasons.search(said.joined) or _ALSO_REASONS.search(said.joined)):
        return "no_reason"
    return None if said.figures or said.events else "no_example"


def _in_a_story(said: Said) -> Stuck | None:
    if not said.done:
        return "no_action"
    if not said.outcome:
        return "no_result"
    return None if said.figures else "no_number"
