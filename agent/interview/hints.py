"""One short hint for a candidate who is stuck: by the question, and by what they have said."""

from typing import Final

from agent.coach.listening import Stuck, where_it_is_stuck
from schemas.vocabulary import Category

_TO_BEGIN: Final[dict[Category, str]] = {
    "technical": "Say what you would use and why, then name one trade-off.",
    "behavioral": "Pick one situation: what was the task, what did you do, what came of it?",
    "experience": "Name one project, your part in it, and a result you can put a number on.",
    "situational": "Say what you would find out first, what you would do next, and why.",
}
_TO_GO_ON: Final[dict[Stuck, dict[Category, str]]] = {
    "nothing": _TO_BEGIN,
    "no_action": {
        "behavioral": "Now say what you yourself did, one step after the other.",
        "experience": "Now say what you yourself did there.",
    },
    "no_result": {
        "behavioral": "Say what came of it, for you or for the others.",
        "experience": "Give the result: what was better afterwards?",
    },
    "no_number": {
        "behavioral": "Give the result in numbers: how many, how long, how much?",
        "experience": "Give the result in numbers: how many, how long, how much?",
    },
    "no_reason": {
        "technical": "Say why it works that way, or what it costs.",
        "situational": "Say why you would do that, and what you would do next.",
    },
    "no_example": {
        "technical": "Give one example from something you have worked on.",
        "situational": "Give one example of when you did something like it.",
    },
}
TO_FOLLOW_UP: Final = "One or two sentences are enough: the first thing that comes to mind."
TO_FINISH: Final = "If you have said what you wanted to say, close with one sentence."


def hint(said: str, category: Category, *, follow_up: bool) -> str:
    """The hint for who has said this much of an answer and fell silent."""
    stuck = where_it_is_stuck(said, category)
    if stuck is None:
        return TO_FINISH
    if follow_up:
        return TO_FOLLOW_UP if stuck == "nothing" else TO_FINISH
    return _TO_GO_ON[stuck][category]
