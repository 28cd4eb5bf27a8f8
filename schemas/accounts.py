"""People, how they sign in, and where they are signed in."""

from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from schemas.base import Id, Schema

Role = Literal["user", "support", "admin"]
Email = Annotated[str, Field(max_length=254, pattern=r"^[^@\s]+@[^@\s]+\.[^@\s]+$")]
NewPassword = Annotated[str, Field(min_length=10, max_length=200)]
Password = Annotated[str, Field(min_length=1, max_length=200)]
PersonName = Annotated[str, Field(min_length=1, max_length=100)]
Token = Annotated[str, Field(min_length=1, max_length=200)]


class User(Schema):
    """A person. A guest has no e-mail address and no password."""

    id: Id
    email: str | None
    name: str
    role: Role
    guest: bool
    created_at: AwareDatetime


class Grant(Schema):
    """What signing in gives; `expires_in` is the access token's life in seconds."""

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the name of a scheme
    expires_in: int
    refresh_token: str
    user: User


class RegisterRequest(Schema):
    """A new account; a guest who is signed in keeps everything."""

    email: Email
    password: NewPassword
    name: PersonName


class LoginRequest(Schema):
    """Sign in with a password."""

    email: Email
    password: Password


class RefreshRequest(Schema):
    """Change a refresh token for new tokens; each works once."""

    refresh_token: Token


class UpdateUserRequest(Schema):
    """What a person may change about themselves."""

    name: PersonName


class PasswordRequest(Schema):
    """Change the password while signed in."""

    current: Password
    new: NewPassword


class ForgotRequest(Schema):
    """Ask for a link to set a new password."""

    email: Email


class ResetRequest(Schema):
    """Set a new password with the token of such a link."""

    token: Token
    password: NewPassword


class VerifyRequest(Schema):
    """Show that an e-mail address is one's own."""

    token: Token


class Session(Schema):
    """One place where a person is signed in."""

    id: Id
    created_at: AwareDatetime
    expires_at: AwareDatetime
    current: bool
