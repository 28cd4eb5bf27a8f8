"""Judging a disputed answer once more, in the background. Until then the former judgement holds."""

from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from agent.coach.evaluation.ports import Evaluator, ToJudge
from api.disputes.asking import JUDGE_AGAIN
from api.disputes.models import DisputeRow
from api.disputes.repository import DisputeRepository
from api.evaluations import reasons
from api.evaluations.found import TRIES, TRIES_TO_GIVE_UP, Found, fill, found_by
from api.evaluations.gathering import to_judge, why_not
from api.evaluations.models import EvaluationRow
from api.evaluations.repository import Case, EvaluationRepository
from api.evaluations.settling import settle_interview
from api.ids import new_id
from api.jobs.ports import JobKind
from api.jobs.run import JobRun


class JudgingAgain:
    """Judges with this evaluator, whatever it found before."""

    def __init__(self, evaluator: Evaluator) -> None:
        self._evaluator = evaluator

    def kinds(self) -> tuple[JobKind, ...]:
        """For the list of all work."""
        return (JobKind(JUDGE_AGAIN, self.judge, max_attempts=TRIES + TRIES_TO_GIVE_UP),)

    async def judge(self, run: JobRun) -> None:
        """Judge the answer of the dispute that `run` is about, and keep what came of it."""
        async with run.database.reading() as db:
            answer_id = await DisputeRepository(db).main_answer(run.subject)
            case = None if answer_id is None else await EvaluationRepository(db).case(answer_id)
        if case is None:
            # The interview was deleted, or a former attempt got as far as its end.
            return
        answer = to_judge(case)
        if run.attempt > TRIES:
            found = Found(None, reasons.BROKE)
        elif (reason := why_not(case.group.answers)) is not None:
            found = Found(None, reason)
        else:
            found = await found_by(self._evaluator, answer, run, tries=TRIES)
        await self._keep(run, case.group.main.id, answer, found)

    async def _keep(self, run: JobRun, answer_id: str, answer: ToJudge, found: Found) -> None:
        """Once, and a judgement only if it is of the answer that was disputed."""

        async def lock(db: AsyncSession) -> None:
            await EvaluationRepository(db).lock_of(answer_id)

        async with run.transaction(first=lock) as db:
            now = await EvaluationRepository(db).case(answer_id)
            dispute = await DisputeRepository(db).find(run.subject)
            if now is not None and dispute is not None:
                same = replace(to_judge(now), resume=answer.resume) == answer
                await self._note(run, db, dispute, now, found if same else None)
                await settle_interview(db, run.events, now.interview)
            await run.finish(db)

    async def _note(
        self, run: JobRun, db: AsyncSession, dispute: DisputeRow, case: Case, found: Found | None
    ) -> None:
        """found: null where it is of another wording than the answer has."""
        rows = EvaluationRepository(db)
        answer_id = case.group.main.id
        last = (await rows.latest([answer_id])).get(answer_id)
        if found is None or (last and last.id) != dispute.former_id:
            dispute.again_reason = reasons.CHANGED
            return
        if found.judgement is None:
            dispute.again_reason = found.reason and found.reason.removesuffix(".")
            return
        now = run.clock()
        row = EvaluationRow(
            id=new_id(),
            interview_id=case.interview.id,
            answer_id=answer_id,
            number=1 if last is None else last.number + 1,
            created_at=now,
        )
        fill(row, found, self._evaluator, to_judge(case), now)
        rows.add([row])
        await db.flush()
        dispute.again_id = row.id
        await db.flush()
