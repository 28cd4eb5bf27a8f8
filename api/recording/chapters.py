"""The recording of an interview as its results show it."""

from collections.abc import Callable, Mapping, Sequence

from api.interviews.models import QuestionRow
from schemas.journal import AUDIO_CHUNK_S
from schemas.results import Chapter, Recording


def recording_body(
    interview_id: str,
    chunk_counts: Mapping[str, int],
    asked: Sequence[QuestionRow],
    sign: Callable[[str], str],
) -> Recording | None:
    """Where to hear it, and where each main question begins; null where there is no audio.

    chunk_counts: by call, in the order of the calls. sign: makes a file's path one that opens.
    """
    total = sum(chunk_counts.values())
    if total == 0:
        return None
    starts: dict[str, float] = {}
    before = 0.0
    for call_id, count in chunk_counts.items():
        starts[call_id] = before
        before += count * AUDIO_CHUNK_S
    chapters = tuple(
        Chapter(question_id=question.id, start_s=starts[question.asked_call_id] + position)
        for question in asked
        if question.asked_call_id in starts and (position := question.asked_at_s) is not None
    )
    return Recording(
        audio_url=sign(f"/api/interviews/{interview_id}/recording"),
        duration_s=total * AUDIO_CHUNK_S,
        chapters=chapters,
    )
