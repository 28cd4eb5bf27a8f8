"""Questions to come back to."""

from fastapi import APIRouter, status

from api.accounts.principal import PrincipalDep
from api.bookmarks.repository import BookmarkRepository
from api.bookmarks.service import list_bookmarks, mark
from api.context import ContextDep, DbDep
from api.documented import errors
from api.interviews.announcing import announce
from api.interviews.repository import InterviewRepository
from api.pagination import CursorText, Limit
from schemas.interviews import Bookmark
from schemas.lists import Page

router = APIRouter(prefix="/api", tags=["bookmarks"])


@router.put(
    "/questions/{question_id}/bookmark",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(401, 403, 404),
)
async def put(question_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep) -> None:
    """Mark a question; one that is marked stays so."""
    question, interview = await InterviewRepository(db, principal.user.id).question(question_id)
    mark(question, on=True)
    announce(context.events, db, interview)


@router.delete(
    "/questions/{question_id}/bookmark",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(401, 403, 404),
)
async def delete(question_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep) -> None:
    """Mark it no longer."""
    question, interview = await InterviewRepository(db, principal.user.id).question(question_id)
    mark(question, on=False)
    announce(context.events, db, interview)


@router.get("/bookmarks", responses=errors(401, 422))
async def list_mine(
    principal: PrincipalDep, db: DbDep, cursor: CursorText = None, limit: Limit = 20
) -> Page[Bookmark]:
    """Every marked question, those of the newest interview first."""
    bookmarks = BookmarkRepository(db, principal.user.id)
    return await list_bookmarks(bookmarks, cursor=cursor, limit=limit)
