"""From a file that comes in to a résumé that waits to be read."""

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime
from functools import partial
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.context import Context
from api.idempotency.models import IdempotencyRow
from api.idempotency.service import again, once, remembered
from api.ids import new_id
from api.resumes.bodies import resume_body
from api.resumes.extraction.kinds import HEAD_BYTES, kind_of
from api.resumes.extraction.protocol import Extracted
from api.resumes.models import ResumeRow
from api.resumes.naming import CONTENT_TYPES, file_key, shown_name
from api.resumes.parsing import PARSE_RESUME
from api.resumes.repository import ResumeRepository
from api.storage.multipart import UploadedFile
from schemas.base import Schema
from schemas.resumes import Resume

MB: Final = 1024 * 1024
PATH: Final = "/api/resumes/upload"


class _Sent(Schema):
    """What makes two uploads the same, for who repeats one."""

    filename: str
    sha256: str


class ResumeUpload:
    """One upload. No transaction is open while the file comes in or is looked at."""

    def __init__(self, context: Context, owner_id: str, idempotency_key: str | None) -> None:
        self._context = context
        self._owner_id = owner_id
        self._idempotency_key = idempotency_key
        self._known: IdempotencyRow | None = None
        self._id = new_id()
        self._key = file_key(owner_id, self._id)
        self._sha256 = hashlib.sha256()

    async def count(self) -> None:
        """Count it before the file comes in: one that cannot be read costs as much as any.

        What its key made before is not counted again, nor made. Raises QuotaReached.
        """
        key, now = self._idempotency_key, self._context.clock()
        async with self._context.database.writing() as db:
            self._known = await remembered(db, owner_id=self._owner_id, key=key, now=now)
            if self._known is None:
                await self._context.quotas.take(db, self._owner_id, "uploads")

    async def take(self, file: UploadedFile) -> Resume:
        """The new résumé, or the one that the same key made before.

        Raises WrongType, TooLarge, Unreadable, DoesNotFit; nothing is kept then.
        """
        try:
            resume = await self._take(file)
        except BaseException:
            await self._context.storage.delete([self._key])
            raise
        if resume.id != self._id:
            await self._context.storage.delete([self._key])
        return resume

    async def _take(self, file: UploadedFile) -> Resume:
        storage = self._context.storage
        limit = self._context.settings.max_upload_mb * MB
        size = await storage.put(self._key, self._seen(file.blocks()), max_bytes=limit)
        name = shown_name(file.filename)
        sent = _Sent(filename=name, sha256=self._sha256.hexdigest())
        if self._known is not None:
            return again(self._known, path=PATH, request=sent, answer=Resume)
        found = await self._context.reader.extract(storage.blocks(self._key, 0, size))
        now = self._context.clock()
        async with self._context.database.writing() as db:
            resume = await once(
                db,
                owner_id=self._owner_id,
                key=self._idempotency_key,
                path=PATH,
                request=sent,
                now=now,
                answer=Resume,
                create=partial(self._create, db, name, size, found, now),
            )
            if resume.id != self._id:
                # The same came in beside this one, and was counted as well.
                await self._context.quotas.note(db, self._owner_id, "uploads", -1)
            return resume

    async def _seen(self, blocks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        """The same bytes; what is of no right type goes no further than its head."""
        head = b""
        known = False
        async for block in blocks:
            self._sha256.update(block)
            if known:
                yield block
                continue
            head += block
            if len(head) >= HEAD_BYTES:
                kind_of(head[:HEAD_BYTES])
                known = True
                yield head
        if not known:
            kind_of(head)
            yield head

    async def _create(
        self, db: AsyncSession, name: str, size: int, found: Extracted, now: datetime
    ) -> Resume:
        row = ResumeRow(
            id=self._id,
            owner_id=self._owner_id,
            filename=name,
            content_type=CONTENT_TYPES[found.kind],
            size=size,
            file_key=self._key,
            status="pending",
            error_code=None,
            error=None,
            text=None if found.scanned else found.text,
            pages=found.pages,
            ocr=found.scanned,
            parsed=None,
            read_by=None,
            corrections={},
            created_at=now,
            updated_at=now,
            deleted_at=None,
        )
        ResumeRepository(db, self._owner_id).add(row)
        await self._context.jobs.enqueue(db, PARSE_RESUME, subject=row.id, owner_id=self._owner_id)
        return resume_body(row, partial(self._context.signer.sign, owner_id=self._owner_id))
