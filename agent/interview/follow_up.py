"""Whether an answer asks for one clarifying question more, and which."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agent.coach.listening import Background, Finding, Lack, what_it_lacks
from agent.interview.wordings import is_put_by, lack_asked_for, wordings
from schemas.vocabulary import Category

MOST_WORDS: Final = 25
"""The longest follow-up."""
RULES: Final = "rules"
"""Who words it where no language model does."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A clarifying question. leans: it holds words that nobody could know before. worded_by: the
    engine and name of a language model, or RULES."""

    text: str
    leans: bool
    worded_by: str


def follow_up_to(
    text: str, category: Category, background: Background, asked: Sequence[str] = ()
) -> FollowUp | None:
    """The clarifying question that this answer asks for; None where it can stand.

    asked: the follow-ups of this interview so far; none of them is put the same way again while
    there is another.
    """
    finding = what_it_lacks(text, category, background)
    return None if finding is None else _put(finding, category, asked)


def is_still_needed(
    follow_up: str, answer: str, category: Category, background: Background
) -> bool:
    """Whether a longer answer still lacks what `follow_up` asks for."""
    finding = what_it_lacks(answer, category, background)
    return finding is not None and finding.lack == lack_asked_for(follow_up, category)


def possible_follow_ups(category: Category, asked: Sequence[str] = ()) -> tuple[str, ...]:
    """What `follow_up_to` may give without words of the answer, the likeliest first."""
    lacks: tuple[Lack, ...] = ("short", "vague", "unknown")
    if category in ("behavioral", "experience"):
        lacks = ("short", "own_part", "no_result", "vague", "unknown")
    return tuple(_put(Finding(lack), category, asked).text for lack in lacks)


def _put(finding: Finding, category: Category, asked: Sequence[str]) -> FollowUp:
    ways = wordings(finding, category)
    times = [sum(is_put_by(before, way) for before in asked) for way in ways]
    way = ways[times.index(min(times))]
    leans = finding.kind is not None
    return FollowUp(way.format(words=finding.words), leans=leans, worded_by=RULES)
