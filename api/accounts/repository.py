"""Queries on people, sessions and tokens."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.accounts.models import SessionRow, TokenRow, UserRow
from api.accounts.tokens import TokenKind, hashed


class AccountRepository:
    """People and their tokens, in one transaction."""

    def __init__(self, db: AsyncSession) -> None:
        self._db = db

    def add(self, *rows: UserRow | SessionRow | TokenRow) -> None:
        """Keep new rows."""
        self._db.add_all(rows)

    async def flush(self) -> None:
        """Send what is pending, so that rows that point to it can follow."""
        await self._db.flush()

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
        row = (await self._db.execute(query)).one_or_none()
        return None if row is None else (row[0], row[1])

    async def refresh_token(self, token: str) -> tuple[UserRow, SessionRow, TokenRow] | None:
        """A refresh token in any state, used ones included."""
        query = (
            select(UserRow, SessionRow, TokenRow)
            .join(SessionRow, SessionRow.user_id == UserRow.id)
            .join(TokenRow, TokenRow.session_id == SessionRow.id)
            .where(TokenRow.hash == hashed(token), TokenRow.kind == "refresh")
        )
        row = (await self._db.execute(query)).one_or_none()
        return None if row is None else (row[0], row[1], row[2])

    async def session(self, session_id: str) -> SessionRow:
        """A session that is known to exist."""
        return await self._db.get_one(SessionRow, session_id)

    async def drop_tokens(self, session_id: str, *kinds: TokenKind) -> None:
        """Forget a session's tokens of these kinds."""
        await self._db.execute(
            delete(TokenRow).where(TokenRow.session_id == session_id, TokenRow.kind.in_(kinds))
        )
