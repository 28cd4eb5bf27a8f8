"""A bucket that speaks S3's wire format: objects, ranges, uploads in parts, lists, bulk deletes."""

import hashlib
import re
import secrets
import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree import ElementTree as Xml
from xml.sax.saxutils import escape

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

PAGE = 2
"""Keys a page of a list, so that every list has several."""

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")
_MODIFIED = datetime(2026, 1, 2, tzinfo=UTC)


@dataclass
class Bucket:
    """What is stored, and the uploads in parts that were begun and neither made nor given up."""

    name: str
    access_key_id: str
    objects: dict[str, bytes] = field(default_factory=dict[str, bytes])
    uploads: dict[str, dict[int, bytes]] = field(default_factory=dict[str, dict[int, bytes]])

    def app(self) -> Starlette:
        """The bucket as a server."""
        methods = ["GET", "HEAD", "PUT", "POST", "DELETE"]
        return Starlette(
            routes=[
                Route(f"/{self.name}", self._on_bucket, methods=methods),
                Route(f"/{self.name}/{{key:path}}", self._on_object, methods=methods),
            ]
        )

    async def _on_bucket(self, request: Request) -> Response:
        if (refused := self._refused(request)) is not None:
            return refused
        if request.method == "POST" and "delete" in request.query_params:
            return self._delete_many(await request.body())
        return self._list(request)

    async def _on_object(self, request: Request) -> Response:
        if (refused := self._refused(request)) is not None:
            return refused
        key: str = request.path_params["key"]
        upload = request.query_params.get("uploadId")
        match request.method:
            case "PUT" if upload is not None:
                number = int(request.query_params["partNumber"])
                self.uploads[upload][number] = await request.body()
                return Response(headers={"ETag": f'"{number}"'})
            case "PUT":
                self.objects[key] = await request.body()
                return Response(headers={"ETag": _etag(self.objects[key])})
            case "POST" if upload is None:
                upload = secrets.token_hex(8)
                self.uploads[upload] = {}
                return _xml("InitiateMultipartUploadResult", f"<UploadId>{upload}</UploadId>")
            case "POST":
                parts = self.uploads.pop(str(upload))
                self.objects[key] = b"".join(data for _, data in sorted(parts.items()))
                etag = escape(_etag(self.objects[key]))
                return _xml("CompleteMultipartUploadResult", f"<ETag>{etag}</ETag>")
            case "DELETE":
                self.uploads.pop(upload or "", None)
                if upload is None:
                    self.objects.pop(key, None)
                return Response(status_code=204)
            case _:
                return self._get(request, key)

    def _refused(self, request: Request) -> Response | None:
        signed = f"AWS4-HMAC-SHA256 Credential={self.access_key_id}/"
        if request.headers.get("authorization", "").startswith(signed):
            return None
        return _xml("Error", "<Code>AccessDenied</Code>", status=403)

    def _get(self, request: Request, key: str) -> Response:
        data = self.objects.get(key)
        if data is None:
            return _xml("Error", "<Code>NoSuchKey</Code>", status=404)
        headers = {"ETag": _etag(data), "Last-Modified": format_datetime(_MODIFIED, usegmt=True)}
        if request.method == "HEAD":
            return Response(headers={**headers, "Content-Length": str(len(data))})
        wanted = _RANGE.fullmatch(request.headers.get("range", ""))
        if wanted is None:
            return Response(data, headers=headers)
        first, last = int(wanted[1]), min(int(wanted[2]), len(data) - 1)
        headers["Content-Range"] = f"bytes {first}-{last}/{len(data)}"
        return Response(data[first : last + 1], 206, headers)

    def _list(self, request: Request) -> Response:
        prefix = request.query_params.get("prefix", "")
        after = request.query_params.get("continuation-token", "")
        keys = sorted(key for key in self.objects if key.startswith(prefix) and key > after)
        shown = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.objects[key])}</Size>"
            f"<LastModified>{_MODIFIED:%Y-%m-%dT%H:%M:%S.000Z}</LastModified>"
            f"<ETag>{escape(_etag(self.objects[key]))}</ETag></Contents>"
            for key in keys[:PAGE]
        )
        tail = "<IsTruncated>false</IsTruncated>"
        if len(keys) > PAGE:
            token = f"<NextContinuationToken>{escape(keys[PAGE - 1])}</NextContinuationToken>"
            tail = f"<IsTruncated>true</IsTruncated>{token}"
        return _xml("ListBucketResult", shown + tail)

    def _delete_many(self, body: bytes) -> Response:
        root = Xml.fromstring(body)  # noqa: S314 - our own client sent it
        keys = [node.text or "" for node in root.iter() if _local(node) == "Key"]
        for key in keys:
            self.objects.pop(key, None)
        deleted = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in keys)
        return _xml("DeleteResult", deleted)


def _local(node: Xml.Element) -> str:
    return node.tag.rpartition("}")[2]


def _etag(data: bytes) -> str:
    return f'"{hashlib.sha256(data).hexdigest()[:32]}"'


def _xml(name: str, content: str, status: int = 200) -> Response:
    text = f'<?xml version="1.0" encoding="UTF-8"?><{name}>{content}</{name}>'
    return Response(text, status, media_type="application/xml")


@contextmanager
def serving(bucket: Bucket) -> Generator[str]:
    """The address of a server with this bucket."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(bucket.app(), log_config=None, lifespan="off", ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listener],))
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        listener.close()
