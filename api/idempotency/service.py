"""Remembers answers for 24 hours, per person and key."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Annotated, TypeVar

from fastapi import Header
from pydantic import BaseModel
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.turns import one_at_a_time
from api.errors import DoesNotFit
from api.idempotency.models import IdempotencyRow

LIFE = timedelta(hours=24)

IdempotencyKey = Annotated[str | None, Header(min_length=1, max_length=200)]

Body = TypeVar("Body", bound=BaseModel)


async def once(
    db: AsyncSession,
    *,
    owner_id: str,
    key: str | None,
    path: str,
    request: BaseModel,
    now: datetime,
    answer: type[Body],
    create: Callable[[], Awaitable[Body]],
) -> Body:
    """What `create` gives, or what it gave when the same person last sent this key to this path.

    Without a key it is simply done. Raises DoesNotFit where the key came with another request.
    """
    if key is None:
        return await create()
    await one_at_a_time(db, owner_id)
    await db.execute(delete(IdempotencyRow).where(IdempotencyRow.created_at <= now - LIFE))
    known = await remembered(db, owner_id=owner_id, key=key, now=now)
    if known is not None:
        return again(known, path=path, request=request, answer=answer)
    body = await create()
    db.add(
        IdempotencyRow(
            owner_id=owner_id,
            key=key,
            fingerprint=_fingerprint(path, request),
            body=body.model_dump(mode="json"),
            created_at=now,
        )
    )
    return body


async def remembered(
    db: AsyncSession, *, owner_id: str, key: str | None, now: datetime
) -> IdempotencyRow | None:
    """What this person got for this key, if that is still remembered."""
    known = None if key is None else await db.get(IdempotencyRow, (owner_id, key))
    return known if known is not None and known.created_at > now - LIFE else None


def again(known: IdempotencyRow, *, path: str, request: BaseModel, answer: type[Body]) -> Body:
    """The same answer. Raises DoesNotFit where the key came with another request."""
    if known.fingerprint != _fingerprint(path, request):
        raise DoesNotFit("This key was used for another request.", field="idempotency-key")
    return answer.model_validate(known.body)


def _fingerprint(path: str, request: BaseModel) -> str:
    return hashlib.sha256(f"{path}\n{request.model_dump_json()}".encode()).hexdigest()
