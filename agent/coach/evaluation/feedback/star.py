"""Which parts of a story were told: situation, task, action, result."""

from agent.coach.evaluation.feedback.told import Told
from schemas.results import Star, StarPart


def star_of(told: Told) -> Star:
    """Each part with the first words that tell it."""
    return Star(
        situation=_part(told.may_have_situation, told.situations),
        task=_part(told.may_have_task, told.tasks),
        action=_part(bool(told.deeds), told.deed),
        result=_part(told.may_have_result, told.results[::-1]),
    )


def missing_parts(told: Told) -> tuple[str, ...]:
    """The parts that a story lacks; none where no story was asked for."""
    if told.kind != "story":
        return ()
    parts = {
        "situation": told.may_have_situation,
        "task": told.may_have_task,
        "action": told.deeds,
        "result": told.may_have_result,
    }
    return tuple(name for name, found in parts.items() if not found)


def _part(found: bool, clips: tuple[str, ...]) -> StarPart:
    return StarPart(found=found, quote=clips[0] if clips else None)
