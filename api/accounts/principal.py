"""Who makes a request."""

import hmac
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.accounts.models import SessionRow, UserRow
from api.accounts.repository import AccountRepository
from api.accounts.service import user_body
from api.accounts.tokens import hashed
from api.context import SAFE_METHODS, ContextDep
from api.errors import CsrfMismatch, NotSignedIn
from schemas.accounts import User

SESSION_COOKIE = "session"
CSRF_COOKIE = "csrf"
CSRF_HEADER = "x-csrf-token"


@dataclass(frozen=True, slots=True)
class Principal:
    """A person who is signed in, and the sign-in itself."""

    user: User
    session_id: str


def bearer_token(request: Request) -> str | None:
    """The token in `Authorization: Bearer …`; null where there is no such header."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


async def signed_in(request: Request, context: ContextDep) -> Principal:
    """The person who makes this request: by Bearer token, or else by cookie.

    Asks in a transaction of its own, so that a route may wait for other things without holding
    one. Raises NotSignedIn, or CsrfMismatch where a cookie alone would change something.
    """
    now = context.clock()
    bearer = bearer_token(request)
    cookie = request.cookies.get(SESSION_COOKIE)
    async with context.database.reading() as db:
        accounts = AccountRepository(db)
        if bearer is not None:
            return _principal(await accounts.signed_in(bearer, "access", now))
        if cookie is None:
            raise NotSignedIn("Please sign in.")
        known = await accounts.signed_in(cookie, "cookie", now)
    principal = _principal(known)
    if request.method not in SAFE_METHODS and known is not None:
        _check_csrf(request, known[1])
    return principal


def _principal(known: tuple[UserRow, SessionRow] | None) -> Principal:
    if known is None:
        raise NotSignedIn("This sign-in is over. Please sign in again.")
    user, session = known
    return Principal(user=user_body(user), session_id=session.id)


def _check_csrf(request: Request, session: SessionRow) -> None:
    header = request.headers.get(CSRF_HEADER, "")
    cookie = request.cookies.get(CSRF_COOKIE, "")
    same = hmac.compare_digest(header.encode(), cookie.encode())
    # Bound to the sign-in as well: a cookie planted from elsewhere is not enough.
    ours = hmac.compare_digest(hashed(header), session.csrf_hash)
    if not (same and ours):
        raise CsrfMismatch("Send the cookie csrf again as the header X-CSRF-Token.")


PrincipalDep = Annotated[Principal, Depends(signed_in)]
