"""Serves the built web app; every path that is none of ours is one of its pages."""

import hashlib
import mimetypes
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
from fastapi import Request, Response
from starlette.types import Receive, Scope, Send

from api.errors import NotFound
from api.storage.answering import Content, file_answer

API_PREFIXES = ("api", "health", "ready", "metrics")


class WebApp:
    """Answers what no route does. Raises NotFound for what is no page or file either."""

    def __init__(self, dist: Path) -> None:
        self._root = dist.resolve()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        path = scope["path"].removeprefix("/")
        if request.method not in {"GET", "HEAD"} or path.partition("/")[0] in API_PREFIXES:
            raise NotFound("There is nothing here.")
        file = await anyio.to_thread.run_sync(_file, self._root, path)
        response = await _static(request, file, immutable=file.parent == self._root / "assets")
        await response(scope, receive, send)


def _file(root: Path, path: str) -> Path:
    """The file at `path`, or the app's one page. Raises NotFound where neither is there."""
    wanted = (root / path).resolve() if "\0" not in path else root
    if wanted.is_relative_to(root) and wanted.is_file():
        return wanted
    index = root / "index.html"
    # A missing asset is missing: answering it with a page would only confuse the browser.
    if path.startswith("assets/") or not index.is_file():
        raise NotFound("There is nothing here.")
    return index


async def _static(request: Request, file: Path, *, immutable: bool) -> Response:
    content = await anyio.Path(file).read_bytes()
    media_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    etag = hashlib.sha256(content).hexdigest()[:32]

    async def part(begin: int, end: int) -> AsyncIterator[bytes]:
        yield content[begin:end]

    response = file_answer(request, Content(len(content), etag, media_type, part))
    # The build names assets by their content.
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if immutable else "no-cache"
    )
    return response
