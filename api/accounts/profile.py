"""A person's own account: what they see, set, and delete."""

from datetime import datetime

from api.accounts.models import PreferenceRow
from api.accounts.principal import Principal
from api.accounts.repository import AccountRepository
from api.accounts.session_repository import SessionRepository
from api.accounts.sessions import user_body
from api.context import Context
from api.errors import NotSignedIn
from schemas.accounts import Profile, UpdateUserRequest

DELETE_ACCOUNT = "delete_account"
"""Kind of background work; its subject is the person."""


async def profile(accounts: AccountRepository, user_id: str) -> Profile:
    """What a person sees of themselves. Raises NotSignedIn where they are gone."""
    user = await accounts.user(user_id)
    if user is None:
        raise _gone()
    preference = await accounts.preference(user_id)
    return Profile(
        **user_body(user).model_dump(),
        verified=user.verified_at is not None,
        audio_retention_days=None if preference is None else preference.audio_retention_days,
    )


async def update(
    accounts: AccountRepository, user_id: str, body: UpdateUserRequest, now: datetime
) -> Profile:
    """Change it. Raises NotSignedIn where they are gone."""
    user = await accounts.user_to_change(user_id)
    if user is None:
        raise _gone()
    user.name = body.name
    if "audio_retention_days" in body.model_fields_set:
        preference = await accounts.preference(user_id)
        if preference is None:
            preference = PreferenceRow(user_id=user_id)
            accounts.add(preference)
        preference.audio_retention_days = body.audio_retention_days
        preference.updated_at = now
    await accounts.flush()
    return await profile(accounts, user_id)


async def delete(context: Context, accounts: AccountRepository, principal: Principal) -> str:
    """Have a person deleted with all they have; the id of the work that does it.

    Nobody can sign in as them any more, and the sign-in that asked can only watch.
    """
    user = await accounts.user_to_change(principal.user.id)
    if user is None:
        raise _gone()
    now = context.clock()
    user.deleting_at = now
    await SessionRepository(accounts.db, user.id, now).end_all(but=principal.session_id)
    return await context.jobs.enqueue(
        accounts.db, DELETE_ACCOUNT, subject=user.id, owner_id=user.id
    )


def _gone() -> NotSignedIn:
    return NotSignedIn("This account was deleted.")
