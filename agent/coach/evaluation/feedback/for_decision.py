"""What an answer about what one would do needs."""

from collections.abc import Iterator

from agent.coach.evaluation.feedback.signals import INQUIRY, INVOLVED, OTHER_SIDE, REASON, WOULD
from agent.coach.evaluation.feedback.told import Told, quoted


def decision_needs(told: Told) -> Iterator[str]:
    """What is missing, the weightiest first."""
    steps = told.steps
    ours = told.ours
    if not steps and told.deeds:
        yield f"You tell what happened: {quoted(told.deeds[-1])}. Say also what you would do today."
    elif not steps and ours:
        yield f"Say what you yourself would do: {quoted(ours[0])} leaves your part open."
    elif not steps:
        yield (
            f"Say what you would do first, beginning with ‘I would’: {quoted(told.first)} does not "
            "say it yet."
        )
    if not told.has("reasons") and not told.saying(REASON):
        yield f"Say why in so many words: {quoted((*steps, told.first)[0])}."
    if steps and not told.has("weighing") and not told.saying(OTHER_SIDE):
        yield f"Say when you would not do it, or what it costs: {quoted(steps[-1])}."
    plans = [step for step in steps if WOULD.search(step)]
    if plans and not told.has("wondered") and not any(map(INQUIRY.search, plans)):
        yield f"Say what you would find out first: {quoted(plans[0])} goes straight to doing."


def decision_polish(told: Told) -> Iterator[str]:
    """What makes a sound decision a convincing one."""
    if not told.has_a_case:
        yield "Add one time when you were in such a spot: what you did then, and what came of it."
    for step in told.steps[-1:]:
        yield f"Say what you would do if that does not help: {quoted(step)}."
    if told.steps and not any(map(INVOLVED.search, told.steps)):
        yield f"Say whom you would tell or ask, and when: {quoted(told.steps[0])}."
    yield f"Say how you would notice that it worked; the answer stops at {quoted(told.last)}."
    for skill in told.answer.skills[:1]:
        yield f"This question looks for {skill}: say which of your steps shows it."
    yield "Say what would make you change your mind."
    yield "Say which of the things you would do matters most, if there is time for one only."
