"""What an answer that explains something needs. Whether it is right, rules cannot know."""

from collections.abc import Iterator

from agent.coach.evaluation.feedback.signals import OTHER_SIDE, REASON, RESULT
from agent.coach.evaluation.feedback.told import Told, quoted
from agent.coach.evaluation.feedback.weaknesses import MUCH_WE


def explanation_needs(told: Told) -> Iterator[str]:
    """What is missing, the weightiest first."""
    if not told.has("reasons") and not told.saying(REASON):
        yield f"Say why it is so, in so many words: {quoted(told.core)}."
    if not told.has("weighing") and not told.saying(OTHER_SIDE):
        yield f"Say where it stops being true, or what it costs: {quoted(told.core)}."
    ours = told.ours
    if not told.deeds and ours and told.features.value("we") >= MUCH_WE:
        yield f"Say which part was yours: {quoted(ours[0])} tells what the group did."
    elif not told.has_a_case and not told.saying(RESULT):
        yield "Add a case of your own: where you met this, what you saw, and what you did then."


def explanation_polish(told: Told) -> Iterator[str]:
    """What makes an explanation easier to believe."""
    if told.deeds and not told.results:
        yield f"Say what came of it when you did it: {quoted(told.deeds[-1])}."
    if not told.has("figures"):
        yield f"Work one small example through with numbers, for instance for {quoted(told.core)}."
    yield f"Say how one would see in practice whether this holds: {quoted(told.core)}."
    if not told.saying(RESULT):
        yield "Say where you have seen it go wrong, and what was done about it."
    for step in told.steps[-1:]:
        yield f"Say which other way there is than {quoted(step)}, and why you would not take it."
    if told.last != told.core:
        yield f"End with the one thing to remember; the answer stops at {quoted(told.last)}."
    yield "Say what somebody new to it most often gets wrong here."
    yield "Say what you do not know about it yet, and how you would find out."
