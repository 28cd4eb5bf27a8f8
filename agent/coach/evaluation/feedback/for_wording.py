"""What to say otherwise, or not at all."""

from collections.abc import Iterator

from agent.coach.evaluation.feedback.signals import BOAST, DOUBT, VAGUE
from agent.coach.evaluation.feedback.told import Told, quoted
from agent.coach.evaluation.feedback.weaknesses import MUCH_HEDGED, MUCH_IDLE, brochure


def wording_needs(told: Told) -> Iterator[str]:
    """The weightiest first."""
    for clip in brochure(told)[:1]:
        yield f"Replace {quoted(clip)} by something that you saw or did yourself."
    for clip in told.clips("listed")[:1]:
        yield f"Pick one thing from {quoted(clip)} and say what you did with it."
    for clip in told.saying(VAGUE)[:1]:
        yield f"Say how, step by step: {quoted(clip)}."
    for clip in told.saying(BOAST)[:1]:
        yield f"Show it instead of saying it: {quoted(clip)}. What would somebody have seen?"
    if told.features.value("hedges") >= MUCH_HEDGED:
        for clip in told.saying(DOUBT)[:1]:
            yield (
                f"Say {quoted(clip)} without the doubt if you are sure, and how you would check it "
                "if you are not."
            )
    for clip in told.clips("run_on")[:1]:
        yield f"Make two or three sentences of the long one that has {quoted(clip)} in it."
    if told.features.value("idle") >= MUCH_IDLE:
        for clip in told.idle[:1]:
            yield f"Leave out {quoted(clip)}: it adds nothing new."
