"""What the interviewer says around the questions, in the manner of each persona.

Nothing here judges an answer: "Thank you." is honest whatever was said, "Great answer!" is not.
Every text follows from its arguments alone, so its audio can be ready before it is needed.
"""

from typing import Final

from schemas.vocabulary import Persona

_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight"),
    *("nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)

_GREETINGS: Final[dict[Persona, str]] = {
    "friendly": "Hi, I'm {name}, it's nice to meet you. Take all the time you need."
    " Here is the first question.",
    "neutral": "Hello, I'm {name}, and I'll be your interviewer today. Let's begin.",
    "challenging": "Good day. I'm {name}. Let's get straight to it.",
}
_BRIDGES: Final[dict[Persona, tuple[str, ...]]] = {
    "friendly": (
        "Thank you for sharing that.",
        "Thanks. Let's go on.",
        "Thank you. Here's the next one.",
        "All right, thank you.",
    ),
    "neutral": ("Thank you.", "Thanks. Next question.", "All right. Let's go on.", "Thank you."),
    "challenging": ("All right.", "Noted. Next question.", "Understood. Moving on.", "Okay."),
}
_AFTER_SKIP: Final[dict[Persona, str]] = {
    "friendly": "No problem, let's move on.",
    "neutral": "All right, let's move on.",
    "challenging": "We'll leave that. Next.",
}
_AGAIN: Final[dict[Persona, str]] = {
    "friendly": "Of course.",
    "neutral": "Sure.",
    "challenging": "Once more.",
}
_BEFORE_FOLLOW_UP: Final[dict[Persona, str]] = {
    "friendly": "Thank you.",
    "neutral": "Okay.",
    "challenging": "All right.",
}
_AFTER_CUT_IN: Final[dict[Persona, str]] = {
    "friendly": "Thanks for adding that.",
    "neutral": "Thanks.",
    "challenging": "Noted.",
}
_HOLD: Final[dict[Persona, str]] = {
    "friendly": "Of course, take your time.",
    "neutral": "Take your time.",
    "challenging": "Take your time.",
}
_CLOSINGS: Final[dict[Persona, str]] = {
    "friendly": "That was the last question. Thank you so much for your time,"
    " it was good to talk with you. Your feedback will be ready soon. Goodbye!",
    "neutral": "That was the last question. Thank you for your time."
    " Your feedback will be ready soon. Goodbye.",
    "challenging": "That's all. Thank you for your time. You'll have your feedback soon. Goodbye.",
}

NUDGE: Final = "Take your time. Would you like me to repeat the question?"
GO_ON: Final = "Welcome back. Please go on."
START_AGAIN: Final = "Okay. Start again whenever you're ready."
CLOSING_ON_REQUEST: Final = "All right, we'll stop here. Thank you for your time. Goodbye."
CLOSING_ON_TIME: Final = "That's all the time we have. Thank you for your time. Goodbye."

TIME_IS_UP: Final = "The time is up. Please finish your answer."
NOT_NOW: Final = "This is not possible now."
NOTHING_SAID: Final = "There is no answer yet. Say or type one, or skip the question."
UNKNOWN_ANSWER: Final = "There is no such answer."
UNKNOWN_QUESTION: Final = "There is no such question."


def greeting(persona: Persona, name: str) -> str:
    """The first words; the first question follows."""
    return _GREETINGS[persona].format(name=name)


def bridge(persona: Persona, index: int) -> str:
    """What leads to question `index` (from 1) after an answer."""
    bridges = _BRIDGES[persona]
    return bridges[index % len(bridges)]


def after_skip(persona: Persona) -> str:
    """What leads to the next question after a skipped one."""
    return _AFTER_SKIP[persona]


def again(persona: Persona) -> str:
    """What leads to the question when the candidate asked to hear it again."""
    return _AGAIN[persona]


def before_follow_up(persona: Persona) -> str:
    """What leads to a follow-up in the candidate's own words."""
    return _BEFORE_FOLLOW_UP[persona]


def after_cut_in(persona: Persona) -> str:
    """What leads to a question that the candidate's last words kept from being heard."""
    return _AFTER_CUT_IN[persona]


def hold(persona: Persona) -> str:
    """The reply to "let me think"."""
    return _HOLD[persona]


def closing(persona: Persona) -> str:
    """The last words after the last question."""
    return _CLOSINGS[persona]


def welcome_back(index: int, *, follow_up: bool, said_something: bool) -> str:
    """Where the call stands, for a client that came back; the question follows."""
    question = f"We were on question {number(index)}."
    where = "I had just asked you this." if follow_up else question
    kept = " I have what you said so far, so go on from there." if said_something else ""
    return f"Welcome back.{kept} {where}"


def number(index: int) -> str:
    """`index` (from 1) as it is said."""
    return _NUMBERS[index - 1] if index <= len(_NUMBERS) else str(index)
