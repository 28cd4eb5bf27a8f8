"""Noting who saw or changed what."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from api.audit.models import AuditRow
from api.ids import new_id

AuditAction = Literal[
    "share_created",
    "share_opened",
    "share_revoked",
    "users_listed",
    "rooms_listed",
    "room_seen",
    "disputes_listed",
    "dispute_decided",
    "job_retried",
    "export_asked_for",
    "account_deleted",
]


def note(
    db: AsyncSession,
    action: AuditAction,
    *,
    at: datetime,
    actor_id: str | None,
    owner_id: str | None,
    subject: str | None,
    detail: Mapping[str, bool | float | str] | None = None,
) -> None:
    """Keep it, if the transaction of `db` commits.

    actor_id: who did it, null where nobody was signed in. owner_id: whose data it was, null where
    it was everybody's. subject: the row. detail: what else matters; never the data itself, as it
    stays when the person is deleted.
    """
    row = AuditRow(
        id=new_id(),
        at=at,
        owner_id=owner_id,
        actor_id=actor_id,
        action=action,
        subject=subject,
        detail=dict(detail or {}),
    )
    db.add(row)
