"""Answers that a client can poll cheaply: 304 where nothing changed."""

import hashlib
from typing import Final

from fastapi import Request, Response
from pydantic import BaseModel

from api.documented import Responses

NOT_MODIFIED: Final[Responses] = {304: {"description": "Nothing changed."}}
"""In the `responses` of a route whose answer has an ETag."""


def with_etag(request: Request, body: BaseModel) -> Response:
    """`body` as JSON with its ETag, or 304 where the client has just that."""
    content = body.model_dump_json().encode()
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    known = [tag.strip().removeprefix("W/") for tag in _if_none_match(request)]
    if etag in known or "*" in known:
        return Response(status_code=304, headers=headers)
    return Response(content, media_type="application/json", headers=headers)


def _if_none_match(request: Request) -> list[str]:
    return request.headers.get("if-none-match", "").split(",")
