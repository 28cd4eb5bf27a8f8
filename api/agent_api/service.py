"""The agent's reports, each taken exactly once, and what it needs to go on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.agent_api.background import background
from api.agent_api.projection import Projection
from api.agent_api.repository import AgentRepository
from api.errors import NotFound, WrongState
from api.evaluations.asking import Evaluations
from api.evaluations.repository import EvaluationRepository
from api.interviews.bodies import job_body, question_body
from api.interviews.models import OVER, InterviewRow
from api.recording.store import AudioStore
from schemas.agent_api import AgentInterview
from schemas.call_figures import CallFigures
from schemas.journal import CallEnded, Event


class JournalGap(WrongState):
    """Events are missing before the ones that came."""

    code = "journal_gap"

    def __init__(self, last_seq: int) -> None:
        super().__init__(f"The last event stored is {last_seq}: go on from there.", field="seq")


@dataclass(frozen=True, slots=True)
class Stored:
    """What came of a batch. talked_s: how long the call was, where it has ended just now.

    changed: the questions to which the answers are others now. figures_before, figures: how the
    call went until then and with it.
    """

    last_seq: int
    interview: InterviewRow
    status_before: str
    talked_s: float | None
    changed: frozenset[str]
    figures_before: CallFigures
    figures: CallFigures


async def store_journal(
    repository: AgentRepository, call_id: str, batch: Sequence[Event], now: datetime
) -> Stored:
    """Store what is new of `batch` and project it.

    Events that are there already are passed over. Raises JournalGap (then nothing of the batch is
    kept), NotFound, DoesNotFit.
    """
    call, interview = await repository.call(call_id)
    call.last_seen_at = now
    projection = Projection(repository, call, interview)
    status, figures = interview.status, projection.figures
    last_seq = await repository.last_seq(call_id)
    talked_s: float | None = None
    for event in batch:
        if event.seq <= last_seq:
            continue
        if event.seq != last_seq + 1:
            raise JournalGap(last_seq)
        repository.append(call_id, event)
        await projection.apply(event)
        last_seq = event.seq
        if isinstance(event, CallEnded):
            talked_s = event.at_s
    await repository.keep()
    return Stored(
        last_seq=last_seq,
        interview=interview,
        status_before=status,
        talked_s=talked_s,
        changed=frozenset(projection.changed),
        figures_before=figures,
        figures=projection.figures,
    )


async def ask_for_evaluations(db: AsyncSession, evaluations: Evaluations, stored: Stored) -> None:
    """Of all answers where the interview is just over, and later of those that changed."""
    interview = stored.interview
    just_over = interview.status == "evaluating" and stored.status_before != "evaluating"
    if interview.status not in OVER or not (just_over or stored.changed):
        return
    groups = (await EvaluationRepository(db).groups([interview.id]))[interview.id]
    if not just_over:
        groups = [group for group in groups if stored.changed & group.question_ids]
    if not await evaluations.ask(db, interview, groups) and just_over:
        # There is nothing to wait for.
        interview.status = "completed"


async def rebuild(repository: AgentRepository, interview_id: str) -> None:
    """Forget the rows that the journals of an interview's calls gave, and make them again.

    What is made outside of calls stays as it is: bookmarks, corrections, evaluations, disputes. The
    interview's status only goes forward: it is replayed over what is there.
    """
    bookmarked = await repository.bookmarks(interview_id)
    beside = await repository.beside(interview_id)
    await repository.drop_projection(interview_id)
    for known in await repository.calls(interview_id):
        call, interview = await repository.call(known.id)
        call.client_present = False
        call.ended_at = call.ended_by = call.end_reason = call.figures = None
        projection = Projection(repository, call, interview)
        for event in await repository.journal(call.id):
            await projection.apply(event)
    await repository.keep()
    await repository.set_bookmarks(interview_id, bookmarked)
    await repository.put_back(beside)


async def heartbeat(repository: AgentRepository, call_id: str, now: datetime) -> bool:
    """Take a sign of life; whether the call is over. Raises NotFound."""
    call, _ = await repository.call(call_id)
    call.last_seen_at = now
    return call.ended_at is not None


async def interview_for_agent(
    repository: AgentRepository,
    audio: AudioStore,
    interview_id: str,
    call_id: str,
    *,
    most_follow_ups: int,
) -> AgentInterview:
    """Everything a fresh process needs. Raises NotFound, also for another interview's call."""
    call, interview = await repository.call(call_id)
    if interview.id != interview_id:
        raise NotFound("There is no such call.")
    questions = await repository.main_questions(interview_id)
    return AgentInterview.model_validate(
        {
            "interview_id": interview.id,
            "call_id": call.id,
            "status": interview.status,
            "interview_type": interview.interview_type,
            "difficulty": interview.difficulty,
            "persona": interview.persona,
            "time_limit_s": interview.time_limit_s,
            "job": job_body(interview),
            "background": background(await repository.resume(interview)),
            "most_follow_ups": most_follow_ups,
            "questions": [question_body(question) for question in questions],
            "events": await repository.journal(call_id),
            "earlier_events": await repository.earlier_journals(call),
            "next_seq": await repository.last_seq(call_id) + 1,
            "next_chunk": await audio.next_chunk(call_id),
        }
    )
