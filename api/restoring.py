"""How long what was deleted can be brought back."""

from datetime import datetime, timedelta
from typing import Final

from api.errors import Expired

RESTORABLE: Final = timedelta(days=30)


def restorable_since(now: datetime) -> datetime:
    """When a thing was deleted at the earliest that can still be brought back."""
    return now - RESTORABLE


def restorable_until(deleted_at: datetime | None) -> datetime | None:
    """When it is gone for good; null for what is not deleted."""
    return None if deleted_at is None else deleted_at + RESTORABLE


def check_restorable(deleted_at: datetime | None, now: datetime) -> None:
    """Raises Expired where it was deleted too long ago."""
    if deleted_at is not None and deleted_at < restorable_since(now):
        raise Expired(f"This was deleted more than {RESTORABLE.days} days ago.")
