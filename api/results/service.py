"""What an interview came to."""

from collections.abc import Callable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from agent.coach.evaluation.rubric import grade
from api.answers.repository import AnswerRepository
from api.evaluations import reasons
from api.evaluations.coach import Coach
from api.evaluations.models import EvaluationRow
from api.evaluations.outcome import Judged, categories, overall, skills
from api.evaluations.repository import EvaluationRepository
from api.interviews.models import OVER, InterviewRow
from api.recording.chapters import recording_body
from api.recording.store import AudioStore
from api.results.bodies import Known, answer_results
from schemas.results import AnswerResult, Results, ResultsStatus, ScoredBy


class InterviewResults:
    """Gathers them. coach: what evaluates here; null where nothing does."""

    def __init__(self, audio: AudioStore, coach: Coach | None) -> None:
        self._audio = audio
        self._coach = coach

    async def read(
        self, db: AsyncSession, interview: InterviewRow, sign: Callable[[str], str]
    ) -> Results:
        """As far as they are known. sign: makes a file's path one that opens."""
        answers, rows = AnswerRepository(db, interview.owner_id), EvaluationRepository(db)
        asked = await answers.asked(interview.id)
        calls = await answers.calls(interview.id)
        main = [item.question for item in asked if item.question.kind == "main"]
        attempts = await answers.attempts([question.origin for question in main])
        evaluations = {row.answer_id: row for row in await rows.of_interview(interview.id)}
        known = Known(
            attempts=attempts,
            scores=await rows.scores([one.answer.id for one in attempts]),
            evaluations=evaluations,
            over=interview.status in OVER,
            set_up=self._coach is not None,
            purged={call.id for call in calls if call.audio_purged_at is not None},
            sign=sign,
        )
        chunk_counts = {call.id: len(await self._audio.chunks(call.id)) for call in calls}
        shown = answer_results(asked, known)
        judged = [_judged(answer) for answer in shown]
        average = overall(judged)
        status, reason = _standing(shown, scored=average is not None, over=known.over)
        return Results(
            interview_id=interview.id,
            status=status,
            overall_score=average and average.score,
            low=average and average.low,
            high=average and average.high,
            reason=reason,
            grade=average and grade(average.score),
            scored_by=self._scored_by([*evaluations.values()]),
            categories=categories(judged),
            skills=skills(judged),
            recording=recording_body(interview.id, chunk_counts, main, sign),
            answers=tuple(shown),
        )

    def _scored_by(self, evaluations: Sequence[EvaluationRow]) -> ScoredBy | None:
        """Who judged last; an answer may have been judged again by another."""
        last = max(
            (row for row in evaluations if row.engine and row.finished_at),
            key=lambda row: (row.finished_at, row.id),
            default=None,
        )
        if last is None:
            return None
        engine, model, version = last.engine or "", last.model or "", last.prompt_version or ""
        measured = self._coach and self._coach.calibrations.of(engine, model, version)
        overall_ = measured and measured.overall
        cases = (overall_ or measured).cases if measured else 0
        return ScoredBy(
            engine=engine,
            model=model,
            prompt_version=version,
            agreement=overall_ and overall_.kappa,
            agreement_cases=cases,
        )


def _judged(answer: AnswerResult) -> Judged:
    return Judged(
        category=answer.category,
        skills=answer.skills,
        score=answer.score,
        low=answer.low,
        high=answer.high,
        clarity=answer.rubric and answer.rubric.clarity.score,
    )


def _standing(
    answers: Sequence[AnswerResult], *, scored: bool, over: bool
) -> tuple[ResultsStatus, str | None]:
    """How the whole stands, and why there is no score."""
    if not over:
        return "pending", reasons.UNFINISHED
    if any(answer.status == "pending" for answer in answers):
        return "pending", None if scored else reasons.BEING_EVALUATED
    if scored:
        return "scored", None
    why = {answer.reason for answer in answers if answer.status == "not_scored"}
    if not why:
        return "not_scored", reasons.NOTHING_ANSWERED
    return "not_scored", why.pop() if len(why) == 1 else reasons.NOT_ALIKE
