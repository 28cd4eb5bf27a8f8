"""Becoming somebody, and showing that one is: guests, accounts, passwords.

Hashing a password takes long, so no transaction is open meanwhile: each of these functions opens
its own.
"""

from sqlalchemy.exc import IntegrityError

from api.accounts import sessions
from api.accounts.mailing import ask_for_mail
from api.accounts.models import UserRow
from api.accounts.principal import Principal
from api.accounts.repository import AccountRepository
from api.accounts.session_repository import SessionRepository
from api.accounts.sessions import Client, SignedIn
from api.context import Context
from api.errors import DoesNotFit, Expired, Forbidden, NotSignedIn, WrongState
from api.ids import new_id
from schemas.accounts import LoginRequest, PasswordRequest, RegisterRequest, ResetRequest

GUEST_NAME = "Guest"


class GuestsOff(Forbidden):
    """This installation asks for an account."""

    code = "guests_off"


class WrongCredentials(NotSignedIn):
    """No such account, or not its password: the two cannot be told apart."""

    code = "wrong_credentials"


class WrongPassword(DoesNotFit):
    """The present password, asked for as a proof, is another one."""

    code = "wrong_password"


class EmailTaken(WrongState):
    """Somebody has an account with this address."""

    code = "email_taken"


class LinkOver(Expired):
    """A link from a mail that was used, replaced by a newer one, or is too old."""

    code = "link_over"


async def become_guest(context: Context, client: Client) -> SignedIn:
    """A new guest, signed in. Raises GuestsOff, TooMany."""
    if not context.settings.guests_welcome:
        raise GuestsOff("Please sign in with an account.")
    await context.guard.signed_up(client.address)
    now = context.clock()
    user = UserRow(
        id=new_id(), email=None, name=GUEST_NAME, role="user", guest=True, created_at=now
    )
    async with context.database.writing() as db:
        accounts = AccountRepository(db)
        accounts.add(user)
        await accounts.flush()
        return await sessions.begin(accounts, user, client, now)


async def register(
    context: Context, body: RegisterRequest, client: Client, principal: Principal | None
) -> SignedIn:
    """A new account, signed in; a guest who is signed in becomes it and keeps everything.

    Raises WrongState for who has an account and is signed in to it, EmailTaken, CommonPassword,
    TooMany.
    """
    if principal is not None and not principal.user.guest:
        raise WrongState("You are signed in to an account. Sign out first.")
    await context.guard.signed_up(client.address)
    password_hash = await context.passwords.hash_new(
        body.password, about=(body.email, body.name), field="password"
    )
    try:
        async with context.database.writing() as db:
            return await _register(
                context, AccountRepository(db), body, password_hash, client, principal
            )
    except IntegrityError as error:
        # Two came at once with the same address; only one can have it.
        raise email_taken() from error


async def _register(
    context: Context,
    accounts: AccountRepository,
    body: RegisterRequest,
    password_hash: str,
    client: Client,
    principal: Principal | None,
) -> SignedIn:
    now = context.clock()
    if await accounts.by_email(body.email) is not None:
        raise email_taken()
    if principal is None:
        user = UserRow(id=new_id(), role="user", created_at=now)
        accounts.add(user)
    else:
        known = await accounts.user_to_change(principal.user.id)
        if known is None or not known.guest:
            raise WrongState("This guest has become an account meanwhile. Please sign in.")
        user = known
        # What the guest's tokens opened is worth more now.
        await SessionRepository(accounts.db, user.id, now).end_all()
    user.email = body.email.lower()
    user.name = body.name
    user.guest = False
    user.password_hash = password_hash
    await accounts.flush()
    await ask_for_mail(context, accounts.db, "verify", user.id)
    return await sessions.begin(accounts, user, client, now)


async def login(context: Context, body: LoginRequest, client: Client) -> SignedIn:
    """Sign in by password. Raises WrongCredentials, TooMany, Unavailable."""
    account = body.email.lower()
    await context.guard.password_tried(account, client.address)
    async with context.database.reading() as db:
        known = await AccountRepository(db).by_email(account)
    stored = None if known is None else known.password_hash
    checked = await context.passwords.check(body.password, stored)
    if known is None or not checked.right:
        raise _wrong()
    now = context.clock()
    async with context.database.writing() as db:
        accounts = AccountRepository(db)
        user = await accounts.user_to_change(known.id)
        # Meanwhile it may have been changed or be about to be deleted.
        if user is None or user.deleting_at is not None or user.password_hash != stored:
            raise _wrong()
        if checked.rehashed is not None:
            user.password_hash = checked.rehashed
        signed_in = await sessions.begin(accounts, user, client, now)
    await context.guard.password_was_right(account)
    return signed_in


async def change_password(
    context: Context, body: PasswordRequest, principal: Principal, client: Client
) -> None:
    """Set another password; every other sign-in ends.

    Raises WrongState for a guest, WrongPassword, CommonPassword, TooMany, Unavailable.
    """
    user_id, email = principal.user.id, principal.user.email
    if email is None:
        raise WrongState("A guest has no password. Register to have one.")
    stored = await proved_password(context, body.current, principal, client, field="current")
    password_hash = await context.passwords.hash_new(
        body.new, about=(email, principal.user.name), field="new"
    )
    async with context.database.writing() as db:
        accounts = AccountRepository(db)
        user = await accounts.user_to_change(user_id)
        if user is None or user.password_hash != stored:
            raise WrongState("Your password was changed meanwhile.")
        user.password_hash = password_hash
        await accounts.drop_asked_address(user)
        await SessionRepository(db, user_id, context.clock()).end_all(but=principal.session_id)


async def proved_password(
    context: Context, password: str, principal: Principal, client: Client, *, field: str
) -> str | None:
    """What is stored of a person's password, who has just given it; it may change meanwhile.

    field: names it in the request. Raises WrongPassword, TooMany, Unavailable.
    """
    user_id = principal.user.id
    await context.guard.password_tried(user_id, client.address)
    async with context.database.reading() as db:
        known = await AccountRepository(db).user(user_id)
    stored = None if known is None else known.password_hash
    if not (await context.passwords.check(password, stored)).right:
        raise WrongPassword("This is not your present password.", field=field)
    await context.guard.password_was_right(user_id)
    return stored


async def forgot(context: Context, email: str) -> None:
    """Have a link for a new password sent, if there is such an account."""
    async with context.database.reading() as db:
        user = await AccountRepository(db).by_email(email)
    if user is not None and user.deleting_at is None:
        async with context.database.writing() as db:
            await ask_for_mail(context, db, "reset", user.id)


async def reset_password(context: Context, body: ResetRequest) -> None:
    """Set a password by a link from a mail; every sign-in ends.

    Raises LinkOver, CommonPassword, Unavailable.
    """
    async with context.database.reading() as db:
        user = await AccountRepository(db).by_one_time(body.token, "reset", context.clock())
    if user is None:
        raise link_over()
    password_hash = await context.passwords.hash_new(
        body.password, about=(user.email or "", user.name), field="password"
    )
    now = context.clock()
    async with context.database.writing() as db:
        accounts = AccountRepository(db)
        used = await accounts.use_one_time(body.token, "reset", now)
        changed = None if used is None else await accounts.user_to_change(used.user_id)
        if used is None or changed is None or changed.deleting_at is not None:
            raise link_over()
        changed.password_hash = password_hash
        # Whoever reads mail to this address has just shown it.
        if changed.email == used.email and changed.verified_at is None:
            changed.verified_at = now
        await accounts.drop_asked_address(changed)
        await SessionRepository(db, changed.id, now).end_all()
    if changed.email is not None:
        await context.guard.password_was_right(changed.email)


def email_taken() -> EmailTaken:
    """Whoever chose this address learns that it is not free."""
    return EmailTaken(
        "There is an account with this address. Sign in, or ask for a new password.", field="email"
    )


def _wrong() -> WrongCredentials:
    return WrongCredentials("The address or the password is wrong.")


def link_over() -> LinkOver:
    """Whoever opens a link learns that it works no longer."""
    return LinkOver("This link was used or is too old. Please ask for a new one.", field="token")
