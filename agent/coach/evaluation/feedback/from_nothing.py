"""What to do where nothing was said that could be made better."""

from typing import Final

from agent.coach.evaluation.feedback.told import Kind

_STEPS: Final[dict[Kind, tuple[str, ...]]] = {
    "story": (
        "Pick one real case that fits the question; a small one is fine.",
        "Say what you yourself did in it, step by step.",
        "End with what came of it, and how you know.",
    ),
    "decision": (
        "Say what you would do first, beginning with ‘I would’.",
        "Say why that comes first.",
        "If you have met something like it, tell in two sentences what you did then.",
    ),
    "explanation": (
        "Say in one plain sentence what you know about it, even if it is not everything.",
        "Say where you have met or used it.",
        "Where you do not know, say how you would find out.",
    ),
}


def from_nothing(kind: Kind) -> tuple[str, ...]:
    """How to begin an answer of this kind."""
    return _STEPS[kind]
