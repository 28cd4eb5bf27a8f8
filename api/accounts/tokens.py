"""Opaque tokens: random, and stored only as their hash."""

import hashlib
import secrets
from datetime import timedelta
from typing import Final, Literal

TokenKind = Literal["access", "refresh", "cookie"]
OneTimeTokenKind = Literal["verify", "reset"]

ACCESS_LIFE = timedelta(minutes=15)
SESSION_LIFE = timedelta(days=30)
"""How long a sign-in lasts; its cookie and refresh tokens end with it."""

ONE_TIME_LIFE: Final[dict[OneTimeTokenKind, timedelta]] = {
    "verify": timedelta(hours=72),
    "reset": timedelta(minutes=60),
}


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """What is stored of a token. It is random, so a plain hash cannot be searched for it."""
    return hashlib.sha256(token.encode()).hexdigest()
