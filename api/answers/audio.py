"""The sound of an answer."""

from collections.abc import Callable, Collection, Sequence

from api.answers.models import AnswerRow
from api.recording.selection import Part


def audio_url(
    answer: AnswerRow,
    follow_ups: Sequence[AnswerRow],
    sign: Callable[[str], str],
    *,
    purged: Collection[str],
) -> str | None:
    """Where an answer with its follow-ups can be heard; null where no sound of it is there.

    sign: makes a file's path one that opens. purged: calls whose sound was too old to be kept.
    """
    spoken = any(row.ranges and row.call_id not in purged for row in (answer, *follow_ups))
    return sign(f"/api/answers/{answer.id}/audio") if spoken else None


def audio_part(answer: AnswerRow) -> Part:
    """Where an answer's own audio lies."""
    return Part(answer.call_id, tuple((start, to) for start, to in answer.ranges))
