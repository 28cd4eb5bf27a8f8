"""Marking questions, in the room and outside of it."""

from api.bookmarks.repository import BookmarkRepository
from api.interviews.bodies import question_body
from api.interviews.models import QuestionRow
from schemas.interviews import Bookmark
from schemas.lists import Page


def mark(question: QuestionRow, *, on: bool) -> None:
    """Mark a question to come back to, or no longer."""
    question.bookmarked = on


async def list_bookmarks(
    bookmarks: BookmarkRepository, *, cursor: str | None, limit: int
) -> Page[Bookmark]:
    """One page. Raises DoesNotFit for a cursor that is not ours."""
    questions, next_cursor = await bookmarks.page(cursor=cursor, limit=limit)
    items = (
        Bookmark(question=question_body(question), interview_id=question.interview_id)
        for question in questions
    )
    return Page[Bookmark](items=tuple(items), next_cursor=next_cursor)
