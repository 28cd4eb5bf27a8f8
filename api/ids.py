"""Opaque identifiers."""

import secrets


def new_id() -> str:
    """An identifier that cannot be guessed: 96 random bits in 16 characters."""
    return secrets.token_urlsafe(12)
