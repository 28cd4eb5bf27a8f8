"""What a person does with their résumés."""

from collections.abc import Callable
from datetime import datetime

from api.errors import WrongState
from api.pagination import cut_page
from api.restoring import check_restorable
from api.resumes.bodies import resume_body
from api.resumes.repository import ResumeRepository
from schemas.lists import Page
from schemas.resumes import NOTHING_READ, Resume, ResumeCorrection, ResumeText

Sign = Callable[[str], str]
"""Makes a file's path one that opens."""


async def list_resumes(
    resumes: ResumeRepository,
    sign: Sign,
    *,
    cursor: str | None,
    limit: int,
    deleted_since: datetime | None,
) -> Page[Resume]:
    """One page, the newest first. Raises DoesNotFit for a cursor that is not ours.

    deleted_since: deleted ones instead, of which this was no earlier than then.
    """
    found = await resumes.page(cursor=cursor, limit=limit, deleted_since=deleted_since)
    rows, next_cursor = cut_page(found, limit)
    items = tuple(resume_body(row, sign) for row in rows)
    return Page[Resume](items=items, next_cursor=next_cursor)


async def text_of(resumes: ResumeRepository, resume_id: str) -> ResumeText:
    """What spans point into. Raises NotFound, WrongState where there is none (yet)."""
    row = await resumes.get(resume_id)
    if row.text is None:
        raise WrongState("There is no text of this résumé, as it has not been read.")
    return ResumeText(text=row.text)


async def correct(
    resumes: ResumeRepository,
    resume_id: str,
    correction: ResumeCorrection,
    sign: Sign,
    now: datetime,
) -> Resume:
    """The résumé with what the person changed, which also wins over what is read later.

    One that could not be read is filled in by hand like this. Raises NotFound, WrongState where
    it is being read.
    """
    row = await resumes.get(resume_id)
    if row.status == "failed":
        row.status = "ready"
        row.error = row.error_code = None
        row.parsed = NOTHING_READ.model_dump(mode="json")
    elif row.status != "ready":
        raise WrongState("This résumé has not been read yet.")
    changed = correction.model_dump(mode="json", exclude_unset=True)
    # A new value, so that the database notices.
    row.corrections = {**row.corrections, **changed}
    row.updated_at = now
    return resume_body(row, sign)


async def delete(resumes: ResumeRepository, resume_id: str, now: datetime) -> None:
    """It can be restored for 30 days. Raises NotFound."""
    (await resumes.get(resume_id)).deleted_at = now


async def restore(resumes: ResumeRepository, resume_id: str, sign: Sign, now: datetime) -> Resume:
    """A deleted résumé as it was. Raises NotFound, Expired."""
    row = await resumes.get_also_deleted(resume_id)
    check_restorable(row.deleted_at, now)
    row.deleted_at = None
    return resume_body(row, sign)
