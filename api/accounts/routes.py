"""Signing in and out, and who one is."""

from fastapi import APIRouter, Request, Response, status

from api.accounts import service
from api.accounts.principal import CSRF_COOKIE, SESSION_COOKIE, PrincipalDep
from api.accounts.repository import AccountRepository
from api.accounts.tokens import SESSION_LIFE
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from api.errors import Forbidden
from schemas.accounts import Grant, RefreshRequest, User

router = APIRouter(prefix="/api", tags=["accounts"])


class GuestsOff(Forbidden):
    """This installation asks for an account."""

    code = "guests_off"


@router.post("/auth/guest", responses=errors(403))
async def begin_as_guest(
    request: Request, response: Response, context: ContextDep, db: DbDep
) -> Grant:
    """Become a guest: a person without an e-mail address, known by this sign-in only."""
    if not context.settings.guests:
        raise GuestsOff("Please sign in with an account.")
    signed_in = await service.sign_in_guest(AccountRepository(db), context.clock())
    return _with_cookies(request, response, signed_in)


@router.post("/auth/refresh", responses=errors(401, *BODY_ERRORS))
async def refresh(
    body: RefreshRequest, request: Request, response: Response, context: ContextDep, db: DbDep
) -> Grant:
    """Change a refresh token for new tokens."""
    accounts = AccountRepository(db)
    signed_in = await service.refresh(accounts, body.refresh_token, context.clock())
    return _with_cookies(request, response, signed_in)


@router.post("/auth/logout", status_code=status.HTTP_204_NO_CONTENT, responses=errors(401, 403))
async def logout(
    principal: PrincipalDep, response: Response, context: ContextDep, db: DbDep
) -> None:
    """End this sign-in with all its tokens."""
    await service.sign_out(AccountRepository(db), principal.session_id, context.clock())
    response.delete_cookie(SESSION_COOKIE)
    response.delete_cookie(CSRF_COOKIE)


@router.get("/auth/me", responses=errors(401))
async def who_am_i(principal: PrincipalDep) -> User:
    """The person who is signed in."""
    return principal.user


@router.get("/users/me", responses=errors(401))
async def my_account(principal: PrincipalDep) -> User:
    """The person who is signed in."""
    return principal.user


def _with_cookies(request: Request, response: Response, signed_in: service.SignedIn) -> Grant:
    max_age = int(SESSION_LIFE.total_seconds())
    secure = request.url.scheme == "https"
    for name, value, readable in (
        (SESSION_COOKIE, signed_in.cookie, False),
        (CSRF_COOKIE, signed_in.csrf, True),
    ):
        response.set_cookie(
            name, value, max_age=max_age, secure=secure, httponly=not readable, samesite="lax"
        )
    return signed_in.grant
