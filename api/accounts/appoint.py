"""`python -m api admin create EMAIL`: the people who run this server."""

from pydantic import TypeAdapter

from api.accounts.links import new_link
from api.accounts.models import UserRow
from api.accounts.repository import AccountRepository
from api.accounts.tokens import ONE_TIME_LIFE
from api.clock import Clock
from api.database import Database
from api.ids import new_id
from api.settings import Settings
from schemas.accounts import Email, Role

_EMAIL: TypeAdapter[str] = TypeAdapter(Email)


def email_address(text: str) -> str:
    """An address as accounts have it. Raises ValueError for what is none."""
    return _EMAIL.validate_python(text).lower()


async def appoint(
    database: Database, settings: Settings, clock: Clock, email: str, role: Role
) -> str:
    """Give the account with this address a role, or make the account; what to tell who asked.

    The database must be migrated.
    """
    async with database.writing() as db:
        accounts = AccountRepository(db)
        user = await accounts.by_email(email)
        if user is not None and user.password_hash is not None:
            user.role = role
            return f"{email} has the role {role} from now on."
        if user is None:
            user = UserRow(id=new_id(), email=email, name=email, guest=False, created_at=clock())
            accounts.add(user)
        user.role = role
        await accounts.flush()
        link = await new_link(accounts, user.id, email, "reset", settings, clock())
    minutes = int(ONE_TIME_LIFE["reset"].total_seconds() / 60)
    return (
        f"{email} has the role {role} and no password yet. Choose one within {minutes} minutes "
        f"at this address, which works once:\n{link}"
    )
