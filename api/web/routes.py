"""Serves the built web app; every path that is none of ours is one of its pages."""

import hashlib
import mimetypes
from pathlib import Path

import anyio
from fastapi import APIRouter, Request, Response

from api.errors import NotFound
from api.recording.files import stored_file

API_PREFIXES = ("api", "health", "ready", "metrics")


def web_routes(dist: Path) -> APIRouter:
    """Routes for the files in `dist`; to be added after all others."""
    router = APIRouter(include_in_schema=False)
    root = dist.resolve()

    @router.head("/{path:path}")
    @router.get("/{path:path}")
    async def page(path: str, request: Request) -> Response:
        if path.split("/", 1)[0] in API_PREFIXES:
            raise NotFound("There is nothing here.")
        file = await anyio.to_thread.run_sync(_file, root, path)
        return await _static(request, file, immutable=file.parent == root / "assets")

    return router


def _file(root: Path, path: str) -> Path:
    """The file at `path`, or the app's one page. Raises NotFound where neither is there."""
    wanted = (root / path).resolve()
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
    response = await stored_file(request, file, etag=etag, media_type=media_type)
    # The build names assets by their content.
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if immutable else "no-cache"
    )
    return response
