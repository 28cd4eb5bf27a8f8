"""Tables of people and of where they are signed in."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from api.accounts.tokens import OneTimeTokenKind, TokenKind
from api.database import Base, UtcDateTime, one_of
from schemas.accounts import Role


class UserRow(Base):
    """A person; a guest has no e-mail address and no password.

    email: in small letters. verified_at: when the address was shown to be theirs.
    deleting_at: when they asked to be deleted; from then on nobody can sign in.
    """

    __tablename__ = "user"
    __table_args__ = (one_of("role", Role), Index(None, "created_at", "id"))

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    role: Mapped[str] = mapped_column(String(16))
    guest: Mapped[bool]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    verified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    deleting_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class PreferenceRow(Base):
    """What a person set for themselves; null means the server's default.

    audio_retention_days: how long the sound of answers is kept.
    """

    __tablename__ = "preference"

    user_id: Mapped[str] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), primary_key=True
    )
    audio_retention_days: Mapped[int | None]
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class SessionRow(Base):
    """One sign-in. All tokens that came out of it end with it.

    client: what the browser or app called itself, so that a person knows it again.
    """

    __tablename__ = "session"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    client: Mapped[str | None] = mapped_column(String(200))
    csrf_hash: Mapped[str] = mapped_column(String(64))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class TokenRow(Base):
    """A token, known only by its SHA-256. `used_at`: when a refresh token was changed for new."""

    __tablename__ = "token"
    __table_args__ = (one_of("kind", TokenKind),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    session_id: Mapped[str] = mapped_column(
        ForeignKey("session.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[str] = mapped_column(String(16))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class OneTimeTokenRow(Base):
    """A link that was mailed to `email` and works once; known only by its SHA-256."""

    __tablename__ = "one_time_token"
    __table_args__ = (one_of("kind", OneTimeTokenKind),)

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    email: Mapped[str] = mapped_column(String(254))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
