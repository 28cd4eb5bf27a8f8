"""Which parts of a story were told: situation, task, action, result."""

from agent.coach.evaluation.feedback.told import Told
from schemas.results import Star, StarPart


def star_of(told: Told) -> Star:
    """Each part with the words that tell it: what cannot be quoted was not found."""
    return Star(
        situation=_part(_early(told, told.situations) or told.opening),
        task=_part(_early(told, told.tasks)),
        action=_part(told.deed),
        result=_part(told.results[::-1]),
    )


def missing_parts(told: Told) -> tuple[str, ...]:
    """The parts that a story lacks; none where no story was asked for.

    Fewer than cannot be quoted: many a good story tells a part in words of its own.
    """
    if told.kind != "story":
        return ()
    parts = {
        "situation": told.may_have_situation,
        "task": told.may_have_task,
        "action": told.deeds,
        "result": told.may_have_result,
    }
    return tuple(name for name, found in parts.items() if not found)


def _early(told: Told, clips: tuple[str, ...]) -> tuple[str, ...]:
    """Those from the first half: what comes later seldom sets the scene or the task."""
    kept = told.features.kept
    early = [told.features.said(one) for one in kept[: (len(kept) + 1) // 2]]
    return tuple(clip for clip in clips if any(clip in text for text in early))


def _part(clips: tuple[str, ...]) -> StarPart:
    return StarPart(found=bool(clips), quote=clips[0] if clips else None)
