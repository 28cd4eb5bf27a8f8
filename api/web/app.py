"""Serves the built web app; every path that is none of ours is one of its pages."""

import hashlib
import html
import mimetypes
import re
from collections.abc import AsyncIterator
from pathlib import Path

import anyio
from fastapi import Request, Response
from pydantic import AnyHttpUrl
from starlette.types import Receive, Scope, Send

from api.errors import NotFound
from api.storage.answering import Content, file_answer

REPORTS_META = "sentry-dsn"
"""Name of the page's line that says where its faults go."""

_CODINGS = {"br": ".br", "gzip": ".gz"}
"""What the build compresses into files beside its own, and how they end; the smallest first."""

_REFUSED = re.compile(r";\s*q=0(?:\.0*)?$")

API_PREFIXES = ("api", "health", "ready", "metrics")


class WebApp:
    """Answers what no route does. Raises NotFound for what is no page or file either.

    reports_to: where browsers send faults of the page; written into the page, as it has to be
    known before anything else runs.
    """

    def __init__(self, dist: Path, *, reports_to: AnyHttpUrl | None) -> None:
        self._root = dist.resolve()
        dsn = html.escape(str(reports_to)) if reports_to is not None else None
        self._meta = f'<meta name="{REPORTS_META}" content="{dsn}">' if dsn is not None else ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        path = scope["path"].removeprefix("/")
        if request.method not in {"GET", "HEAD"} or path.partition("/")[0] in API_PREFIXES:
            raise NotFound("There is nothing here.")
        file, coding, content = await anyio.to_thread.run_sync(_read, self._root, path, request)
        if self._meta and file.name == "index.html":
            content = content.replace(b"</head>", f"{self._meta}</head>".encode(), 1)
        response = _static(
            request, file.name, content, immutable=file.parent == self._root / "assets"
        )
        if coding:
            response.headers["Content-Encoding"] = coding
            response.headers["Vary"] = "Accept-Encoding"
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


def _read(root: Path, path: str, request: Request) -> tuple[Path, str, bytes]:
    """The file at `path`, its coding and its bytes in it. Raises NotFound."""
    file = _file(root, path)
    coding = _coding(file, request)
    return file, coding, Path(f"{file}{_CODINGS.get(coding, '')}").read_bytes()


def _coding(file: Path, request: Request) -> str:
    """In which coding the browser takes the file that the build has it in; empty: as it is."""
    parts = (part.strip() for part in request.headers.get("accept-encoding", "").split(","))
    taken = {part.partition(";")[0].rstrip() for part in parts if not _REFUSED.search(part)}
    there = (name for name, end in _CODINGS.items() if Path(f"{file}{end}").is_file())
    return next((name for name in there if name in taken), "")


def _static(request: Request, name: str, content: bytes, *, immutable: bool) -> Response:
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    etag = hashlib.sha256(content).hexdigest()[:32]

    async def part(begin: int, end: int) -> AsyncIterator[bytes]:
        yield content[begin:end]

    response = file_answer(request, Content(len(content), etag, media_type, part))
    # The build names assets by their content.
    response.headers["Cache-Control"] = (
        "public, max-age=31536000, immutable" if immutable else "no-cache"
    )
    return response
