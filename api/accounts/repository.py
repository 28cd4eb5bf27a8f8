"""Queries on people and tokens that find out who somebody is."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import OneTimeTokenRow, PreferenceRow, SessionRow, TokenRow, UserRow
from api.accounts.tokens import OneTimeTokenKind, TokenKind, hashed


class AccountRepository:
    """People and their tokens, in one transaction."""

    def __init__(self, db: AsyncSession) -> None:
        self.db = db

    def add(self, *rows: UserRow | SessionRow | TokenRow | OneTimeTokenRow | PreferenceRow) -> None:
        """Keep new rows."""
        self.db.add_all(rows)

    async def flush(self) -> None:
        """Send what is pending, so that rows that point to it can follow."""
        await self.db.flush()

    async def user(self, user_id: str) -> UserRow | None:
        """A person."""
        return await self.db.get(UserRow, user_id)

    async def user_to_change(self, user_id: str) -> UserRow | None:
        """A person as the database has them now, locked until the transaction ends."""
        return await self.db.get(UserRow, user_id, with_for_update=True, populate_existing=True)

    async def by_email(self, email: str) -> UserRow | None:
        """The person with this address."""
        query = select(UserRow).where(UserRow.email == email.lower())
        return (await self.db.execute(query)).scalar_one_or_none()

    async def signed_in(
        self, token: str, kind: TokenKind, now: datetime
    ) -> tuple[UserRow, SessionRow] | None:
        """Who holds a token of this kind that is still good."""
        query = (
            select(UserRow, SessionRow)
            .join(SessionRow, SessionRow.user_id == UserRow.id)
            .join(TokenRow, TokenRow.session_id == SessionRow.id)
            .where(
                TokenRow.hash == hashed(token),
                TokenRow.kind == kind,
                TokenRow.expires_at > now,
                SessionRow.expires_at > now,
                SessionRow.revoked_at.is_(None),
            )
        )
        row = (await self.db.execute(query)).one_or_none()
        return None if row is None else (row[0], row[1])

    async def refresh_token(self, token: str) -> tuple[UserRow, SessionRow, TokenRow] | None:
        """A refresh token in any state, used ones included, locked until the transaction ends."""
        query = (
            select(UserRow, SessionRow, TokenRow)
            .join(SessionRow, SessionRow.user_id == UserRow.id)
            .join(TokenRow, TokenRow.session_id == SessionRow.id)
            .where(TokenRow.hash == hashed(token), TokenRow.kind == "refresh")
            # Of two that come at once the second must see that the first used it.
            .with_for_update(of=TokenRow)
        )
        row = (await self.db.execute(query)).one_or_none()
        return None if row is None else (row[0], row[1], row[2])

    async def drop_tokens(self, session_id: str, *kinds: TokenKind) -> None:
        """Forget a session's tokens of these kinds."""
        await self.db.execute(
            delete(TokenRow).where(TokenRow.session_id == session_id, TokenRow.kind.in_(kinds))
        )

    async def by_one_time(
        self, token: str, kind: OneTimeTokenKind, now: datetime
    ) -> UserRow | None:
        """Whose one-time token this is, if it is still good."""
        query = (
            select(UserRow)
            .join(OneTimeTokenRow, OneTimeTokenRow.user_id == UserRow.id)
            .where(
                OneTimeTokenRow.hash == hashed(token),
                OneTimeTokenRow.kind == kind,
                OneTimeTokenRow.expires_at > now,
                OneTimeTokenRow.used_at.is_(None),
            )
        )
        return (await self.db.execute(query)).scalar_one_or_none()

    async def use_one_time(
        self, token: str, kind: OneTimeTokenKind, now: datetime
    ) -> OneTimeTokenRow | None:
        """What a one-time token stands for, if it is still good; it is used up by this."""
        query = (
            update(OneTimeTokenRow)
            .where(
                OneTimeTokenRow.hash == hashed(token),
                OneTimeTokenRow.kind == kind,
                OneTimeTokenRow.expires_at > now,
                OneTimeTokenRow.used_at.is_(None),
            )
            .values(used_at=now)
            .returning(OneTimeTokenRow)
        )
        return (await self.db.execute(query)).scalar_one_or_none()

    async def drop_one_time(self, user_id: str, kind: OneTimeTokenKind) -> None:
        """Forget a person's one-time tokens of this kind."""
        await self.db.execute(
            delete(OneTimeTokenRow).where(
                OneTimeTokenRow.user_id == user_id, OneTimeTokenRow.kind == kind
            )
        )

    async def asked_address(self, user: UserRow, now: datetime) -> str | None:
        """The address that a person asked to have instead of theirs and has not confirmed yet."""
        query = select(OneTimeTokenRow.email).where(
            *_to_another_address(user),
            OneTimeTokenRow.expires_at > now,
            OneTimeTokenRow.used_at.is_(None),
        )
        return (await self.db.execute(query)).scalar_one_or_none()

    async def drop_asked_address(self, user: UserRow) -> None:
        """Forget that they asked for it; its link works no longer."""
        await self.db.execute(delete(OneTimeTokenRow).where(*_to_another_address(user)))

    async def preference(self, user_id: str) -> PreferenceRow | None:
        """What a person set for themselves."""
        return await self.db.get(PreferenceRow, user_id)

    async def drop_expired(self, now: datetime) -> None:
        """Forget sign-ins and one-time tokens whose time is over."""
        await self.db.execute(delete(SessionRow).where(SessionRow.expires_at <= now))
        await self.db.execute(delete(OneTimeTokenRow).where(OneTimeTokenRow.expires_at <= now))


def _to_another_address(user: UserRow) -> tuple[ColumnElement[bool], ...]:
    return (
        OneTimeTokenRow.user_id == user.id,
        OneTimeTokenRow.kind == "verify",
        OneTimeTokenRow.email != user.email,
    )
