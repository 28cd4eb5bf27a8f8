"""Links that work once."""

from datetime import datetime
from typing import Final

from api.accounts.models import OneTimeTokenRow
from api.accounts.repository import AccountRepository
from api.accounts.tokens import ONE_TIME_LIFE, OneTimeTokenKind, hashed, new_token
from api.settings import Settings

PAGES: Final[dict[OneTimeTokenKind, str]] = {"verify": "verify-email", "reset": "reset-password"}


async def new_link(
    accounts: AccountRepository,
    user_id: str,
    email: str,
    kind: OneTimeTokenKind,
    settings: Settings,
    now: datetime,
) -> str:
    """A page of the web app with a new token; the person's older ones of this kind end."""
    token = new_token()
    await accounts.drop_one_time(user_id, kind)
    accounts.add(
        OneTimeTokenRow(
            hash=hashed(token),
            user_id=user_id,
            kind=kind,
            email=email,
            created_at=now,
            expires_at=now + ONE_TIME_LIFE[kind],
            used_at=None,
        )
    )
    # Behind the #, what browsers keep to themselves: no log and no referrer gets to see it.
    return f"{settings.resolved_public_url}/{PAGES[kind]}#token={token}"
