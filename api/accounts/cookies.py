"""The two cookies of a browser that is signed in."""

from typing import Final

from fastapi import Request, Response

from api.accounts.sessions import SignedIn
from api.accounts.tokens import SESSION_LIFE
from schemas.accounts import Grant

SESSION_COOKIE: Final = "session"
CSRF_COOKIE: Final = "csrf"


def with_cookies(request: Request, response: Response, signed_in: SignedIn) -> Grant:
    """Set them; the tokens for the body."""
    max_age = int(SESSION_LIFE.total_seconds())
    secure = request.url.scheme == "https"
    for name, value, readable in (
        (SESSION_COOKIE, signed_in.cookie, False),
        (CSRF_COOKIE, signed_in.csrf, True),
    ):
        response.set_cookie(
            name, value, max_age=max_age, secure=secure, httponly=not readable, samesite="lax"
        )
    # Tokens are in the body, and no cache may keep it.
    response.headers["Cache-Control"] = "no-store"
    return signed_in.grant


def drop_cookies(response: Response) -> None:
    """Have the browser forget them."""
    response.delete_cookie(SESSION_COOKIE)
    response.delete_cookie(CSRF_COOKIE)
