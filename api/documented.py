"""How errors appear in the OpenAPI document."""

from collections.abc import Iterable
from typing import Any

from api.errors import ApiError
from schemas.errors import ErrorEnvelope

CODES_KEY = "x-error-codes"
"""Where a response names the codes that its errors can have."""

_DESCRIPTIONS = {
    400: "The request is malformed.",
    401: "Nobody is signed in, or no longer.",
    403: "This may not be done.",
    404: "Not there, or not yours.",
    409: "Its state does not allow this.",
    410: "Its time is over.",
    413: "Too large.",
    415: "Of the wrong type.",
    416: "The range lies outside of the file.",
    422: "A value does not fit; `field` says which.",
    429: "Too often, or more than is allowed; see Retry-After.",
    500: "A fault on our side.",
    503: "Not now; see Retry-After.",
}
_CODES = {
    400: ("malformed",),
    401: ("not_signed_in",),
    403: ("csrf", "forbidden"),
    404: ("not_found",),
    409: ("wrong_state",),
    410: ("expired",),
    413: ("too_large",),
    415: ("wrong_type",),
    416: ("unsatisfiable_range",),
    422: ("does_not_fit",),
    429: ("too_many",),
    500: ("internal",),
    503: ("unavailable",),
}

Responses = dict[int | str, dict[str, Any]]
ErrorKind = int | type[ApiError]
"""A status with its common codes, or an error of the domain's own."""


def errors(*kinds: ErrorKind) -> Responses:
    """The `responses` of a route that can answer with these errors, and with 500 like any."""
    codes: dict[int, set[str]] = {}
    for kind in (*kinds, 500):
        status, names = _of(kind)
        codes.setdefault(status, set()).update(names)
    return {
        status: {
            "model": ErrorEnvelope,
            "description": _DESCRIPTIONS[status],
            CODES_KEY: sorted(names),
        }
        for status, names in codes.items()
    }


def _of(kind: ErrorKind) -> tuple[int, Iterable[str]]:
    return (kind, _CODES[kind]) if isinstance(kind, int) else (kind.status, (kind.code,))


BODY_ERRORS = (400, 413, 415, 422)
"""What a route that reads a JSON body can answer."""
