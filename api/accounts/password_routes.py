"""Changing a password, and getting a new one by mail."""

from fastapi import APIRouter, BackgroundTasks, Depends, status

from api.accounts import service
from api.accounts.passwords import CommonPassword
from api.accounts.principal import ClientDep, PrincipalDep, own_page
from api.accounts.repository import AccountRepository
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from schemas.accounts import ForgotRequest, PasswordRequest, ResetRequest, VerifyRequest

router = APIRouter(prefix="/api/auth", tags=["accounts"])


@router.post(
    "/password",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(401, 403, 409, 429, 503, service.WrongPassword, CommonPassword, *BODY_ERRORS),
)
async def change_password(
    body: PasswordRequest, principal: PrincipalDep, context: ContextDep, client: ClientDep
) -> None:
    """Set another password; every other sign-in ends."""
    await service.change_password(context, body, principal, client)


@router.post(
    "/forgot",
    dependencies=(Depends(own_page),),
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(403, 429, 503, *BODY_ERRORS),
)
async def forgot_password(
    body: ForgotRequest, after: BackgroundTasks, context: ContextDep, client: ClientDep
) -> None:
    """Ask for a link by mail. The answer is the same whether there is such an account or not."""
    await context.guard.mail_asked_for(body.email.lower(), client.address)
    # Looked up behind the answer: how long that takes tells nothing then.
    after.add_task(service.forgot, context, body.email)


@router.post(
    "/reset",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(service.LinkOver, 503, CommonPassword, *BODY_ERRORS),
)
async def reset_password(body: ResetRequest, context: ContextDep) -> None:
    """Set a password by a link from a mail; every sign-in ends."""
    await service.reset_password(context, body)


@router.post(
    "/verify",
    status_code=status.HTTP_204_NO_CONTENT,
    responses=errors(service.LinkOver, *BODY_ERRORS),
)
async def verify_email(body: VerifyRequest, context: ContextDep, db: DbDep) -> None:
    """Show by a link from a mail that an address is one's own."""
    await service.verify(context, AccountRepository(db), body.token)
