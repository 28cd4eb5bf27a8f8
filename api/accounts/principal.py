"""Who makes a request."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from api.accounts.cookies import CSRF_COOKIE, SESSION_COOKIE
from api.accounts.models import SessionRow, UserRow
from api.accounts.repository import AccountRepository
from api.accounts.sessions import Client, user_body
from api.accounts.tokens import hashed
from api.context import SAFE_METHODS, ContextDep
from api.errors import CsrfMismatch, Forbidden, NotSignedIn
from api.limits.address import client_address
from schemas.accounts import Role, User

CSRF_HEADER = "x-csrf-token"
CLIENT_NAME_CHARACTERS = 200


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
    one. Raises NotSignedIn, CsrfMismatch where a cookie alone would change something, or
    Forbidden where the account is on its way out and can only be looked at.
    """
    principal = await maybe_signed_in(request, context)
    if principal is None:
        if request.cookies.get(SESSION_COOKIE) is None:
            raise NotSignedIn("Please sign in.")
        raise NotSignedIn("This sign-in is over. Please sign in again.")
    return principal


async def maybe_signed_in(request: Request, context: ContextDep) -> Principal | None:
    """The same where one need not be signed in: null without Bearer and without a good cookie.

    A Bearer token that is not good is an error also here.
    """
    now = context.clock()
    bearer = bearer_token(request)
    cookie = request.cookies.get(SESSION_COOKIE)
    if bearer is None and cookie is None:
        return None
    async with context.database.reading() as db:
        accounts = AccountRepository(db)
        if bearer is not None:
            known = await accounts.signed_in(bearer, "access", now)
        else:
            known = await accounts.signed_in(cookie or "", "cookie", now)
    if known is None:
        if bearer is not None:
            raise NotSignedIn("This sign-in is over. Please sign in again.")
        return None
    return _principal(request, *known, by_cookie=bearer is None)


def _principal(
    request: Request, user: UserRow, session: SessionRow, *, by_cookie: bool
) -> Principal:
    if request.method not in SAFE_METHODS:
        if by_cookie:
            _check_csrf(request, session)
        if user.deleting_at is not None:
            raise Forbidden("This account is being deleted.")
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
MaybePrincipalDep = Annotated[Principal | None, Depends(maybe_signed_in)]


def _with_role(*roles: Role) -> Callable[[Principal], Awaitable[Principal]]:
    async def check(principal: PrincipalDep) -> Principal:
        if principal.user.role not in roles:
            raise Forbidden("This is for the people who run this server.")
        return principal

    return check


StaffDep = Annotated[Principal, Depends(_with_role("support", "admin"))]
AdminDep = Annotated[Principal, Depends(_with_role("admin"))]


async def own_page(request: Request, context: ContextDep) -> None:
    """Raises CsrfMismatch where somebody else's page would sign a browser in as another.

    No cookie is needed for that, and so no CSRF header. Browsers tell where a request comes from;
    other clients send no such header.
    """
    foreign = request.headers.get("sec-fetch-site") == "cross-site"
    if foreign and request.headers.get("origin") not in context.settings.cors_origins:
        raise CsrfMismatch("Pages of other hosts may not do this.")


def _client(request: Request) -> Client:
    name = request.headers.get("user-agent", "").strip()[:CLIENT_NAME_CHARACTERS]
    return Client(address=client_address(request), name=name or None)


ClientDep = Annotated[Client, Depends(_client)]
