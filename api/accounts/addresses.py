"""The address of an account: shown to be one's own, and changed.

A new address counts only once its link was opened. Until then the link is all that knows of it, so
that whatever ends the link, such as a new password, ends the wish as well.
"""

from sqlalchemy.exc import IntegrityError

from api.accounts.links import new_link
from api.accounts.mailing import ask_for_mail
from api.accounts.models import UserRow
from api.accounts.principal import Principal
from api.accounts.repository import AccountRepository
from api.accounts.service import email_taken, link_over, proved_password
from api.accounts.sessions import Client
from api.context import Context
from api.errors import WrongState
from schemas.accounts import EmailRequest


async def change(
    context: Context, body: EmailRequest, principal: Principal, client: Client
) -> None:
    """Have a link sent to a new address, which makes it this person's.

    Their present one takes the wish back, and is sent a link where it was never confirmed. Raises
    WrongState for a guest, WrongPassword, EmailTaken, TooMany, Unavailable.
    """
    if principal.user.email is None:
        raise _guest()
    stored = await proved_password(context, body.password, principal, client, field="password")
    email = body.email.lower()
    await context.guard.mail_asked_for(email, client.address)
    async with context.database.writing() as db:
        accounts = AccountRepository(db)
        user = await accounts.user_to_change(principal.user.id)
        if user is None or user.password_hash != stored:
            raise WrongState("Your password was changed meanwhile.")
        if email == user.email:
            await accounts.drop_asked_address(user)
            if user.verified_at is not None:
                return
        elif await accounts.by_email(email) is not None:
            raise email_taken()
        else:
            # Nobody gets this one: it is made anew when it is sent.
            await new_link(accounts, user.id, email, "verify", context.settings, context.clock())
        await ask_for_mail(context, db, "verify", user.id)


async def send_again(context: Context, principal: Principal, client: Client) -> None:
    """Have a new link sent to the address that waits for one; the older link ends.

    Raises WrongState for a guest and where none waits, TooMany, Unavailable.
    """
    async with context.database.reading() as db:
        accounts = AccountRepository(db)
        user = await accounts.user(principal.user.id)
        if user is None or user.email is None:
            raise _guest()
        asked = await accounts.asked_address(user, context.clock())
    if asked is None and user.verified_at is not None:
        raise WrongState("Your address is confirmed already.")
    await context.guard.mail_asked_for(asked or user.email, client.address)
    async with context.database.writing() as db:
        await ask_for_mail(context, db, "verify", user.id)


async def verify(context: Context, token: str) -> None:
    """Note that a person reads mail to an address, which becomes theirs if it was not.

    Raises LinkOver, and EmailTaken where somebody else has it by now.
    """
    now = context.clock()
    try:
        async with context.database.writing() as db:
            accounts = AccountRepository(db)
            used = await accounts.use_one_time(token, "verify", now)
            user = None if used is None else await accounts.user_to_change(used.user_id)
            if used is None or user is None or user.deleting_at is not None:
                raise link_over()
            if used.email != user.email:
                await _move(accounts, user, used.email)
            user.verified_at = user.verified_at or now
    except IntegrityError as error:
        # Two came at once with the same address; only one can have it.
        raise email_taken() from error


async def _move(accounts: AccountRepository, user: UserRow, email: str) -> None:
    if await accounts.by_email(email) is not None:
        raise email_taken()
    user.email = email
    user.verified_at = None
    # Who reads mail to the former address has no say any more.
    await accounts.drop_one_time(user.id, "reset")


def _guest() -> WrongState:
    return WrongState("A guest has no address. Register to have one.")
