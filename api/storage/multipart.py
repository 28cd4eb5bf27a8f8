"""The file in a multipart body, as it comes: nothing of it is gathered in memory or on a disk."""

from collections.abc import AsyncIterator
from typing import Final

from fastapi import Request
from python_multipart import MultipartParser
from python_multipart.exceptions import FormParserError
from python_multipart.multipart import parse_options_header
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from api.errors import DoesNotFit, WrongType

FIELD: Final = "file"
FORM: Final = "multipart/form-data"
OVERHEAD_BYTES: Final = 64 * 1024
"""What a body may have beside the file."""

FILE_BODY: Final = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {
                "schema": {
                    "type": "object",
                    "required": [FIELD],
                    "properties": {FIELD: {"type": "string", "format": "binary"}},
                }
            }
        },
    }
}
"""Such a body in the OpenAPI document: FastAPI would read it before it knows who sends it."""


class UploadedFile:
    """The one part of a form. `filename`: what the client calls it, not to be trusted."""

    def __init__(self, request: Request, boundary: bytes) -> None:
        self.filename = ""
        self._stream = request.stream()
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._header_end,
                "on_headers_finished": self._headers_end,
                "on_part_data": self._data,
                "on_end": self._end,
            },
        )
        self._name, self._value = b"", b""
        self._parts = 0
        self._fields: set[bytes] = set()
        self._waiting: list[bytes] = []
        self._headers_read = self._ended = False

    async def open(self) -> None:
        """Read until the file begins. Raises DoesNotFit where there is none."""
        while not self._headers_read:
            await self._feed()

    async def blocks(self) -> AsyncIterator[bytes]:
        """The file. Raises DoesNotFit where another part follows, and 400 where it breaks off."""
        while True:
            for block in self._waiting:
                yield block
            self._waiting.clear()
            if self._ended:
                return
            await self._feed()

    async def _feed(self) -> None:
        try:
            data = await anext(self._stream)
            self._parser.write(data)
        except (StopAsyncIteration, ClientDisconnect, FormParserError) as error:
            raise HTTPException(400, "The form is malformed or breaks off.") from error
        if self._parts and self._headers_read and self._fields != {FIELD.encode()}:
            raise DoesNotFit("Send the form with one part, named file.", field=FIELD)
        if self._parts > 1 or (self._ended and not self._parts):
            raise DoesNotFit("Send the form with one part, named file.", field=FIELD)

    def _begin(self) -> None:
        self._parts += 1

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _header_end(self) -> None:
        if self._name.lower() == b"content-disposition":
            _, options = parse_options_header(self._value)
            self._fields.add(options.get(b"name", b""))
            self.filename = options.get(b"filename", b"").decode(errors="replace")
        self._name, self._value = b"", b""

    def _headers_end(self) -> None:
        self._headers_read = True

    def _data(self, data: bytes, start: int, end: int) -> None:
        self._waiting.append(data[start:end])

    def _end(self) -> None:
        self._ended = True


async def uploaded_file(request: Request) -> UploadedFile:
    """The file that this request brings.

    Raises WrongType for another kind of body, DoesNotFit where its one part is not named `file`.
    """
    media_type, options = parse_options_header(request.headers.get("content-type"))
    boundary = options.get(b"boundary", b"")
    if media_type != FORM.encode() or not boundary:
        raise WrongType(f"The body must be {FORM} with a part named file.")
    try:
        file = UploadedFile(request, boundary)
    except FormParserError as error:
        raise HTTPException(400, "The form's boundary is too long.") from error
    await file.open()
    return file
