"""One transaction of a person after the other."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import UserRow


async def one_at_a_time(db: AsyncSession, user_id: str) -> None:
    """Wait until no other transaction of this person that asked for the same is under way.

    What is counted or looked up from here on cannot change before this transaction ends. SQLite
    has one writer anyway.
    """
    # Rows that point to the person can still be added elsewhere.
    await db.execute(
        select(UserRow.id).where(UserRow.id == user_id).with_for_update(key_share=True)
    )
