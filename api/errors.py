"""Errors that carry their status: raise them anywhere, the edge turns them into the envelope."""

from collections.abc import Mapping
from typing import ClassVar


class ApiError(Exception):
    """An error for the client.

    message: one sentence for a person. field: the part of the request that does not fit.
    keeps_changes: what was done to the database before it was raised is kept, not rolled back.
    """

    status: ClassVar[int]
    code: ClassVar[str]
    keeps_changes: ClassVar[bool] = False

    def __init__(self, message: str, *, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.field = field

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers that belong to the answer."""
        return {}


class NotSignedIn(ApiError):
    """Nobody is signed in, or no longer."""

    status = 401
    code = "not_signed_in"

    @property
    def headers(self) -> Mapping[str, str]:
        return {"WWW-Authenticate": "Bearer"}


class Forbidden(ApiError):
    """Signed in, but this may not be done."""

    status = 403
    code = "forbidden"


class CsrfMismatch(Forbidden):
    """A browser's request without proof that our own page made it."""

    code = "csrf"


class NotFound(ApiError):
    """Not there, or not yours: the two cannot be told apart."""

    status = 404
    code = "not_found"


class WrongState(ApiError):
    """It exists, but this cannot be done with it now."""

    status = 409
    code = "wrong_state"


class Expired(ApiError):
    """It was there, and its time is over."""

    status = 410
    code = "expired"


class TooLarge(ApiError):
    """More bytes than are taken."""

    status = 413
    code = "too_large"


class WrongType(ApiError):
    """A body or a file of a type that is not taken."""

    status = 415
    code = "wrong_type"


class DoesNotFit(ApiError):
    """Well formed, but a value is not possible; `field` says which."""

    status = 422
    code = "does_not_fit"


class UnsatisfiableRange(ApiError):
    """The bytes asked for lie behind the file's end."""

    status = 416
    code = "unsatisfiable_range"

    def __init__(self, size: int) -> None:
        super().__init__(f"The file has {size} bytes.")
        self._size = size

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Content-Range": f"bytes */{self._size}"}


class _Later(ApiError):
    """Worth trying again after `retry_after_s`, in whole seconds."""

    def __init__(self, message: str, *, retry_after_s: int) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s

    @property
    def headers(self) -> Mapping[str, str]:
        return {"Retry-After": str(self.retry_after_s)}


class TooMany(_Later):
    """More than is allowed in some time."""

    status = 429
    code = "too_many"


class Unavailable(_Later):
    """Not now."""

    status = 503
    code = "unavailable"
