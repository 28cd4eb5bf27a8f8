"""What stands in an export: rows as JSON, files as they are, reports as PDF."""

import json
from collections.abc import AsyncGenerator
from contextlib import aclosing
from typing import Final

from sqlalchemy import Table, select

from api.calls.models import CallRow
from api.context import Context
from api.errors import NotFound
from api.export.rows import rows_of, told_tables
from api.export.zipping import Member, several
from api.interviews.models import InterviewRow
from api.recording.service import whole_recording
from api.resumes.models import ResumeRow
from api.resumes.naming import ending_of

README: Final = """\
Everything that MockMate has of you.

data/         one file a kind, as JSON; times are in UTC, durations in seconds
resumes/      the files that you sent in
interviews/   what was said, as sound (Ogg/Opus), and the report (PDF), by the interview's id

Interviews and résumés that you deleted are here too, until they are deleted for good: their
deleted_at says when you deleted them. Passwords are not here: nobody knows them but you.
"""


class ExportContent:
    """One person's files for the ZIP, made one after the other."""

    def __init__(self, context: Context, person_id: str) -> None:
        self._context = context
        self._person_id = person_id

    async def members(self) -> AsyncGenerator[Member]:
        """All of them."""
        yield Member("README.txt", several([README.encode()]))
        for table in told_tables():
            yield Member(f"data/{table.name}.json", self._json(table))
        async for member in self._resumes():
            yield member
        async for member in self._interviews():
            yield member

    async def _json(self, table: Table) -> AsyncGenerator[bytes]:
        begin = b"["
        async with (
            self._context.database.reading() as db,
            aclosing(rows_of(db, table, self._person_id)) as rows,
        ):
            async for row in rows:
                yield begin + b"\n" + json.dumps(row, ensure_ascii=False, indent=2).encode()
                begin = b","
        yield b"[]\n" if begin == b"[" else b"\n]\n"

    async def _resumes(self) -> AsyncGenerator[Member]:
        query = select(ResumeRow).where(ResumeRow.owner_id == self._person_id)
        async with self._context.database.reading() as db:
            resumes = (await db.execute(query)).scalars().all()
        storage = self._context.storage
        for row in resumes:
            name = f"resumes/{row.id}{ending_of(row.content_type)}"
            yield Member(name, storage.blocks(row.file_key, 0, row.size))

    async def _interviews(self) -> AsyncGenerator[Member]:
        query = select(InterviewRow.id, InterviewRow.deleted_at, CallRow.id).join(
            CallRow, CallRow.interview_id == InterviewRow.id
        )
        mine = query.where(InterviewRow.owner_id == self._person_id).order_by(CallRow.number)
        async with self._context.database.reading() as db:
            rows = [(row[0], row[1], row[2]) for row in await db.execute(mine)]
        deleted = {interview_id: deleted_at for interview_id, deleted_at, _ in rows}
        for interview_id, deleted_at in deleted.items():
            calls = [call_id for its, _, call_id in rows if its == interview_id]
            async for member in self._recording(interview_id, calls):
                yield member
            # A report is of what can be looked at.
            if deleted_at is None:
                yield await self._report(interview_id)

    async def _recording(self, interview_id: str, calls: list[str]) -> AsyncGenerator[Member]:
        try:
            audio = await whole_recording(self._context.audio, calls)
        except NotFound:
            # Nothing was recorded, or it was too old to be kept.
            return
        storage = self._context.storage
        blocks = storage.blocks(audio.key, 0, await storage.size(audio.key))
        yield Member(f"interviews/{interview_id}/recording.ogg", blocks, packed=True)

    async def _report(self, interview_id: str) -> Member:
        async with self._context.database.reading() as db:
            content = await self._context.reports.content(db, self._person_id, interview_id)
        pdf = await self._context.reports.write(content)
        return Member(f"interviews/{interview_id}/report.pdf", several([pdf]), packed=True)
