"""Sign-ins: how they begin, go on and end."""

from dataclasses import dataclass
from datetime import datetime

from api.accounts.models import SessionRow, TokenRow, UserRow
from api.accounts.repository import AccountRepository
from api.accounts.tokens import ACCESS_LIFE, SESSION_LIFE, TokenKind, hashed, new_token
from api.errors import NotSignedIn
from api.ids import new_id
from schemas.accounts import Grant, Session, User


class RefreshReused(NotSignedIn):
    """A refresh token came a second time: somebody else may hold it, so its family ends."""

    code = "refresh_reused"
    keeps_changes = True


@dataclass(frozen=True, slots=True)
class Client:
    """What a sign-in comes from. name: what the browser or app calls itself."""

    address: str
    name: str | None


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What goes to the client: tokens for the body, and the two cookies for browsers."""

    grant: Grant
    cookie: str
    csrf: str


def user_body(row: UserRow) -> User:
    """A person as the API shows them."""
    return User.model_validate(row, from_attributes=True)


def session_body(row: SessionRow, *, current: str) -> Session:
    """A sign-in as the person sees it. current: the one that asks."""
    return Session(
        id=row.id,
        client=row.client,
        created_at=row.created_at,
        expires_at=row.expires_at,
        current=row.id == current,
    )


async def begin(
    accounts: AccountRepository, user: UserRow, client: Client, now: datetime
) -> SignedIn:
    """Sign a person in, who is in the database already."""
    session = SessionRow(
        id=new_id(),
        user_id=user.id,
        client=client.name,
        csrf_hash="",
        created_at=now,
        expires_at=now + SESSION_LIFE,
        revoked_at=None,
    )
    accounts.add(session)
    await accounts.flush()
    return _grant(accounts, user, session, now)


async def refresh(accounts: AccountRepository, token: str, now: datetime) -> SignedIn:
    """New tokens for a refresh token, which works once.

    Raises NotSignedIn where it is unknown or expired, RefreshReused where it was used before.
    """
    known = await accounts.refresh_token(token)
    if known is None:
        raise NotSignedIn("This refresh token is not known.", field="refresh_token")
    user, session, row = known
    ended = session.revoked_at is not None or user.deleting_at is not None
    if ended or min(row.expires_at, session.expires_at) <= now:
        raise NotSignedIn("This sign-in is over.", field="refresh_token")
    if row.used_at is not None:
        session.revoked_at = now
        raise RefreshReused("This refresh token was used before, so its sign-in was ended.")
    row.used_at = now
    await accounts.drop_tokens(session.id, "access", "cookie")
    return _grant(accounts, user, session, now)


def _grant(
    accounts: AccountRepository, user: UserRow, session: SessionRow, now: datetime
) -> SignedIn:
    tokens: dict[TokenKind, str] = {
        "access": new_token(),
        "refresh": new_token(),
        "cookie": new_token(),
    }
    for kind, token in tokens.items():
        expires_at = now + ACCESS_LIFE if kind == "access" else session.expires_at
        accounts.add(
            TokenRow(
                hash=hashed(token),
                session_id=session.id,
                kind=kind,
                expires_at=expires_at,
                used_at=None,
            )
        )
    csrf = new_token()
    session.csrf_hash = hashed(csrf)
    grant = Grant(
        access_token=tokens["access"],
        expires_in=int(ACCESS_LIFE.total_seconds()),
        refresh_token=tokens["refresh"],
        user=user_body(user),
    )
    return SignedIn(grant=grant, cookie=tokens["cookie"], csrf=csrf)
