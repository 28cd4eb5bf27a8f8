"""The sound of an answer."""

from collections.abc import Sequence

from api.answers.models import AnswerRow
from api.recording.selection import Part


def audio_url(answer: AnswerRow, follow_ups: Sequence[AnswerRow]) -> str | None:
    """Where an answer with its follow-ups can be heard; null where nothing of it was spoken."""
    spoken = any(row.ranges for row in (answer, *follow_ups))
    return f"/api/answers/{answer.id}/audio" if spoken else None


def audio_part(answer: AnswerRow) -> Part:
    """Where an answer's own audio lies."""
    return Part(answer.call_id, tuple((start, to) for start, to in answer.ranges))
