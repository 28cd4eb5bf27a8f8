"""Changing a password and an address, and what is done by mail."""

from fastapi import APIRouter, BackgroundTasks, Depends, status

from api.accounts import addresses, service
from api.accounts.passwords import CommonPassword
from api.accounts.principal import ClientDep, PrincipalDep, own_page
from api.context import ContextDep
from api.documented import BODY_ERRORS, errors
from schemas.accounts import (
    EmailRequest,
    ForgotRequest,
    PasswordRequest,
    ResetRequest,
    VerifyRequest,
)

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
    responses=errors(409, service.LinkOver, service.EmailTaken, *BODY_ERRORS),
)
async def verify_email(body: VerifyRequest, context: ContextDep) -> None:
    """Show by a link from a mail that an address is one's own; a new one becomes it by this."""
    await addresses.verify(context, body.token)


@router.post(
    "/verify/resend",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(401, 403, 409, 429, 503),
)
async def send_verification_again(
    principal: PrincipalDep, context: ContextDep, client: ClientDep
) -> None:
    """Ask for a new link to the address that is not confirmed yet."""
    await addresses.send_again(context, principal, client)


@router.post(
    "/email",
    status_code=status.HTTP_202_ACCEPTED,
    responses=errors(
        401, 403, 409, 429, 503, service.WrongPassword, service.EmailTaken, *BODY_ERRORS
    ),
)
async def change_email(
    body: EmailRequest, principal: PrincipalDep, context: ContextDep, client: ClientDep
) -> None:
    """Ask for another address: it counts once the link that is sent there was opened."""
    await addresses.change(context, body, principal, client)
