"""One shape for every error that leaves the API."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection
from starlette.exceptions import HTTPException

from api.errors import ApiError, Unavailable
from schemas.errors import ErrorBody, ErrorEnvelope

CODES = {400: "malformed", 404: "not_found", 405: "method_not_allowed", 413: "too_large"}
MESSAGES = {404: "There is nothing here.", 405: "This cannot be done here."}

NOT_STORABLE = {"22021", "22P05"}
"""What PostgreSQL calls the character NUL in a text, and in JSON; addresses may hold one too."""

BUSY_RETRY_S = 2


def envelope(
    request: Request,
    status: int,
    code: str,
    message: str,
    *,
    field: str | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """The answer for an error; `field` is left out where there is none."""
    error = ErrorBody(code=code, message=message, field=field, request_id=request.state.request_id)
    body = ErrorEnvelope(error=error).model_dump(exclude_none=True)
    return JSONResponse(body, status, headers)


async def _api_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ApiError)
    return envelope(
        request,
        error.status,
        error.code,
        error.message,
        field=error.field,
        headers=error.headers,
    )


async def _http_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    code = CODES.get(error.status_code, HTTPStatus(error.status_code).name.lower())
    message = MESSAGES.get(error.status_code, str(error.detail))
    return envelope(request, error.status_code, code, message, headers=error.headers)


async def _validation_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    first: Mapping[str, Any] = error.errors()[0]
    if first["type"] == "json_invalid":
        return envelope(request, 400, "malformed", "The body is not valid JSON.")
    if tuple(first["loc"]) == ("body",) and not _is_json(request) and error.body is not None:
        return envelope(request, 415, "wrong_type", "The body must be application/json.")
    field = ".".join(str(part) for part in first["loc"][1:]) or str(first["loc"][0])
    return envelope(request, 422, "does_not_fit", f"{field}: {first['msg']}", field=field)


async def _database_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, DBAPIError)
    if getattr(error.orig, "sqlstate", None) not in NOT_STORABLE:
        raise error
    message = "There is a character in it that cannot be stored."
    return envelope(request, 422, "does_not_fit", message)


async def _no_connection(request: Request, _error: Exception) -> JSONResponse:
    busy = Unavailable("There is too much to do right now.", retry_after_s=BUSY_RETRY_S)
    return await _api_error(request, busy)


def _is_json(request: Request) -> bool:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return media_type == "application/json"


def install_error_handlers(app: FastAPI) -> None:
    """Make `app` answer every error it knows in the one envelope.

    What nobody expected is answered by the request middleware, outermost.
    """
    app.add_exception_handler(ApiError, _api_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _validation_error)
    app.add_exception_handler(DBAPIError, _database_error)
    app.add_exception_handler(NoConnection, _no_connection)
