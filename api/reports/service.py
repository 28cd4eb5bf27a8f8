"""Reports, written one at a time in a process of their own."""

from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.answers.repository import AnswerRepository
from api.child_process import ask_child
from api.errors import Unavailable
from api.interviews.bodies import job_body
from api.interviews.repository import InterviewRepository
from api.reports.child import WALL_S
from api.reports.content import Report
from api.results.service import InterviewResults
from api.turnstile import Turnstile

WRITER: Final = "api.reports.child"
WAITING: Final = 8
RETRY_S: Final = 60


class ReportBroke(Exception):
    """Writing a report stopped by a mistake of ours."""


class Reports:
    """Gathers what a report says, and has it written."""

    def __init__(self, results: InterviewResults) -> None:
        self._results = results
        self._writing = Turnstile(WAITING)

    async def content(self, db: AsyncSession, owner_id: str, interview_id: str) -> Report:
        """What an interview's report says. Raises NotFound."""
        interview = await InterviewRepository(db, owner_id).get(interview_id)
        answers = AnswerRepository(db, owner_id)
        # Paper opens no address, so none has to be signed.
        results = await self._results.read(db, interview, lambda path: path)
        asked = [item.answer for item in await answers.asked(interview.id)]
        return Report.model_validate(
            {
                "job": job_body(interview),
                "kind": interview.kind,
                "created_at": interview.created_at,
                "results": results,
                "spoken_s": {
                    answer.id: sum(to - start for start, to in answer.ranges)
                    for answer in asked
                    if answer is not None
                },
            }
        )

    async def write(self, report: Report) -> bytes:
        """The PDF. Raises Unavailable where too many wait, or where it takes too long."""
        async with self._writing.turn():
            given = report.model_dump_json().encode()
            try:
                status, wrote = await ask_child(WRITER, given=given, limit_s=WALL_S)
            except TimeoutError as error:
                raise Unavailable(
                    "The report could not be written in time. Please try again later.",
                    retry_after_s=RETRY_S,
                ) from error
        if status:
            raise ReportBroke(f"The process that writes ended with {status}.")
        return wrote
