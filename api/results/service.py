"""What an interview came to."""

from collections.abc import Callable

from api.answers.repository import AnswerRepository
from api.interviews.models import InterviewRow
from api.recording.chapters import recording_body
from api.recording.store import AudioStore
from api.results.bodies import NOT_SET_UP, UNFINISHED, answer_results
from schemas.results import CategoryScores, Results

FINISHED = frozenset({"completed", "abandoned"})


async def get_results(
    answers: AnswerRepository,
    audio: AudioStore,
    interview: InterviewRow,
    sign: Callable[[str], str],
) -> Results:
    """The results as far as they are known. sign: makes a file's path one that opens."""
    asked = await answers.asked(interview.id)
    calls = await answers.calls(interview.id)
    purged = {call.id for call in calls if call.audio_purged_at is not None}
    chunk_counts = {call.id: len(await audio.chunks(call.id)) for call in calls}
    finished = interview.status in FINISHED
    main = [item.question for item in asked if item.question.kind == "main"]
    attempts = await answers.attempts([question.origin for question in main])
    return Results(
        interview_id=interview.id,
        status="not_scored" if finished else "pending",
        overall_score=None,
        low=None,
        high=None,
        reason=NOT_SET_UP if finished else UNFINISHED,
        grade=None,
        scored_by=None,
        categories=CategoryScores(technical=None, behavioral=None, communication=None),
        skills=(),
        recording=recording_body(interview.id, chunk_counts, main, sign),
        answers=tuple(answer_results(asked, attempts, sign, finished=finished, purged=purged)),
    )
