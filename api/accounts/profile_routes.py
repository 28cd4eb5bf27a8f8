"""One's own account."""

from fastapi import APIRouter, status

from api.accounts import profile
from api.accounts.principal import PrincipalDep
from api.accounts.repository import AccountRepository
from api.context import ContextDep, DbDep
from api.documented import BODY_ERRORS, errors
from schemas.accounts import Profile, UpdateUserRequest
from schemas.jobs import JobStarted

router = APIRouter(prefix="/api/users/me", tags=["accounts"])


@router.get("", responses=errors(401))
async def my_account(principal: PrincipalDep, db: DbDep) -> Profile:
    """The person who is signed in, with what they set."""
    return await profile.profile(AccountRepository(db), principal.user.id)


@router.put("", responses=errors(401, 403, *BODY_ERRORS))
async def change_my_account(
    body: UpdateUserRequest, principal: PrincipalDep, context: ContextDep, db: DbDep
) -> Profile:
    """Change it."""
    return await profile.update(AccountRepository(db), principal.user.id, body, context.clock())


@router.delete("", status_code=status.HTTP_202_ACCEPTED, responses=errors(401, 403))
async def delete_my_account(principal: PrincipalDep, context: ContextDep, db: DbDep) -> JobStarted:
    """Delete the account with all that belongs to it. Every other sign-in ends at once."""
    job_id = await profile.delete(context, AccountRepository(db), principal)
    return JobStarted(job_id=job_id)
