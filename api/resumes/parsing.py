"""Reading what a résumé says, in the background."""

from typing import Final

import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from agent.coach.tasks.resume import WITHIN_S, read_resume
from agent.engines.errors import EngineError
from agent.engines.language import LanguageModel
from api.jobs.ports import JobKind
from api.jobs.run import JobFailed, JobRun
from api.resumes.extraction.faults import ReadingFailed, Unreadable
from api.resumes.extraction.reader import FileReader, ReaderBroke
from api.resumes.models import ResumeRow
from api.storage.storage import Storage
from schemas.events import ResumeChanged
from schemas.jobs_analysis import BY_RULES
from schemas.resumes import ParsedResume, ResumeStatus

PARSE_RESUME: Final = "parse_resume"
ATTEMPTS: Final = 3


class ResumeParser:
    """Reads résumés by rules, in a process apart, and by a language model where there is one.

    What the rules read stands where the model fails or reads less.
    """

    def __init__(
        self, storage: Storage, reader: FileReader, language: LanguageModel | None
    ) -> None:
        self._storage = storage
        self._reader = reader
        self._language = language

    def kinds(self) -> tuple[JobKind, ...]:
        """What this does in the background."""
        return (JobKind(PARSE_RESUME, self.parse, max_attempts=ATTEMPTS),)

    async def parse(self, run: JobRun) -> None:
        """Read the résumé that `run` is about, and say so; a deleted account has none."""
        row = await self._begin(run)
        if row is None:
            return
        try:
            text = row.text if row.text is not None else await self._recognise(row)
            parsed = await self._reader.understand(text)
        except Unreadable as error:
            await self._give_up(run, error)
        except ReaderBroke as error:
            if run.attempt < ATTEMPTS:
                raise
            await self._give_up(run, ReadingFailed(), finish=False)
            raise JobFailed(ReadingFailed.says) from error
        else:
            await self._finish(run, text, *await self._closer(text, parsed))

    async def _begin(self, run: JobRun) -> ResumeRow | None:
        async with run.transaction() as db:
            row = await db.get(ResumeRow, run.subject)
            if row is None:
                await run.finish(db)
            else:
                _change(run, db, row, "parsing")
            return row

    async def _recognise(self, row: ResumeRow) -> str:
        file = self._storage.blocks(row.file_key, 0, row.size)
        return (await self._reader.recognise(file)).text

    async def _closer(self, text: str, by_rules: ParsedResume) -> tuple[ParsedResume, str]:
        """What stands of both readings, and whose it is."""
        if self._language is None:
            return by_rules, BY_RULES
        try:
            least = len(by_rules.spans) // 2
            return await read_resume(self._language, text, within_s=WITHIN_S, least=least)
        except EngineError as error:
            _log().info("resume_read_by_rules", reason=error.message)
            return by_rules, BY_RULES

    async def _finish(self, run: JobRun, text: str, parsed: ParsedResume, read_by: str) -> None:
        async with run.transaction() as db:
            row = await db.get(ResumeRow, run.subject)
            if row is not None:
                row.text = text
                row.parsed = parsed.model_dump(mode="json")
                row.read_by = read_by
                row.error = row.error_code = None
                _change(run, db, row, "ready")
            await run.finish(db)

    async def _give_up(self, run: JobRun, error: Unreadable, *, finish: bool = True) -> None:
        async with run.transaction() as db:
            row = await db.get(ResumeRow, run.subject)
            if row is not None:
                row.error, row.error_code = error.message, error.fault
                _change(run, db, row, "failed")
            if finish:
                await run.finish(db)


def _change(run: JobRun, db: AsyncSession, row: ResumeRow, status: ResumeStatus) -> None:
    row.status = status
    row.updated_at = run.clock()
    run.events.publish_after(db, row.owner_id, ResumeChanged(id=row.id, status=status))


def _log() -> structlog.stdlib.BoundLogger:
    return structlog.get_logger("api.resumes")
