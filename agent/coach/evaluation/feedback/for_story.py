"""What a story about something that happened needs."""

from collections.abc import Iterator
from typing import Final

from agent.coach.evaluation.feedback.signals import CHANGE, FIGURE, OTHER_SIDE, REASON
from agent.coach.evaluation.feedback.told import Told, quoted
from agent.coach.evaluation.feedback.weaknesses import MUCH_WE

_TOO_SHORT: Final = 45


def story_needs(told: Told) -> Iterator[str]:
    """What is missing, the weightiest first."""
    deeds = told.deeds
    yield from _own_part(told)
    if not told.may_have_result:
        if deeds:
            yield f"Add the result: you said {quoted(deeds[-1])}, but not what came of it."
        else:
            yield "Add the result: say what was different at the end, and how you know."
    if deeds and not told.may_have_task:
        yield f"Say what made it necessary: before {quoted(told.deed[0])}, what was going wrong?"
    if not told.may_have_situation and not told.has("figures"):
        yield f"Say in one sentence when and where it was, before {quoted(told.first)}."
    if deeds and told.counted < _TOO_SHORT:
        yield f"Say how you did it: {quoted(told.deed[0])} goes by very fast."
    if deeds and not told.has("reasons") and not told.saying(REASON):
        yield f"Say why you did it that way: {quoted(told.deed[0])} comes without its reason."


def story_polish(told: Told) -> Iterator[str]:
    """What makes a whole story a better one."""
    deeds = told.deeds
    open_ = [one for one in told.results if CHANGE.search(one) and not FIGURE.search(one)]
    for clip in open_[-1:]:
        yield f"Say how much, or how you noticed: {quoted(clip)} leaves the size of it open."
    if not told.lessons and not told.has("learned"):
        yield f"End with what you do differently since; the story stops at {quoted(told.last)}."
    if deeds and not told.saying(OTHER_SIDE):
        yield (
            f"Say what else you could have done instead of {quoted(told.deed[0])}, and why you "
            "did not."
        )
    for skill in told.answer.skills[:1]:
        yield f"This question looks for {skill}: say which of your steps shows it."
    yield f"Say what of this you would bring to the new job, after {quoted(told.last)}."
    yield "Say what was hardest about it for you."
    yield "Say which of your steps mattered most, and how you can tell."


def _own_part(told: Told) -> Iterator[str]:
    ours = told.ours
    if told.features.value("we") >= MUCH_WE and ours:
        yield f"Say which part was yours: {quoted(ours[0])} tells what the group did."
    elif not told.deeds and told.steps:
        yield (
            f"Take one occasion of {quoted(told.steps[0])}: what did you do that time, and what "
            "came of it?"
        )
    elif not told.deeds and told.situations:
        yield (
            f"Say what you yourself did there: {quoted(told.situations[0])} sets the scene, and "
            "your own steps are still to come."
        )
    elif not told.deeds:
        yield (
            "Tell one case that really happened, and what you did in it: so far the answer stays "
            f"general, as in {quoted(told.core)}."
        )
