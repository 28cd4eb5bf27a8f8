"""Whether an answer asks for one clarifying question more, and which."""

import re
from typing import Final, Literal

from agent.interview.words import count_words, plain
from schemas.vocabulary import Category

Lack = Literal["unknown", "short", "own_part"]

ENOUGH_WORDS: Final = 12
_UNKNOWN: Final = re.compile(
    r"(?:(?:um|uh|well|so|honestly|sorry|oh) )*i (?:really |honestly |just )*"
    r"(?:do not know|am not sure|have no idea|can not say).*"
)
_OWN: Final = re.compile(r"\b(?:i|my|me|mine|myself)\b")
_ABOUT_THEMSELVES: Final = frozenset[Category]({"behavioral", "experience"})

_QUESTIONS: Final[dict[Lack, dict[Category, str]]] = {
    "unknown": {
        "technical": "That's fine. If you had to find out, where would you start?",
        "behavioral": "That's fine. Can you think of a smaller example, even outside of work?",
        "experience": "That's fine. What comes closest to it in what you have done?",
        "situational": "That's fine. What would be the very first thing you would do?",
    },
    "short": {
        "technical": "Can you go one step deeper and explain how that works?",
        "behavioral": "Can you walk me through a concrete example of that?",
        "experience": "Can you tell me a bit more about that, with one example?",
        "situational": "What would you do first, and why?",
    },
    "own_part": {
        "technical": "And what would your own part in it be?",
        "behavioral": "And what exactly was your own part in that?",
        "experience": "And what exactly was your own part in that?",
        "situational": "And what would your own part in it be?",
    },
}


def what_it_lacks(text: str, category: Category) -> Lack | None:
    """What a clarifying question would ask for; None where the answer can stand."""
    words = plain(text)
    if count_words(words) < ENOUGH_WORDS:
        return "unknown" if _UNKNOWN.fullmatch(words) else "short"
    if category in _ABOUT_THEMSELVES and not _OWN.search(words):
        return "own_part"
    return None


def follow_up_to(text: str, category: Category) -> str | None:
    """The clarifying question that this answer asks for; None where it can stand."""
    lack = what_it_lacks(text, category)
    return None if lack is None else _QUESTIONS[lack][category]


def possible_follow_ups(category: Category) -> tuple[str, ...]:
    """All that `follow_up_to` may give for a category, the likeliest first."""
    lacks: tuple[Lack, ...] = ("short", "own_part", "unknown")
    return tuple(dict.fromkeys(_QUESTIONS[lack][category] for lack in lacks))
