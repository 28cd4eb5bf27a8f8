"""Making links to results, taking them back, and showing what they show."""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.tokens import hashed, new_token
from api.audit.service import note
from api.context import Context
from api.errors import Expired, WrongState
from api.ids import new_id
from api.interviews.repository import InterviewRepository
from api.shares.hiding import redacted
from api.shares.models import ShareRow
from api.shares.repository import Shared, ShareRepository
from schemas.lists import Page
from schemas.shares import MadeLink, SharedResults, ShareLink, ShareRequest, Show

LINKS: Final = 20
"""Good links that an interview may have at a time."""


class TooManyLinks(WrongState):
    """An interview has as many links as it may."""

    code = "too_many_links"


async def create_share(
    db: AsyncSession,
    owner_id: str,
    interview_id: str,
    request: ShareRequest,
    *,
    public_url: str,
    now: datetime,
) -> ShareLink:
    """A new link; its token is told here and never again. Raises NotFound, TooManyLinks."""
    interview = await InterviewRepository(db, owner_id).get_to_change(interview_id)
    shares = ShareRepository(db)
    if await shares.live(interview.id, now) >= LINKS:
        raise TooManyLinks(f"This interview has {LINKS} links already. Revoke one first.")
    token = new_token()
    share = ShareRow(
        id=new_id(),
        interview_id=interview.id,
        token_hash=hashed(token),
        show_name=request.show.name,
        show_resume=request.show.resume,
        show_audio=request.show.audio,
        created_at=now,
        expires_at=now + timedelta(days=request.expires_in_days),
        opened_at=None,
    )
    shares.add(share)
    note(
        db,
        "share_created",
        at=now,
        actor_id=owner_id,
        owner_id=owner_id,
        subject=share.id,
        detail={"expires_in_days": request.expires_in_days, **request.show.model_dump()},
    )
    return ShareLink(id=share.id, url=f"{public_url}/shared/{token}", expires_at=share.expires_at)


async def list_shares(
    db: AsyncSession, owner_id: str, interview_id: str, *, cursor: str | None, limit: int
) -> Page[MadeLink]:
    """One page of an interview's links, the newest first. Raises NotFound, DoesNotFit."""
    interview = await InterviewRepository(db, owner_id).get(interview_id)
    rows, next_cursor = await ShareRepository(db).page(interview.id, cursor=cursor, limit=limit)
    items = tuple(
        MadeLink(
            id=row.id,
            show=_show(row),
            created_at=row.created_at,
            expires_at=row.expires_at,
            opened_at=row.opened_at,
        )
        for row in rows
    )
    return Page[MadeLink](items=items, next_cursor=next_cursor)


async def revoke_share(db: AsyncSession, owner_id: str, share_id: str, now: datetime) -> None:
    """Nobody can open it from now on. Raises NotFound."""
    await ShareRepository(db).revoke(share_id, owner_id)
    note(db, "share_revoked", at=now, actor_id=owner_id, owner_id=owner_id, subject=share_id)


async def shared_results(context: Context, token: str) -> SharedResults:
    """What whoever has this token may see. Raises NotFound, Expired."""
    now = context.clock()
    async with context.database.reading() as db:
        shares = ShareRepository(db)
        found = await shares.by_hash(hashed(token))
        if found.share.expires_at <= now:
            raise Expired("This link was good for a time, which is over. Ask for a new one.")
        shown = await _shown(context, db, shares, found)
    if found.share.opened_at is None:
        await _note_first_look(context, found, now)
    return shown


def _show(row: ShareRow) -> Show:
    return Show(name=row.show_name, resume=row.show_resume, audio=row.show_audio)


async def _shown(
    context: Context, db: AsyncSession, shares: ShareRepository, found: Shared
) -> SharedResults:
    share, owner_id = found.share, found.interview.owner_id
    show = _show(share)
    sign = partial(context.signer.sign, owner_id=owner_id)
    results = await context.results.read(db, found.interview, sign)
    resumes = await shares.resumes(owner_id, first=found.interview.resume_id)
    # Off the loop: an hour of transcripts is a lot to search.
    shown = await asyncio.to_thread(redacted, results, show, found.name, resumes)
    return SharedResults(
        name=found.name if show.name else None,
        results=shown,
        expires_at=share.expires_at,
    )


async def _note_first_look(context: Context, found: Shared, now: datetime) -> None:
    async with context.database.writing() as db:
        if await ShareRepository(db).open(found.share.id, now):
            note(
                db,
                "share_opened",
                at=now,
                actor_id=None,
                owner_id=found.interview.owner_id,
                subject=found.share.id,
            )
