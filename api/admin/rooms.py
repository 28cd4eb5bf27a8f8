"""Calls as the people who run this server see them: how they go, and no word of what is said."""

from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.repository import AdminRepository, Room
from api.audit.service import note
from api.calls.figures import kept_figures
from api.calls.models import CallRow
from api.calls.service import PRESENCE_HOLDS
from schemas.admin import AdminRoom, AdminRoomDetail
from schemas.lists import Page


async def list_rooms(
    db: AsyncSession,
    actor_id: str,
    now: datetime,
    *,
    live: bool | None,
    cursor: str | None,
    limit: int,
) -> Page[AdminRoom]:
    """Calls, the newest first; that somebody looked is noted. Raises DoesNotFit."""
    rows = AdminRepository(db)
    seen_since = now - PRESENCE_HOLDS
    calls, next_cursor = await rows.calls(
        live=live, seen_since=seen_since, cursor=cursor, limit=limit
    )
    rooms = await rows.rooms(calls, seen_since=seen_since)
    items = tuple(AdminRoom.model_validate(_told(call, rooms[call.id])) for call in calls)
    note(db, "rooms_listed", at=now, actor_id=actor_id, owner_id=None, subject=None)
    return Page[AdminRoom](items=items, next_cursor=next_cursor)


async def show_room(
    db: AsyncSession, call_id: str, actor_id: str, now: datetime
) -> AdminRoomDetail:
    """One call, turn by turn; that somebody looked is noted. Raises NotFound."""
    rows = AdminRepository(db)
    call = await rows.call(call_id)
    room = (await rows.rooms([call], seen_since=now - PRESENCE_HOLDS))[call.id]
    note(db, "room_seen", at=now, actor_id=actor_id, owner_id=room.user.id, subject=call.id)
    turns = kept_figures(call.figures).turns
    return AdminRoomDetail.model_validate({**_told(call, room), "turns": turns})


def _told(call: CallRow, room: Room) -> dict[str, Any]:
    return {
        "call_id": call.id,
        "user_id": room.user.id,
        "user_name": room.user.name,
        "guest": room.user.guest,
        "transport": call.transport,
        "started_at": call.created_at,
        "ended_at": call.ended_at,
        "ended_by": call.ended_by,
        "live": room.live,
        "totals": room.totals,
    }
