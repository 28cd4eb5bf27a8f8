"""Signing in and out, and who one is."""

from fastapi import APIRouter, Depends, Request, Response, status

from api.accounts import service, sessions
from api.accounts.cookies import drop_cookies, with_cookies
from api.accounts.passwords import CommonPassword
from api.accounts.principal import ClientDep, MaybePrincipalDep, PrincipalDep, own_page
from api.accounts.repository import AccountRepository
from api.accounts.session_repository import SessionRepository
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from schemas.accounts import Grant, LoginRequest, RefreshRequest, RegisterRequest, User

router = APIRouter(prefix="/api/auth", tags=["accounts"])
OWN_PAGE = (Depends(own_page),)


@router.post("/guest", dependencies=OWN_PAGE, responses=errors(403, service.GuestsOff, 429, 503))
async def begin_as_guest(
    request: Request, response: Response, context: ContextDep, client: ClientDep
) -> Grant:
    """Become a guest: a person without an e-mail address, known by this sign-in only."""
    return with_cookies(request, response, await service.become_guest(context, client))


@router.post(
    "/register",
    dependencies=OWN_PAGE,
    status_code=status.HTTP_201_CREATED,
    responses=errors(401, 403, 409, 429, 503, service.EmailTaken, CommonPassword, *BODY_ERRORS),
)
async def register(
    body: RegisterRequest,
    request: Request,
    response: Response,
    principal: MaybePrincipalDep,
    context: ContextDep,
    client: ClientDep,
) -> Grant:
    """Make an account and sign in to it; a guest who is signed in keeps everything."""
    signed_in = await service.register(context, body, client, principal)
    return with_cookies(request, response, signed_in)


@router.post(
    "/login",
    dependencies=OWN_PAGE,
    responses=errors(403, service.WrongCredentials, 429, 503, *BODY_ERRORS),
)
async def login(
    body: LoginRequest,
    request: Request,
    response: Response,
    context: ContextDep,
    client: ClientDep,
) -> Grant:
    """Sign in by password."""
    return with_cookies(request, response, await service.login(context, body, client))


@router.post("/refresh", responses=errors(401, sessions.RefreshReused, *BODY_ERRORS))
async def refresh(
    body: RefreshRequest, request: Request, response: Response, context: ContextDep, db: DbDep
) -> Grant:
    """Change a refresh token for new tokens."""
    accounts = AccountRepository(db)
    signed_in = await sessions.refresh(accounts, body.refresh_token, context.clock())
    return with_cookies(request, response, signed_in)


@router.post("/logout", status_code=status.HTTP_204_NO_CONTENT, responses=errors(401, 403, 404))
async def logout(
    principal: PrincipalDep, response: Response, context: ContextDep, db: DbDep
) -> None:
    """End this sign-in with all its tokens."""
    now = context.clock()
    mine = SessionRepository(db, principal.user.id, now)
    (await mine.get(principal.session_id)).revoked_at = now
    drop_cookies(response)


@router.get("/me", responses=errors(401))
async def who_am_i(principal: PrincipalDep) -> User:
    """The person who is signed in."""
    return principal.user
