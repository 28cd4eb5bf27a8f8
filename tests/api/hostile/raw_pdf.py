"""PDFs put together by hand, so that they can be wrong."""

import zlib
from collections.abc import Sequence
from typing import Final

TEXT: Final = b"BT /F1 12 Tf 60 700 Td (Ada Lovelace, ada@example.org, engineer in London) Tj ET"
CATALOG: Final = b"<< /Type /Catalog /Pages 2 0 R >>"
PAGES: Final = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE: Final = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    b" /Resources << /Font << /F1 5 0 R >> >> >>"
)
FONT: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def stream(data: bytes, extra: bytes = b"", *, length: int | None = None) -> bytes:
    """A stream object."""
    size = len(data) if length is None else length
    return b"<< /Length %d %s >>\nstream\n" % (size, extra) + data + b"\nendstream"


def flate(data: bytes, times: int = 1) -> bytes:
    """A compressed stream, also one within another."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [" + b"/FlateDecode " * times + b"]")


def assemble(
    objects: Sequence[bytes], *, trailer: bytes = b"", startxref: int | None = None
) -> bytes:
    """A file of these objects, numbered from 1, the first one its catalog."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: list[int] = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    out += b"startxref\n%d\n%%%%EOF\n" % (table if startxref is None else startxref)
    return bytes(out)


def simple(
    content: bytes = TEXT,
    *,
    catalog: bytes = CATALOG,
    pages: bytes = PAGES,
    page: bytes = PAGE,
    contents: bytes | None = None,
    font: bytes = FONT,
    more: Sequence[bytes] = (),
    trailer: bytes = b"",
    startxref: int | None = None,
) -> bytes:
    """A file of one page with the text above, of which any part can be replaced."""
    body = stream(content) if contents is None else contents
    objects = [catalog, pages, page, body, font, *more]
    return assemble(objects, trailer=trailer, startxref=startxref)
