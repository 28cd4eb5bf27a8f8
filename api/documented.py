"""How errors appear in the OpenAPI document."""

from typing import Any

from schemas.errors import ErrorEnvelope

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
    429: "Too often, or too much; see Retry-After.",
    500: "A fault on our side.",
    503: "Not now; see Retry-After.",
}

Responses = dict[int | str, dict[str, Any]]


def errors(*statuses: int) -> Responses:
    """The `responses` of a route that can answer with these statuses, and with 500 like any."""
    return {
        status: {"model": ErrorEnvelope, "description": _DESCRIPTIONS[status]}
        for status in (*statuses, 500)
    }


BODY_ERRORS = (400, 413, 415, 422)
"""What a route that reads a JSON body can answer."""
