"""Where one is signed in."""

from fastapi import APIRouter, Response, status

from api.accounts.cookies import drop_cookies
from api.accounts.principal import PrincipalDep
from api.accounts.session_repository import SessionRepository
from api.accounts.sessions import session_body
from api.context import ContextDep, DbDep
from api.documented import errors
from api.pagination import CursorText, Limit
from schemas.accounts import Session
from schemas.lists import Page

router = APIRouter(prefix="/api/auth/sessions", tags=["accounts"])


@router.get("", responses=errors(401, 422))
async def list_mine(
    principal: PrincipalDep,
    context: ContextDep,
    db: DbDep,
    cursor: CursorText = None,
    limit: Limit = 20,
) -> Page[Session]:
    """One's own sign-ins that still hold, the newest first."""
    mine = SessionRepository(db, principal.user.id, context.clock())
    rows, next_cursor = await mine.page(cursor=cursor, limit=limit)
    items = tuple(session_body(row, current=principal.session_id) for row in rows)
    return Page[Session](items=items, next_cursor=next_cursor)


@router.get("/{session_id}", responses=errors(401, 404))
async def get(session_id: str, principal: PrincipalDep, context: ContextDep, db: DbDep) -> Session:
    """One of them."""
    mine = SessionRepository(db, principal.user.id, context.clock())
    return session_body(await mine.get(session_id), current=principal.session_id)


@router.delete("", status_code=status.HTTP_204_NO_CONTENT, responses=errors(401, 403))
async def end_others(principal: PrincipalDep, context: ContextDep, db: DbDep) -> None:
    """Sign out everywhere else."""
    mine = SessionRepository(db, principal.user.id, context.clock())
    await mine.end_all(but=principal.session_id)


@router.delete(
    "/{session_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(401, 403, 404),
)
async def end(
    session_id: str,
    principal: PrincipalDep,
    response: Response,
    context: ContextDep,
    db: DbDep,
) -> None:
    """End one of them; ending this one is signing out."""
    now = context.clock()
    mine = SessionRepository(db, principal.user.id, now)
    (await mine.get(session_id)).revoked_at = now
    if session_id == principal.session_id:
        drop_cookies(response)
