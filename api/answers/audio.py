"""The sound of an answer."""

from collections.abc import Callable, Sequence

from api.answers.models import AnswerRow
from api.recording.selection import Part


def audio_url(
    answer: AnswerRow, follow_ups: Sequence[AnswerRow], sign: Callable[[str], str]
) -> str | None:
    """Where an answer with its follow-ups can be heard; null where nothing of it was spoken.

    sign: makes a file's path one that opens.
    """
    spoken = any(row.ranges for row in (answer, *follow_ups))
    return sign(f"/api/answers/{answer.id}/audio") if spoken else None


def audio_part(answer: AnswerRow) -> Part:
    """Where an answer's own audio lies."""
    return Part(answer.call_id, tuple((start, to) for start, to in answer.ranges))
