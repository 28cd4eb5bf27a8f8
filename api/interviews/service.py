"""Finding interviews again, deleting them and bringing them back."""

from datetime import datetime

from api.interviews.bodies import details_body, interview_body
from api.interviews.models import InterviewRow
from api.interviews.repository import Filters, InterviewRepository
from api.restoring import check_restorable
from schemas.interviews import Interview, InterviewDetails
from schemas.lists import Page


async def get_interview(interviews: InterviewRepository, interview_id: str) -> InterviewDetails:
    """Raises NotFound."""
    row = await interviews.get(interview_id)
    return details_body(row, (await interviews.questions(row))[row.id])


async def list_interviews(
    interviews: InterviewRepository, filters: Filters, *, cursor: str | None, limit: int
) -> Page[Interview]:
    """One page, the newest first. Raises DoesNotFit for a cursor that is not ours."""
    rows, next_cursor = await interviews.page(filters, cursor=cursor, limit=limit)
    questions = await interviews.questions(*rows)
    return Page[Interview](
        items=tuple(interview_body(row, questions[row.id]) for row in rows),
        next_cursor=next_cursor,
    )


async def delete_interview(
    interviews: InterviewRepository, interview_id: str, now: datetime
) -> InterviewRow:
    """Put it away; its call ends. Raises NotFound."""
    row = await interviews.get_to_change(interview_id)
    row.deleted_at = now
    await interviews.end_calls(row.id, now)
    return row


async def restore_interview(
    interviews: InterviewRepository, interview_id: str, now: datetime
) -> InterviewDetails:
    """Bring it back as it was. Raises NotFound, also where it is not deleted, or Expired."""
    row = await interviews.get_deleted(interview_id)
    check_restorable(row.deleted_at, now)
    row.deleted_at = None
    return details_body(row, (await interviews.questions(row))[row.id])
