"""People, how they sign in, and where they are signed in."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from schemas.base import Id, Schema

Role = Literal["user", "support", "admin"]
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_EMAIL = rf"^[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*$"
_ONE_LINE = r"^[^\x00-\x1f\x7f]+$"


def _matches(pattern: str, otherwise: str) -> AfterValidator:
    """Checks a pattern, and says in words what is wrong."""
    known = re.compile(pattern)

    def check(text: str) -> str:
        if known.fullmatch(text) is None:
            raise PydanticCustomError("pattern", "{otherwise}", {"otherwise": otherwise})
        return text

    return AfterValidator(check)


Email = Annotated[
    str,
    Field(max_length=254, json_schema_extra={"pattern": _EMAIL}),
    _matches(_EMAIL, "This is not an e-mail address."),
]
"""As the HTML standard has it for an e-mail field: browsers and the server take the same."""

NewPassword = Annotated[str, Field(min_length=8, max_length=128)]
"""Any characters, as NIST SP 800-63B advises; the commonest passwords are refused besides."""

Password = Annotated[str, Field(min_length=1, max_length=128)]
PersonName = Annotated[
    str,
    Field(min_length=1, max_length=100, json_schema_extra={"pattern": _ONE_LINE}),
    _matches(_ONE_LINE, "A name is one line of text."),
]
Token = Annotated[str, Field(min_length=1, max_length=200)]


class User(Schema):
    """A person. A guest has no e-mail address and no password."""

    id: Id
    email: str | None
    name: str
    role: Role
    guest: bool
    created_at: AwareDatetime


class Profile(User):
    """A person with what only they see and set.

    verified: whether the address was shown to be theirs. audio_retention_days: how long the sound
    of their answers is kept; null: as long as the server says.
    """

    verified: bool
    audio_retention_days: int | None


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
    """All that a person may change about themselves.

    audio_retention_days: left out, it stays as it is; null: as long as the server says.
    """

    name: PersonName
    audio_retention_days: Annotated[int, Field(ge=1, le=365)] | None = None


class PasswordRequest(Schema):
    """Change the password while signed in."""

    current: Password
    new: NewPassword


class EmailRequest(Schema):
    """Ask for another address; `password` is the present one."""

    email: Email
    password: Password


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
    """One place where a person is signed in; `client` is what the browser or app called itself."""

    id: Id
    client: str | None
    created_at: AwareDatetime
    expires_at: AwareDatetime
    current: bool
