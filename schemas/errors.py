"""The one envelope in which every error leaves the API."""

from schemas.base import Schema


class ErrorBody(Schema):
    """What went wrong, in a form a client can act on.

    code: stable word; message: one sentence for a person; field: dotted path into the request
    body or the name of the parameter that does not fit; request_id: the same as in the logs.
    """

    code: str
    message: str
    request_id: str
    field: str | None = None


class ErrorEnvelope(Schema):
    """The body of every answer with a status of 400 and above."""

    error: ErrorBody
