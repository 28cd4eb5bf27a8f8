"""Rows as the API shows them."""

from collections.abc import Callable

from api.restoring import restorable_until
from api.resumes.models import ResumeRow
from schemas.resumes import ParsedResume, Resume


def current_reading(row: ResumeRow) -> ParsedResume | None:
    """What the résumé says: as it was read, with the person's corrections in front."""
    if row.parsed is None:
        return None
    read = ParsedResume.model_validate(row.parsed)
    spans = {
        path: span
        for path, span in read.spans.items()
        if path.partition("/")[0] not in row.corrections
    }
    return ParsedResume.model_validate({**row.parsed, **row.corrections, "spans": spans})


def resume_body(row: ResumeRow, sign: Callable[[str], str]) -> Resume:
    """A résumé. sign: makes a file's path one that opens."""
    return Resume.model_validate(
        {
            "id": row.id,
            "status": row.status,
            "filename": row.filename,
            "created_at": row.created_at,
            "restorable_until": restorable_until(row.deleted_at),
            "file_url": sign(f"/api/resumes/{row.id}/file"),
            "scanned": row.ocr,
            "parsed": current_reading(row) if row.status == "ready" else None,
            "read_by": row.read_by,
            "error": row.error,
            "error_code": row.error_code,
        }
    )
