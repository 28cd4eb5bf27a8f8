"""What is over is forgotten."""

from datetime import timedelta
from typing import Final

from api.accounts.repository import AccountRepository
from api.jobs.ports import JobKind
from api.jobs.run import JobRun


async def forget_expired(run: JobRun) -> None:
    """Delete sign-ins and one-time links whose time is over."""
    async with run.transaction() as db:
        await AccountRepository(db).drop_expired(run.clock())
        await run.finish(db)


FORGET_EXPIRED: Final = JobKind("forget_expired_sign_ins", forget_expired, every=timedelta(days=1))
