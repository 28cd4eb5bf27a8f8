"""What would raise this answer most: three to five things to do, in that order."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from agent.coach.evaluation.feedback.for_decision import decision_needs, decision_polish
from agent.coach.evaluation.feedback.for_explanation import explanation_needs, explanation_polish
from agent.coach.evaluation.feedback.for_story import story_needs, story_polish
from agent.coach.evaluation.feedback.for_wording import wording_needs
from agent.coach.evaluation.feedback.from_nothing import from_nothing
from agent.coach.evaluation.feedback.told import Kind, Told

LEAST: Final = 3
MOST: Final = 5

_QUOTED: Final = re.compile("“([^”]+)”")

Advice = Callable[[Told], Iterator[str]]
_OWN: Final[dict[Kind, tuple[Advice, Advice]]] = {
    "story": (story_needs, story_polish),
    "decision": (decision_needs, decision_polish),
    "explanation": (explanation_needs, explanation_polish),
}


def improvements_of(told: Told) -> tuple[str, ...]:
    """What is missing comes before how it is said; what would only polish fills up."""
    if told.says_nothing:
        return from_nothing(told.kind)
    needs, polish = _OWN[told.kind]
    wanted = _about_other_words([*needs(told)], [*wording_needs(told)])[:MOST]
    if len(wanted) < LEAST:
        more = [*polish(told)]
        # Twice about the same words is better than too little to go on with.
        wanted = [*dict.fromkeys((*_about_other_words(wanted, more), *more))][:LEAST]
    return tuple(wanted)


def _about_other_words(known: list[str], more: list[str]) -> list[str]:
    """All that is known, and what quotes something that was not quoted before."""
    found = [*known]
    seen = {words for text in known for words in _QUOTED.findall(text)}
    for text in more:
        words = set(_QUOTED.findall(text))
        if not words or words - seen:
            seen |= words
            found.append(text)
    return found
