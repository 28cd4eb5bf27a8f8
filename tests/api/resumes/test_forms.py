"""The form around an upload: only one part, named file, whole, and not too large."""

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI

from api.context import Context
from tests.api.resumes.files import LINES
from tests.api.support import Person, client, error_of

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)

TEXT = "\n".join(LINES).encode()
EDGE = "edge"
MULTIPART = f"multipart/form-data; boundary={EDGE}"
URL = "/api/resumes/upload"


def part(name: str, data: bytes, filename: str = "cv.txt", more: str = "") -> bytes:
    head = f'Content-Disposition: form-data; name="{name}"; filename="{filename}"\r\n{more}\r\n'
    return f"--{EDGE}\r\n".encode() + head.encode() + data + b"\r\n"


END = f"--{EDGE}--\r\n".encode()


async def post(
    person: Person, body: bytes | AsyncIterator[bytes], content_type: str = MULTIPART
) -> httpx.Response:
    return await person.http.post(URL, content=body, headers={"Content-Type": content_type})


async def in_pieces(body: bytes, size: int) -> AsyncIterator[bytes]:
    for at in range(0, len(body), size):
        yield body[at : at + size]


@pytest.mark.parametrize("size", [1, 7, 100_000])
async def test_a_form_may_come_in_any_pieces(person: Person, context: Context, size: int) -> None:
    answer = await post(person, in_pieces(part("file", TEXT) + END, size))
    assert answer.status_code == 201, answer.text
    (file,) = [found async for found in context.storage.under("resumes")]
    assert await context.storage.read(file.key) == [TEXT]


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        (part("file", TEXT) + part("file", TEXT) + END, 422, "does_not_fit", "file"),
        (part("other", TEXT) + END, 422, "does_not_fit", "file"),
        (part("other", b"x") + part("file", TEXT) + END, 422, "does_not_fit", "file"),
        (END, 422, "does_not_fit", "file"),
        (part("file", TEXT), 400, "malformed", None),
        (part("file", TEXT)[:60], 400, "malformed", None),
        (b"", 400, "malformed", None),
        (b"no form at all", 400, "malformed", None),
        (part("file", TEXT, more="X: y\r\n" * 99) + END, 400, "malformed", None),
        (part("file", TEXT, more=f"X: {'y' * 99_999}\r\n") + END, 400, "malformed", None),
    ],
    ids=[
        "two_files", "another_name", "another_part", "no_part", "no_end", "no_file",
        "nothing", "no_form", "many_headers", "long_header",
    ],
)  # fmt: skip
async def test_what_is_no_such_form_is_refused_and_forgotten(
    person: Person, context: Context, body: bytes, status: int, code: str, field: str | None
) -> None:
    error_of(await post(person, body), status, code, field)
    assert [found async for found in context.storage.under("resumes")] == []


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "multipart/form-data", "text/plain", "", "multipart/mixed; boundary=x"],
)
async def test_another_body_is_of_the_wrong_type(person: Person, content_type: str) -> None:
    error_of(await post(person, b"{}", content_type), 415, "wrong_type")


async def test_a_boundary_has_a_length(person: Person) -> None:
    long = f"multipart/form-data; boundary={'x' * 5_000}"
    error_of(await post(person, b"", long), 400, "malformed")


async def test_too_much_is_refused_before_it_has_come(person: Person, context: Context) -> None:
    came = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal came
        yield part("file", TEXT)[:-2]
        while True:
            came += 1
            yield b"word " * 20_000

    error_of(await post(person, endless()), 413, "too_large", "file")
    assert came <= 110
    assert [found async for found in context.storage.under("resumes")] == []
    body = part("file", b"word " * 2_200_000) + END
    error_of(await post(person, body), 413, "too_large")


async def test_a_stranger_is_refused_before_the_file_is_read(app: FastAPI) -> None:
    async def unread() -> AsyncIterator[bytes]:
        raise AssertionError("nobody asked for the body")
        yield b""

    async with client(app) as nobody:
        answer = await nobody.post(URL, content=unread(), headers={"Content-Type": MULTIPART})
    error_of(answer, 401, "not_signed_in")
